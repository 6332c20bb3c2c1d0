"""Figures that others quote, to hold one's own against: each with where it comes from, and never as truth."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One quoted figure.

    `row` is what this project calls it; `kpi` the code of the KPI that it speaks of, null where none does, and of one
    that may not be in the catalogue yet; `value` where a line of that KPI stands (a ratio of 1.0 is 100 %), null where
    it names none; `text`, `source` and `caveat` are sentences for `_`; `year` is null where the source gives none.
    """

    row: str
    kpi: str | None
    value: float | None
    text: str
    source: str
    year: int | None
    caveat: str


@cache
def benchmarks() -> tuple[Benchmark, ...]:
    """All of them, in the order of their rows."""
    text = (files("kam_core") / "kpis" / "benchmarks.csv").read_text(encoding="utf-8")
    return tuple(_benchmark(row) for row in csv.DictReader(text.splitlines()))


def of_kpi(code: str) -> tuple[Benchmark, ...]:
    """Those that speak of a KPI."""
    return tuple(one for one in benchmarks() if one.kpi == code)


def _benchmark(row: dict[str, str]) -> Benchmark:
    return Benchmark(
        row=row["row"],
        kpi=row["kpi"] or None,
        value=float(row["value"]) if row["value"] else None,
        text=row["text"],
        source=row["source"],
        year=int(row["year"]) if row["year"] else None,
        caveat=row["caveat"],
    )
