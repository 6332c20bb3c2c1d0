"""What order lines, deals, contracts and targets are filled up with before they are checked."""

from datetime import date

import polars as pl

from kam_core.crm.made import Filling, assume_day, fill, fill_id, fill_with, has, in_our_words
from kam_core.crm.periods import fill_period
from kam_core.crm.status import with_status
from kam_core.text.words import _, ngettext

NO_STAGE = "No stage"


def order_lines(at: Filling) -> None:
    """Lines: what they cost out of price and quantity, and numbers where the file has none."""
    values = at.values
    fill(values, "account_id", "account_name")
    fill(values, "product_id", "product_name")
    if len(has(values, "quantity", "unit_price")) == 2:
        discount = pl.col("discount").fill_null(0) if has(values, "discount") else pl.lit(0.0)
        share = 1 - discount.clip(0, 1).cast(pl.Decimal(18, 8))
        net = (pl.col("quantity") * pl.col("unit_price") * share).round(4).cast(pl.Decimal(18, 4))
        fill_with(values, "revenue", net)
    if not has(values, "order_no"):
        values.notes.append(_("The file has no order numbers: what an account bought on one day counts as one order."))
        values.frame = values.frame.with_columns(
            pl.concat_str("account_id", "order_date", separator="/").alias("order_no")
        )
    if not has(values, "line_no"):
        number = pl.col("line").cum_count().over("order_no").cast(pl.Int32)
        values.frame = values.frame.with_columns(number.alias("line_no"))


def opportunities(at: Filling) -> None:
    """Deals: how they ended, what they were really worth, and the day of the export."""
    values = at.values
    fill(values, "account_id", "account_name")
    values.frame, at.meanings = with_status(values.frame, at.decisions.meanings)
    if not has(values, "stage"):
        fill(values, "stage", "status")
    without = len(values.frame) if not has(values, "stage") else values.frame["stage"].null_count()
    if without:
        values.notes.append(
            ngettext(
                "One row has no stage; it stays, as an open one without a stage.",
                "{n} rows have no stage; they stay, as open ones without a stage.",
                without,
            )
        )
        fill_with(values, "stage", pl.lit(NO_STAGE))
    values.frame = values.frame.with_columns(pl.col("means").alias("status")).drop("means")
    closed = pl.col("status").is_in(["won", "lost"])
    for name, actual in (("amount", "actual_amount"), ("close_on", "actual_close_on")):
        if has(values, actual):
            there = [pl.col(name)] if has(values, name) else []
            used = pl.when(closed).then(pl.coalesce(actual, *there)).otherwise(pl.coalesce(*there, actual))
            values.frame = values.frame.with_columns(used.alias(name))
    in_our_words(values, "opportunity_type", "opportunity_type", keep=True)
    _without_account(at)
    fill_id(values, "opportunity_id", "account_id", "opportunity_name", "created_on")
    fill_id(values, "opportunity_id", "owner_id", "amount", "close_on")
    assume_day(at, "snapshot_on", *_exported(at))


def _without_account(at: Filling) -> None:
    """Say which deals name no account: they stay."""
    frame = at.values.frame
    nameless = frame if not has(at.values, "account_id") else frame.filter(pl.col("account_id").is_null())
    if len(nameless):
        said = _("It names no account; it stays without one.")
        header = next((match.header for match in at.proposal.matches if match.field == "account_id"), "account_id")
        at.values.list_doubts(nameless, "account_id", header, said)
        at.values.notes.append(
            ngettext(
                "One row names no account; it stays, without one.",
                "{n} rows name no account; they stay, without one.",
                len(nameless),
            )
        )


def _exported(at: Filling) -> tuple[date, str | None]:
    """The day of the export: the last on which the file knows of something that happened, and what that was."""
    frame = at.values.frame
    happened = {name: pl.col(name).cast(pl.Date) for name in has(at.values, "created_on", "changed_at")}
    if has(at.values, "close_on"):
        happened["close_on"] = pl.when(pl.col("status") != "open").then(pl.col("close_on"))
    days = {name: frame.select(day.filter(day <= at.today).max()).item() for name, day in happened.items()}
    known = {name: day for name, day in days.items() if day is not None}
    if not known:
        return at.today, None
    last = max(known, key=lambda name: known[name])
    header = next((match.header for match in at.proposal.matches if match.field == last), last)
    return known[last], f"{header}: {known[last]}"


def contracts(at: Filling) -> None:
    """Contracts: an id of the account and the day of the start."""
    fill(at.values, "account_id", "account_name")
    fill_id(at.values, "contract_id", "account_id", "start_on")


def targets(at: Filling) -> None:
    """Targets: whose they are, of what, and for which period."""
    values = at.values
    in_our_words(values, "scope", "scope", keep=False)
    in_our_words(values, "kpi", "kpi", keep=True)
    for scope in ("person", "account"):
        owners = has(values, f"{scope}_id", f"{scope}_name")
        if owners:
            fill_with(values, "scope", pl.when(pl.coalesce(*owners).is_not_null()).then(pl.lit(scope)))
            fill(values, "scope_id", *owners)
    fill_with(values, "kpi", pl.lit("revenue"))
    fill_period(values)
