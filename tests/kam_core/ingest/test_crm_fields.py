"""What columns of CRM files are mapped to is what the loader takes."""

import polars as pl

from kam_core.crm.catalogue import fields
from kam_core.crm.catalogue import kinds as kinds_of_crm
from kam_core.crm.reading_values import SCHEMA
from kam_core.ingest.kind import Type
from kam_core.ingest.kinds import KINDS

TYPES: dict[Type, pl.DataType] = {
    Type.TEXT: pl.String(),
    Type.WHOLE: pl.Int32(),
    Type.MONEY: pl.Decimal(18, 4),
    Type.RATE: pl.Decimal(18, 8),
    Type.NUMBER: pl.Float64(),
    Type.DAY: pl.Date(),
    Type.MOMENT: pl.Datetime("us"),
    Type.YES_NO: pl.Boolean(),
}


def test_the_kinds_are_the_same_and_have_the_same_keys() -> None:
    assert {kind.name: kind.key for kind in KINDS} == {one.name: one.key for one in kinds_of_crm().values()}


def test_the_stored_fields_are_the_columns_in_their_order_and_with_their_types() -> None:
    for kind in KINDS:
        stored = {name: SCHEMA[field.type] for name, field in fields(kind.name).items() if field.stored}
        assert list(stored.items()) == [(column.name, TYPES[column.type]) for column in kind.columns]


def test_what_the_loader_requires_is_filled_in_every_row() -> None:
    for kind in KINDS:
        for column in kind.columns:
            need = fields(kind.name)[column.name].need
            if column.required:
                # A deal without a stage says so in its stage.
                assert need in ("value", "made") or (kind.name, column.name) == ("opportunities", "stage")


def test_scales_are_the_loaders() -> None:
    for kind in KINDS:
        for column in kind.columns:
            field = fields(kind.name)[column.name]
            assert (field.low, field.high) == (column.low, column.high)
