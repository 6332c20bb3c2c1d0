"""Words of a column in five languages as the few that we keep."""

import re
from functools import cache

import polars as pl

from kam_core.crm.catalogue import spoken, spoken_words
from kam_core.crm.headers import key, spaced

_DENIED = frozenset({"not", "no", "chua", "khong", "未", "non", "nicht", "ya", "可能"})
_NUMBERED = re.compile(r"^\W*\d+\W*")


def meaning(topic: str, value: str) -> str | None:
    """What a value of this topic means; null where we do not know it.

    A value with more than the word says the same as the word: "07 - Closed Won", "Closed Lost (price)".
    """
    known = spoken(topic)
    for tried in (value, _NUMBERED.sub("", value)):
        if key(tried) in known:
            return known[key(tried)]
    return _within(topic, spaced(value))


def mapped(topic: str, column: pl.Series) -> pl.Series:
    """What each value means; null where it is unknown."""
    said = {value: meaning(topic, value) for value in column.drop_nulls().unique()}
    if not said:
        return pl.Series([None] * len(column), dtype=pl.String)
    return column.replace_strict(list(said), list(said.values()), default=None, return_dtype=pl.String)


def _within(topic: str, text: str) -> str | None:
    """The meaning of the known words within a text; null where they mean two things, or are denied."""
    if _DENIED & {*text.split()}:
        return None
    found = {means for word, means in _phrases(topic).items() if f" {word} " in f" {text} "}
    return found.pop() if len(found) == 1 else None


@cache
def _phrases(topic: str) -> dict[str, str]:
    """The words of a topic that say the same within a longer text."""
    known = {word: means for word, means in spoken_words(topic).items() if len(word) > 2 or not word.isascii()}
    if topic != "status":
        return known
    # "Win plan" and "Order signed off" are stages on the way: of English only these are said of the end alone.
    return {word: means for word, means in known.items() if {*word.split()} & {"won", "lost"} or not word.isascii()}
