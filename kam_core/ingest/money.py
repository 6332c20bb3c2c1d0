"""What an amount in a file is worth in the company's base currency."""

import polars as pl

from kam_core.ingest.mapping import Mapped, Mapping
from kam_core.ingest.reader import readable
from kam_core.store.transaction import Transaction
from kam_core.text.words import _

RATES = "rate_of_day"
NO_RATES = pl.DataFrame(schema={"currency": pl.String, "day": pl.Date, "rate": pl.Decimal(18, 8)})


def rates(transaction: Transaction, mapping: Mapping, base_currency: str) -> pl.DataFrame:
    """The newest rate not after each day on which the file has an amount in a foreign currency.

    Returns:
        One row a currency and day: `currency`, `day`, `rate` (null where there is none).
    """
    currency = _currency(mapping)
    if currency is None or mapping.kind.dated_by is None:
        return NO_RATES
    dated = mapping.named(mapping.kind.dated_by)
    with readable(mapping.source.path):
        return transaction.read(
            "ingest",
            "rates_of_file",
            parts={"source": mapping.source.table, "currency": currency.value, "day": dated.value},
            **mapping.source.values,
            base_currency=base_currency,
        )


def faults(rates: pl.DataFrame) -> list[str]:
    """A sentence for each currency that lacks a rate, with the first day it is needed on."""
    without = rates.filter(pl.col("rate").is_null()).group_by("currency").agg(pl.col("day").min()).sort("currency")
    return [
        _("no exchange rate of {currency} on {day} or before", currency=currency, day=day)
        for currency, day in without.iter_rows()
    ]


def join(mapping: Mapping, rates: pl.DataFrame) -> str:
    """The piece of the loading statement that finds each row's rate; empty where all is in the base currency."""
    currency = _currency(mapping)
    if rates.is_empty() or currency is None or mapping.kind.dated_by is None:
        return ""
    day = mapping.named(mapping.kind.dated_by).value
    return f"LEFT JOIN {RATES} AS rate ON rate.currency = {currency.value} AND rate.day = {day}"


def in_base(m: Mapped, rates: pl.DataFrame) -> str:
    """The amount of `m` in the base currency, as an expression; a row without a rate is in the base currency."""
    if rates.is_empty():
        return m.value
    return f"CAST({m.value} * coalesce(rate.rate, 1) AS {m.column.type})"


def _currency(mapping: Mapping) -> Mapped | None:
    """The file's column of currencies, where the kind has such a column and the file fills it."""
    return next((m for m in mapping.columns if m.column.name == "currency" and m.header is not None), None)
