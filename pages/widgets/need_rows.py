"""Needs, results, investments, competitors and resources of an account, in the order in which they matter."""

from datetime import date

import polars as pl
import streamlit as st

from kam_core.plans.kinds import COMPETITOR, INVESTMENT, NEED, RESOURCE, VALUE_RESULT
from kam_core.records import queries
from kam_core.store.database import Database
from kam_core.text.words import ngettext

# So long does a need hold without being confirmed.
FRESH_DAYS = 90
_KINDS = {
    "needs": NEED,
    "value": VALUE_RESULT,
    "investments": INVESTMENT,
    "competitors": COMPETITOR,
    "resources": RESOURCE,
}
_NEWEST_BY = {"investments": "spent_on", "value": "promised_on", "resources": "asked_on"}


def rows(database: Database, account_id: str, code: str, today: date) -> pl.DataFrame:
    """The records of one list, with the `state` that needs and results are in."""
    found = queries.of_account(database, _KINDS[code], account_id)
    if code == "needs":
        age = (pl.lit(today) - pl.col("last_confirmed_on")).dt.total_days()
        fresh = pl.when(age <= FRESH_DAYS).then(pl.lit("fresh")).otherwise(pl.lit("stale"))
        known = pl.when(age.is_null()).then(pl.lit("never")).otherwise(fresh)
        found = found.with_columns(pl.when(pl.col("status") == "open").then(known).alias("state"))
        return found.sort(
            pl.col("status") != "open", "urgency", "what", descending=[False, True, False], nulls_last=True
        )
    if code == "value":
        measured = pl.when(pl.col("measured").is_not_null()).then(pl.lit("measured")).otherwise(pl.lit("promised"))
        is_confirmed = pl.when(pl.col("confirmed_on").is_not_null())
        found = found.with_columns(is_confirmed.then(pl.lit("confirmed")).otherwise(measured).alias("state"))
    newest = _NEWEST_BY.get(code)
    return found.sort(newest, descending=True, nulls_last=True) if newest else found.sort("competitor_name")


def how_fresh(needs: pl.DataFrame) -> None:
    """How many needs nobody confirmed lately."""
    old = needs.filter(pl.col("state").is_in(("stale", "never"))).height
    if old:
        told = ngettext(
            "{n} need was not confirmed within {days} days: ask again.",
            "{n} needs were not confirmed within {days} days: ask again.",
            old,
            days=FRESH_DAYS,
        )
        st.warning(told, icon=":material/schedule:")
