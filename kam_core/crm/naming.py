"""What the name of a column says it is, in one kind of file: for sure, or as a guess."""

from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz, process

from kam_core.crm.catalogue import OWN, Known, fields, presets, sources, synonyms, written
from kam_core.crm.headers import key, keys, spaced
from kam_core.crm.matching import EMPTY, Candidate, Column
from kam_core.crm.proposal import How

_SURE = {How.OWN: 1.0, How.PRESET: 0.98, How.SYNONYM: 0.9}
# "Close date" and "closed date" are 95 alike, "amount" and "amounts" 92, "account id" and "amount id" 84; that "order
# date" and "order rate" are 90, what stands in the columns tells.
_ALIKE = 87.0
_SHORTEST = 5
# A name with words that add little, as in "Our current Deal Amount, USD".
_WITHIN = 0.75
_LITTLE = (
    "the of our your in a an current total net gross new primary main full field value usd eur gbp vnd cny rmb irr twd "
    "local converted crm"
)
_SAYS_LITTLE = frozenset(_LITTLE.split())
# The end of a longer name, as in "Business Sector".
_PART = 0.6
# Ends of names of all sorts.
_TOO_LITTLE = (
    "id no number code key name type date day time value status title note amount total account group category class "
    "level source state closed open result score rate price cost month year from to start end created phase step user "
    "role function line market description ma ten ngay so loai gia nam thang نام کد تاریخ نوع شماره مبلغ"
)
_SAY_TOO_LITTLE = frozenset(_TOO_LITTLE.split())
# A name that had to be stripped of brackets or of a connector's prefix.
_STRIPPED = 0.05


def named(column: Column, kind: str, source: str | None) -> Candidate | None:
    """What the name of the column says it is, where it says it for sure; the surest way only."""
    for number, found in enumerate(keys(column.header)):
        for how, known in _ways(found, kind, source):
            sure = _SURE[how] - (_STRIPPED if number else 0)
            if known.field is not None and not column.look.suits(fields(kind)[known.field].type):
                sure -= EMPTY
            return Candidate(column.place, known.field, how, sure, known.rank)
    return None


def guessed(column: Column, kind: str) -> Iterator[Candidate]:
    """What its name is like, where that is no name we know."""
    name = spaced(column.header)
    if len(name) < (_SHORTEST if name.isascii() else 3):
        return
    words = _long_words(kind)
    for word, alike, _ in process.extract(name, words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3):
        yield from _fitting(column, kind, Candidate(column.place, words[word], How.FUZZY, alike / 100 * 0.9))
    plain = " ".join(word for word in name.split() if word not in _SAYS_LITTLE)
    if plain in words and plain != name:
        yield from _fitting(column, kind, Candidate(column.place, words[plain], How.FUZZY, _WITHIN))
    part = next((part for part in _parts(name, column.header) if part in written(kind)), None)
    if part is not None:
        yield from _fitting(column, kind, Candidate(column.place, written(kind)[part], How.FUZZY, _PART))


@cache
def _long_words(kind: str) -> dict[str, str]:
    """The names that are long enough to be mistyped."""
    return {word: field for word, field in written(kind).items() if len(word) >= _SHORTEST}


def _parts(name: str, header: str) -> Iterator[str]:
    """The part of a longer name that says what it is, the longest first: English and Chinese end with it.

    Vietnamese and Persian begin with it.
    """
    words = name.split()
    if len(words) == 1 and not name.isascii():
        yield from (name[start:] for start in range(1, len(name) - 2))
    places = range(1, min(len(words), 3))
    chosen = (words[place:] if header.isascii() else words[: len(words) - place] for place in places)
    yield from (" ".join(part) for part in chosen if len(part) > 1 or part[0] not in _SAY_TOO_LITTLE)


@cache
def own_names(kind: str) -> dict[str, Known]:
    """The fields of a kind under our own names, by key."""
    return {key(name): Known(name, 0) for name in fields(kind)}


def _ways(found: str, kind: str, source: str | None) -> Iterator[tuple[How, Known]]:
    if source not in (None, OWN) and found in presets(source or "", kind):
        yield How.PRESET, presets(source or "", kind)[found]
    if found in own_names(kind):
        yield How.OWN, own_names(kind)[found]
    if found in synonyms(kind):
        yield How.SYNONYM, synonyms(kind)[found]
    for other in sources():
        if found in presets(other, kind):
            yield How.SYNONYM, presets(other, kind)[found]


def _fitting(column: Column, kind: str, one: Candidate) -> Iterator[Candidate]:
    """A guess by name only holds where the values fit."""
    if one.field is not None and column.look.suits(fields(kind)[one.field].type):
        yield one
