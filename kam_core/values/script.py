"""Digits, spaces and signs of every script as the plain ones that numbers and days are read from."""

import sys
import unicodedata
from functools import cache

import polars as pl

# Written like digits, but raised, circled or parted: "10²" is not 102.
_NO_DIGITS = r"\p{No}"
_UNSEEN = r"[\p{Cf}\p{Cc}]"
_SIGNS = {
    **dict.fromkeys("−–—―‒‐‑﹣－", "-"),
    **dict.fromkeys("’‘ʼ´`＇٬", "'"),
    **{"٪": "%", "،": ",", "。": ".", "、": ",", "ي": "ی", "ك": "ک"},
}


@cache
def _digits() -> dict[str, str]:
    every = (chr(code) for code in range(128, sys.maxunicode + 1))
    return {letter: str(unicodedata.digit(letter)) for letter in every if unicodedata.category(letter) == "Nd"}


def is_plain(text: pl.Series) -> bool:
    """Whether no text has a character beyond ASCII, a control character or two blanks in a row."""
    return not text.str.contains(r"[^\x20-\x7e]|  ").any()


def plain(text: pl.Series) -> pl.Series:
    """Each text with plain digits, blanks, minus and quotes and without what cannot be seen, trimmed, as NFKC.

    A text with raised or circled digits becomes null: no number and no day is written so.
    """
    if is_plain(text):
        return text
    # A line break or a tab is a blank before it is a control character.
    seen = text.str.replace_all(r"[\s\p{Z}]+", " ").str.replace_all(_UNSEEN, "")
    table = _digits() | _SIGNS
    ascii_ = seen.str.replace_many(list(table), list(table.values())).str.normalize("NFKC")
    clean = ascii_.str.replace_many(list(_SIGNS), list(_SIGNS.values())).str.replace_all(r"\s+", " ").str.strip_chars()
    frame = pl.DataFrame({"text": text, "clean": clean})
    return frame.select(pl.when(~pl.col("text").str.contains(_NO_DIGITS)).then("clean")).to_series()
