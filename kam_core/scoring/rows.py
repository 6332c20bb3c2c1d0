"""Sets of criteria as the rows that keep them, and back."""

from collections.abc import Mapping

import polars as pl

from kam_core.scoring.model import Axis, CriteriaSet, Criterion, Cuts, Measure

BANDS = ("band_1", "band_2", "band_3", "band_4")
_CRITERION = {
    "criterion": pl.String,
    "axis": pl.String,
    "position": pl.Int64,
    "weight": pl.Float64,
    "measure": pl.String,
    "lower_is_better": pl.Boolean,
    "name": pl.String,
    "scale": pl.String,
    **dict.fromkeys(BANDS, pl.Float64),
}


def sets(set_rows: pl.DataFrame, criterion_rows: pl.DataFrame) -> tuple[CriteriaSet, ...]:
    """The sets in the order of `set_rows`, each with its criteria."""
    criteria: dict[int, list[Criterion]] = {}
    for row in criterion_rows.iter_rows(named=True):
        criteria.setdefault(row["version"], []).append(_criterion(row))
    return tuple(
        CriteriaSet(
            version=row["version"],
            valid_from=row["valid_from"],
            cuts=Cuts(row["cut_attractiveness"], row["cut_strength"]),
            criteria=tuple(criteria[row["version"]]),
            who=row["decided_by"],
            who_name=row["decided_by_name"],
            note=row["note"],
            decided_at=row["decided_at"],
        )
        for row in set_rows.iter_rows(named=True)
    )


def set_values(criteria_set: CriteriaSet, who: str) -> dict[str, object]:
    """The columns of a set, decided by `who`."""
    return {
        "valid_from": criteria_set.valid_from,
        "cut_attractiveness": criteria_set.cuts.attractiveness,
        "cut_strength": criteria_set.cuts.strength,
        "decided_by": who,
        "note": criteria_set.note,
    }


def criterion_values(criterion: Criterion) -> dict[str, object]:
    """The columns of a criterion, without its version and code."""
    return {
        "axis": criterion.axis.value,
        "position": criterion.position,
        "weight": criterion.weight,
        "measure": criterion.measure.value,
        "lower_is_better": criterion.lower_is_better,
        "name": criterion.name,
        "scale": criterion.scale,
        **edges(criterion),
    }


def edges(criterion: Criterion) -> dict[str, float | None]:
    """The columns of a criterion's bands."""
    return dict(zip(BANDS, criterion.bands or (None,) * len(BANDS), strict=True))


def criterion_frame(criteria_set: CriteriaSet, version: int) -> pl.DataFrame:
    """Rows of `app.criterion`."""
    rows = [{"criterion": c.code, **criterion_values(c)} for c in criteria_set.criteria]
    return pl.DataFrame(rows, schema=_CRITERION).with_columns(version=pl.lit(version, pl.Int32))


def _criterion(row: Mapping[str, object]) -> Criterion:
    bands = tuple(edge for edge in (row[band] for band in BANDS) if isinstance(edge, float))
    name, scale = row["name"], row["scale"]
    return Criterion(
        axis=Axis(str(row["axis"])),
        code=str(row["criterion"]),
        position=int(str(row["position"])),
        weight=float(str(row["weight"])),
        measure=Measure(str(row["measure"])),
        lower_is_better=bool(row["lower_is_better"]),
        bands=bands or None,
        name=None if name is None else str(name),
        scale=None if scale is None else str(scale),
    )
