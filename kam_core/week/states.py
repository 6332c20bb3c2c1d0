"""Lines that come from how an account stands: its people, team and health; as frames with some columns of a line."""

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from kam_core.accounts.company import company
from kam_core.forecast import kept, words
from kam_core.forecast.decisions import DISMISSAL
from kam_core.health import scores
from kam_core.health.caps import CAPS
from kam_core.people.alarms import Alarm, alarms
from kam_core.people.team import uncovered
from kam_core.period import JANUARY
from kam_core.records.model import SEPARATOR
from kam_core.store.database import Database
from kam_core.week.reasons import FALL

# What may be lost; the other alarms are about what is not known.
_AT_RISK = [Alarm.ADVOCATE_LEFT, Alarm.SINGLE_THREAD, Alarm.GOING_COLD, Alarm.CONTACT_COLD, Alarm.SUCCESSOR_UNKNOWN]
# The reason whose line tells of a cap already.
_SHOWN_BY = {"open_grievance": "grievance", "contract_notice": "contract_notice"}
_LIMITS = {cap.code: cap.limit for cap in CAPS}


def roles(database: Database, planned: pl.DataFrame) -> pl.DataFrame:
    """The roles that nobody has; where nobody was named at all, an alarm about people says so."""
    found = uncovered(database, planned).filter(pl.col("team") > 0)
    return found.group_by("account_id", maintain_order=True).agg(
        reason=pl.lit("roles"), what=pl.col("role").str.join(SEPARATOR), amount=pl.len().cast(pl.Int64)
    )


def people(database: Database, planned: pl.DataFrame, today: date) -> Iterable[pl.DataFrame]:
    """A line for each that is at risk, and one for all that nobody is known for."""
    found = alarms(database, planned, today)
    is_risk = pl.col("alarm").is_in(_AT_RISK)
    yield found.filter(is_risk).select(
        "account_id",
        "on",
        reason=pl.lit("people"),
        what="detail",
        record=pl.when(pl.col("contact_id").is_not_null()).then(pl.lit("contact")),
        record_id="contact_id",
        place="alarm",
    )
    yield (
        found.filter(~is_risk)
        .group_by("account_id", maintain_order=True)
        .agg(reason=pl.lit("people_gaps"), what=pl.col("alarm").str.join(SEPARATOR), amount=pl.len().cast(pl.Int64))
    )


def sudden_changes(database: Database, among: pl.DataFrame) -> pl.DataFrame:
    """Revenue of the last closed quarter that nobody could expect, and that nobody has decided on."""
    found = kept.changes(database, among)
    ours = company(database)
    currency, starts = ours.base_currency or "", int(ours.fiscal_year_start.value or JANUARY)
    said = [words.sudden(row, currency, starts) for row in found.iter_rows(named=True)]
    return found.select(
        "account_id",
        pl.col("last_quarter").dt.offset_by("3mo").dt.offset_by("-1d").alias("on"),
        reason=pl.lit("sudden_change"),
        what=pl.Series(said, dtype=pl.String),
        record=pl.lit(DISMISSAL.name),
        place=pl.col("last_quarter").cast(pl.String),
    )


def health(database: Database, key: pl.DataFrame, today: date, found: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Falls, and caps that are new and not told by another line."""
    scored = scores.health(database, key, today)
    fell = pl.col("trend") <= -FALL
    is_new = pl.col("cap").is_not_null() & pl.col("cap").ne_missing(pl.col("cap_before"))
    told = pl.concat([one.select("account_id", "reason") for one in found])
    falls = scored.filter(fell | is_new).select(
        "account_id",
        reason=pl.when(fell).then(pl.lit("health_fall")).otherwise(pl.lit("health_cap")),
        what="cap",
        amount=pl.when(fell).then(-pl.col("trend")).otherwise(pl.col("cap").replace_strict(_LIMITS, default=None)),
        shown_by=pl.col("cap").replace_strict(_SHOWN_BY, default=None),
    )
    again = falls.filter(pl.col("reason") == "health_cap").join(
        told, left_on=("account_id", "shown_by"), right_on=("account_id", "reason"), how="semi"
    )
    return falls.join(again, on=("account_id", "reason"), how="anti").drop("shown_by")
