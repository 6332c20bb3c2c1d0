"""Rows of a table that are none: totals, notes below it, its header again, types of its columns, another table."""

import re
from collections.abc import Sequence

TOTAL = (
    r"(?:(grand\s+|sub[\s-]?|running\s+)?totals?|sums?|overall|average|avg|mean|durchschnitt|mittelwert|moyenne|"
    r"promedio|média|media|trung\s+bình|平均|平均值|"
    r"(gesamt|end|zwischen)?-?summen?|gesamt|insgesamt|(sous[\s-]?)?total(\s+général)?|totaux|(sub)?totale?s?(\s+general)?|suma|"
    r"tổng|tổng\s+cộng|cộng|合计|总计|小计|合計|總計|小計|总和|المجموع|الإجمالي|جمع(\s+کل)?|итого|всего|ukupno|toplam|razem|celkem)"
    # How many rows it sums may stand behind it.
    r"(\s*[:(（：].*)?"
)
_TOTAL = re.compile(TOTAL, re.IGNORECASE)
_TYPE = re.compile(
    r"(string|str|text|n?(var)?char(acter)?2?|clob|uuid|guid|(tiny|small|big)?int(eger)?(\d+)?|long|number|numeric|"
    r"decimal|float\d*|double( precision)?|real|money|currency|date(time)?\d*|time(stamp(tz)?)?|bool(ean)?|bit)"
    r"\s*(\(\s*(\d+|max)\s*(,\s*\d+\s*)?\))?",
    re.IGNORECASE,
)
_RULING = re.compile(r":?[-=_+─━═]{2,}:?")


def is_total(cells: Sequence[str], filled: Sequence[bool]) -> bool:
    """Whether a row says "total" and leaves cells blank that the table otherwise fills."""
    missing = sum(always and not cell.strip() for cell, always in zip(cells, filled, strict=True))
    return missing > 0 and 3 * missing >= sum(filled) and says_total(cells)


def is_alone(cells: Sequence[str]) -> bool:
    """Whether one cell alone of several is filled, as in a title, a note, or a sum without a word."""
    return len(cells) > 3 and sum(bool(cell.strip()) for cell in cells) == 1


def is_note(cells: Sequence[str], filled: Sequence[bool]) -> bool:
    """Whether a row has one cell alone, in a table that otherwise fills three or more."""
    return sum(filled) > 2 and is_alone(cells)


def is_ruling(cells: Sequence[str]) -> bool:
    """Whether a row is a line drawn under the header: dashes in each cell, and nothing else."""
    return len(cells) > 1 and all(_RULING.fullmatch(cell.strip()) for cell in cells if cell) and len(cells[0]) > 1


def are_types(cells: Sequence[str]) -> bool:
    """Whether a row says of each column what type its values have, as a database does below the names."""
    return len(cells) > 1 and all(_TYPE.fullmatch(cell.strip()) for cell in cells)


def says_total(cells: Sequence[str]) -> bool:
    """Whether the first word of a row with blank cells is "total", in any of our languages."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return bool(_TOTAL.fullmatch(first.rstrip(" :"))) and not all(cells)


def is_header(cells: Sequence[str], header: Sequence[Sequence[str]]) -> bool:
    """Whether the row is the header, or a row of it, once more."""
    return any(_same(cells, row) for row in header)


def _same(cells: Sequence[str], row: Sequence[str]) -> bool:
    return [cell.strip().casefold() for cell in cells] == [cell.strip().casefold() for cell in row]


def heads_another(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row of another width has the names of another table, half of which this one has too."""
    texts = {cell.strip().casefold() for cell in cells if cell.strip()}
    shared = texts & {name.strip().casefold() for name in names if name.strip()}
    return len(shared) >= 2 and 2 * len(shared) >= len(texts)


def may_head(cells: Sequence[str]) -> bool:
    """Whether a row might be a header: words in each cell, no number in any, none twice."""
    texts = [cell.strip() for cell in cells]
    worded = all(texts) and not any(letter.isdigit() for text in texts for letter in text)
    return len(texts) > 1 and worded and len(set(texts)) == len(texts)
