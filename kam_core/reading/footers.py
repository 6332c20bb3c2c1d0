"""Rows of a table that are none: totals, notes below it, its header again, another table."""

import re
from collections.abc import Sequence

TOTAL = (
    r"(grand\s+|sub[\s-]?|running\s+)?totals?|sums?|overall|"
    r"(gesamt|end|zwischen)?-?summen?|gesamt|insgesamt|(sous[\s-]?)?total(\s+général)?|totaux|(sub)?totale?s?(\s+general)?|suma|"
    r"tổng|tổng\s+cộng|cộng|合计|总计|小计|合計|總計|小計|总和|المجموع|الإجمالي|جمع(\s+کل)?|итого|всего|ukupno|toplam|razem|celkem"
)
_TOTAL = re.compile(TOTAL, re.IGNORECASE)


def is_total(cells: Sequence[str], filled: Sequence[bool]) -> bool:
    """Whether a row says "total" and leaves cells blank that the table otherwise fills."""
    missing = sum(always and not cell.strip() for cell, always in zip(cells, filled, strict=True))
    return missing > 0 and 3 * missing >= sum(filled) and says_total(cells)


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
