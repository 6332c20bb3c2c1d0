"""What all accounts together bought and left, kept at each load: a view of everybody reads a few rows of it."""

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date

import polars as pl

from kam_core.kpis import kept_families, profits, rhythm
from kam_core.kpis.population import years_of
from kam_core.period import Period, add_months, spans
from kam_core.store.transaction import Transaction

_YEAR = 12
# A month is in the twelve years that end in the year from it on, and in those before the twelve that follow.
_REACH = 2 * _YEAR
_EVERYONE = {"population": pl.DataFrame(schema={"account_id": pl.String})}
_MONEY = pl.Decimal(18, 4)
# In the order of `Parts`.
_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "month": pl.Date,
    "cohort": pl.Int64,
    "kept": pl.Int64,
    "start_revenue": _MONEY,
    "end_revenue": _MONEY,
    "retained": _MONEY,
    "churn": _MONEY,
    "either": pl.Int64,
    "buyers": pl.Int64,
    "revenue": _MONEY,
    "squares": pl.Float64,
    "largest": _MONEY,
    "top_5": _MONEY,
    "top_10": _MONEY,
}
# In the order of `Profits`.
_PROFITS: dict[str, pl.DataType | type[pl.DataType]] = {
    "month": pl.Date,
    **dict.fromkeys(("earners", "losers", "even", "unknown"), pl.Int64),
    **dict.fromkeys(("earned", "lost", "revenue", "known_revenue"), _MONEY),
}


def redo(transaction: Transaction, months: Iterable[date]) -> None:
    """Add the stored account months of `months` (each its first day) up again, and every year that they are part of."""
    touched = set(months)
    for span in spans(touched):
        transaction.execute("kpis", "clear_company_months", first=span.first, until=span.until)
        transaction.execute("kpis", "fill_company_months", first=span.first, until=span.until)
    for span in spans({add_months(month, later) for month in touched for later in range(_REACH)}):
        transaction.execute("kpis", "clear_company_years", first=span.first, until=span.until)
        transaction.insert("facts.company_year", _years(transaction, span))
    _redo_profits(transaction, touched)
    _redo_rhythms(transaction)
    kept_families.redo(transaction, touched)


def _years(transaction: Transaction, span: Period) -> pl.DataFrame:
    """The rows of `facts.company_year` of a span."""
    first = span.back(_REACH - 1).first
    bought = transaction.read("kpis", "months_of_everyone", first=first, until=span.until)
    years = years_of(bought, bought["account"].n_unique(), span)
    rows = [(month, *astuple(year)) for month, year in years.items() if year.either]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def _redo_profits(transaction: Transaction, touched: set[date]) -> None:
    """Every year that `touched` months are part of, and all others of a store that was filled before any were kept."""
    months = touched.union(transaction.read("kpis", "months_without_profits")["month"])
    for span in spans({add_months(month, later) for month in months for later in range(_YEAR)}):
        transaction.execute("kpis", "clear_company_profit_years", first=span.first, until=span.until)
        rows = transaction.read(
            "kpis", "costs_of_accounts", frames=_EVERYONE, everyone=True, first=profits.first_of(span), until=span.until
        )
        found = profits.of_months(rows, span)
        kept = [(month, *astuple(year)) for month, year in found.items()]
        transaction.insert("facts.company_profit_year", pl.DataFrame(kept, schema=_PROFITS, orient="row"))


def _redo_rhythms(transaction: Transaction) -> None:
    """All months: what accounts bought long ago says what is usual for them."""
    transaction.execute("kpis", "clear_company_rhythms")
    ordered = transaction.first("kpis", "ordered")
    if ordered and ordered[0]:
        months = Period(ordered[0], add_months(ordered[1], _REACH)).months()
        rows = transaction.read(
            "kpis", "rhythms", frames=_EVERYONE, everyone=True, months=months, fewest=rhythm.FEWEST_GAPS
        )
        transaction.insert("facts.company_rhythm", rows)
