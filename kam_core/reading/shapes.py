"""What the values of a column look like, as far as that tells a value of one column from that of another."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_RUN = re.compile(r"\d+|[^\W\d_]+|.", re.DOTALL)
_MOST_SHAPES = 6
_LONGEST = 120


@dataclass(frozen=True)
class Column:
    """A column by its values: `shapes` if they are codes, numbers or dates; `word` if each is a single word."""

    shapes: frozenset[str] = frozenset()
    word: bool = False
    lettered: bool = False
    filled: bool = False
    empty: bool = False
    samples: tuple[str, ...] = ()

    def misfit(self, value: str) -> float:
        """How strange the value would be in this column; 0 is not at all."""
        # A quote too many changes nothing in what the value is.
        value = value.strip(" \t\"'")
        if not value:
            return 1.0 if self.filled else 0.0
        if self.empty:
            return 1.0
        if self.shapes:
            return 0.0 if shape(value) in self.shapes else 4.0
        if self.word:
            return 0.0 if shape(value) == "A" else 0.75
        return 0.75 if self.lettered and not any(letter.isalpha() for letter in value) else 0.0

    @cached_property
    def start(self) -> re.Pattern[str] | None:
        """Matches a value of this column where nothing divides it from the next one."""
        if not self.shapes:
            return None
        return re.compile("|".join(sorted({_exact(shape, self.samples) for shape in self.shapes}, key=len)[::-1]))


def columns_of(rows: Sequence[Sequence[str]], width: int) -> tuple[Column, ...]:
    """The columns of rows that all have this width."""
    return tuple(_column([row[place].strip() for row in rows]) for place in range(width))


def shape(value: str) -> str:
    """The value with each run of digits as 9 and each run of letters as A."""
    return "".join(
        "9" if run[0].isdigit() else "A" if run[0].isalpha() else run for run in _RUN.findall(value[:_LONGEST])
    )


def _column(values: Sequence[str]) -> Column:
    present = [value for value in values if value]
    if not present:
        return Column(empty=bool(values))
    shapes = Counter(shape(value) for value in present)
    filled = len(present) == len(values)
    coded = {form for form, count in shapes.items() if "9" in form and (count > 1 or len(present) < 8)}
    known = sum(shapes[form] for form in coded)
    if len(coded) <= _MOST_SHAPES and known >= 0.9 * len(present) and not _is_prose(coded):
        return Column(shapes=frozenset(coded), filled=filled, samples=tuple(present[:200]))
    lettered = all(any(letter.isalpha() for letter in value) for value in present)
    return Column(word=set(shapes) == {"A"}, lettered=lettered, filled=filled)


def _is_prose(shapes: set[str]) -> bool:
    return any(form.count(" ") > 3 for form in shapes)


def _exact(form: str, samples: Sequence[str]) -> str:
    """A pattern of the shape whose runs are as long as those of the samples, where these are alike."""
    alike = [_RUN.findall(value) for value in samples if shape(value) == form]
    parts = []
    for place, sign in enumerate(_RUN.findall(form)):
        if sign not in {"9", "A"}:
            parts.append(re.escape(sign))
            continue
        lengths = {len(runs[place]) for runs in alike if place < len(runs)}
        times = f"{{{lengths.pop()}}}" if len(lengths) == 1 and len(alike) > 2 else "+"
        parts.append((r"\d" if sign == "9" else r"[^\W\d_]") + times)
    return "".join(parts)
