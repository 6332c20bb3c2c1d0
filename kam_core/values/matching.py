"""Names made comparable: what two systems write differently of one company, product or person."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

import polars as pl
from opencc import OpenCC
from rapidfuzz import fuzz, process

from kam_core.values.company_forms import without_form

_ARABIC = str.maketrans("يىكةأإآٱؤئۀھ", "ییکهااااویهه")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# Vietnamese writes the tone of "oa", "oe" and "uy" on either vowel: "hoà" is "hòa".
_TONES = {"o": {"a": "àáảãạ", "e": "èéẻẽẹ"}, "u": {"y": "ỳýỷỹỵ"}}
_MOVED = {"o": "òóỏõọ", "u": "ùúủũụ"}
_TONE = re.compile("(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])")
_BLOCK = 500
_NON_JOINER = "\u200c"


def fold(name: str) -> str:
    """`name` as it compares: two names that fold alike are taken for the same.

    Width, case, blanks, punctuation, unseen characters, Arabic and Persian letters, traditional and simplified Chinese,
    where Vietnamese puts a tone, and the legal form of a company do not count. Accents do: "Hoa" is not "Hoả".
    """
    plain = _plain(name)
    return without_form(plain) or plain


def folded(names: pl.Series) -> pl.Series:
    """Each name folded; null stays null."""
    distinct = names.unique().drop_nulls()
    table = pl.DataFrame({"name": distinct, "folded": pl.Series([fold(name) for name in distinct], dtype=pl.String)})
    joined = pl.DataFrame({"name": names}).join(table, on="name", how="left", maintain_order="left")
    return joined["folded"].rename(names.name)


def likeness(left: str, right: str) -> float:
    """How alike two names are, from 0 to 1; 1 is the same but for accents, blanks and the order of words."""
    one, other = _loose(left), _loose(right)
    if not one or not other:
        return 0.0
    return max(fuzz.ratio(one, other), fuzz.ratio(_solid(left), _solid(right))) / 100


def look_alikes(names: Sequence[str], among: Sequence[str], at_least: float = 0.92) -> pl.DataFrame:
    """The pairs of names that are alike.

    Returns:
        One row a pair, the most alike of each name first: `name`, `other` and `likeness` (0 to 1).
    """
    found = pl.DataFrame(
        list(_pairs(names, among, at_least)),
        schema={"name": pl.String, "other": pl.String, "likeness": pl.Float64},
        orient="row",
    )
    return found.sort("name", "likeness", "other", descending=[False, True, False])


def _pairs(names: Sequence[str], among: Sequence[str], at_least: float) -> Iterator[tuple[str, str, float]]:
    forms = [[form(other) for other in among] for form in (_loose, _solid)]
    # A matrix of a block at a time: all at once would not fit for tens of thousands of names.
    for start in range(0, len(names), _BLOCK):
        block = names[start : start + _BLOCK]
        scores = [
            process.cdist([form(name) for name in block], others, scorer=fuzz.ratio, score_cutoff=at_least * 100)
            for form, others in zip((_loose, _solid), forms, strict=True)
        ]
        best = scores[0] if scores[0].size == 0 else scores[0].clip(min=scores[1])
        for row, column in zip(*best.nonzero(), strict=True):
            yield block[row], among[column], round(float(best[row, column]) / 100, 4)


def _plain(name: str) -> str:
    # Where one writer of Persian puts a non-joiner inside a word, the next one puts a blank.
    seen = "".join(" " if letter.isspace() or letter == _NON_JOINER else letter for letter in name)
    seen = "".join(letter for letter in seen if unicodedata.category(letter) not in {"Cf", "Cc", "Co", "Cn", "Cs"})
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    folded = _ARABIC_MARKS.sub("", folded.translate(_ARABIC))
    folded = "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in folded)
    if _HAN.search(folded):
        folded = _simplified().convert(folded)
    folded = _TONE.sub(_moved_tone, folded)
    bare = folded.replace("'", "").replace("’", "")
    # Letters, numbers and the marks on them, which many scripts of India write their vowels with.
    return " ".join("".join(each if unicodedata.category(each)[0] in "LNM" else " " for each in bare).split())


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def _moved_tone(found: re.Match[str]) -> str:
    pair = found.group()
    first, second = pair[0], pair[1]
    for bare, toned in _TONES[first].items():
        if second in toned:
            return _MOVED[first][toned.index(second)] + bare
    return pair


def _loose(name: str) -> str:
    """The words of a folded name in the order of the alphabet, without accents."""
    apart = unicodedata.normalize("NFD", fold(name)).replace("đ", "d").replace("ł", "l").replace("ø", "o")
    bare = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return " ".join(sorted(bare.split()))


def _solid(name: str) -> str:
    return "".join(_plain(name).split())
