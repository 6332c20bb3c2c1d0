"""What each kind of file is filled up with before it is checked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from kam_core.crm.decisions import Decisions, Meaning
from kam_core.crm.headers import spaced
from kam_core.crm.made import fill, fill_currency, fill_id, fill_with, full_name, has, in_our_words
from kam_core.crm.periods import fill_period
from kam_core.crm.proposal import Proposal
from kam_core.crm.reading_values import Values
from kam_core.crm.status import with_status
from kam_core.text.words import _

NO_STAGE = "No stage"
# The one amount of a kind that is added up, and that gives a row its currency.
AMOUNTS = {
    "order_lines": "revenue",
    "opportunities": "amount",
    "contracts": "value",
    "targets": "value",
    "wallet_estimates": "amount",
    "receivables": "amount",
    "potentials": "amount",
    "products": "list_price",
    "cost_drivers": "rate",
}
_FAMILY_FIRST = frozenset({"ten", "ten goi", "ten dem va ten"})
_KINDS_BY_FILE = {"call": "call", "meeting": "meeting", "event": "meeting", "note": "note", "visit": "visit"}


@dataclass(slots=True)
class Filling:
    """A file on its way: its values, what it was taken for, and what the filling finds out."""

    values: Values
    proposal: Proposal
    decisions: Decisions
    file_name: str
    today: date
    snapshot_on: date | None = None
    meanings: tuple[Meaning, ...] = ()


def filled(at: Filling) -> None:
    """Fill up what the file has not and its rows tell."""
    kind = at.proposal.kind or ""
    if kind in AMOUNTS:
        fill_currency(at.values, at.decisions, AMOUNTS[kind])
    elif has(at.values, "currency") and kind != "exchange_rates":
        fill_currency(at.values, at.decisions, "")
    _FILLERS.get(kind, _others)(at)


def _accounts(at: Filling) -> None:
    fill(at.values, "account_id", "account_name")
    if has(at.values, "domain"):
        address = pl.col("domain").str.to_lowercase().str.replace(r"^[a-z]+://", "").str.replace(r"^www\d?\.", "")
        domain = address.str.replace(r"[/?#:].*$", "").str.strip_chars(" .")
        at.values.frame = at.values.frame.with_columns(pl.when(domain.str.contains(r"\.")).then(domain).alias("domain"))


def _people(at: Filling) -> None:
    full_name(at.values, "person_name", family_first=_family_first(at.proposal))
    fill(at.values, "person_name", "email", "person_id")
    fill(at.values, "person_id", "person_name")


def _contacts(at: Filling) -> None:
    full_name(at.values, "contact_name", family_first=_family_first(at.proposal))
    fill(at.values, "account_id", "account_name")
    fill(at.values, "contact_id", "email")
    fill_id(at.values, "contact_id", "account_id", "contact_name")


def _products(at: Filling) -> None:
    fill(at.values, "product_name", "product_code", "product_id")
    fill(at.values, "product_id", "product_code", "product_name")


def _order_lines(at: Filling) -> None:
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


def _opportunities(at: Filling) -> None:
    values = at.values
    fill(values, "account_id", "account_name")
    values.frame, at.meanings = with_status(values.frame, at.decisions.meanings)
    if not has(values, "stage"):
        fill(values, "stage", "status")
    without = len(values.frame) if not has(values, "stage") else values.frame["stage"].null_count()
    if without:
        values.notes.append(_("{n} rows have no stage; they stay, as open ones without a stage.", n=without))
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
    at.snapshot_on = at.decisions.snapshot_on or _exported(at)
    fill_with(values, "snapshot_on", pl.lit(at.snapshot_on))


def _without_account(at: Filling) -> None:
    """Say which deals name no account: they stay."""
    frame = at.values.frame
    nameless = frame if not has(at.values, "account_id") else frame.filter(pl.col("account_id").is_null())
    if len(nameless):
        said = _("It names no account; it stays without one.")
        header = next((match.header for match in at.proposal.matches if match.field == "account_id"), "account_id")
        at.values.list_doubts(nameless, "account_id", header, said)
        at.values.notes.append(_("{n} rows name no account; they stay, without one.", n=len(nameless)))


def _exported(at: Filling) -> date:
    """The day of the export: the last on which the file knows of something that happened."""
    frame = at.values.frame
    happened = [pl.col(name).cast(pl.Date) for name in has(at.values, "created_on", "changed_at")]
    if has(at.values, "close_on"):
        happened.append(pl.when(pl.col("status") != "open").then(pl.col("close_on")))
    days = [frame.select(day.filter(day <= at.today).max()).item() for day in happened]
    return max((day for day in days if day is not None), default=at.today)


def _contracts(at: Filling) -> None:
    fill(at.values, "account_id", "account_name")
    fill_id(at.values, "contract_id", "account_id", "start_on")


def _activities(at: Filling) -> None:
    values = at.values
    fill(values, "account_id", "account_name")
    in_our_words(values, "kind", "activity_kind", keep=True)
    named = next((kind for word, kind in _KINDS_BY_FILE.items() if word in spaced(at.file_name)), "task")
    fill_with(values, "kind", pl.lit(named))
    if has(values, "activity_status"):
        in_our_words(values, "activity_status", "planned", keep=False)
        fill_with(values, "planned", pl.col("activity_status") == "yes")
    if not has(values, "planned") and has(values, "activity_date"):
        fill_with(values, "planned", pl.col("activity_date") > pl.lit(at.today))
    fill_id(values, "activity_id", "account_id", "activity_date", "kind", "person_id", "note")


def _surveys(at: Filling) -> None:
    values = at.values
    fill(values, "account_id", "account_name")
    in_our_words(values, "kind", "survey_kind", keep=False)
    told = spaced(" ".join([at.file_name, *(m.header for m in at.proposal.matches if m.field == "score")]))
    named = [kind for kind in ("nps", "csat", "ces") if kind in told.split()]
    if len(named) == 1:
        fill_with(values, "kind", pl.lit(named[0]))
    fill_id(values, "survey_answer_id", "account_id", "kind", "answered_on", "respondent")


def _targets(at: Filling) -> None:
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


def _others(at: Filling) -> None:
    """Kinds that only our own files and hand-made ones are of."""
    values = at.values
    fill(values, "account_id", "account_name")
    kind = at.proposal.kind
    day = pl.lit(at.decisions.snapshot_on or at.today)
    if kind == "wallet_estimates":
        fill_with(values, "estimated_on", day)
        fill_with(values, "family", pl.lit(""))
    if kind == "potentials":
        fill_with(values, "said_on", day)
    made_of = {
        "units": ("unit_id", "account_id", "unit_name"),
        "requests": ("request_id", "account_id", "opened_at", "subject"),
        "grievances": ("grievance_id", "account_id", "opened_on", "subject"),
        "receivables": ("receivable_id", "account_id", "due_on"),
        "goals": ("goal_id", "goal_name"),
    }
    if kind in made_of:
        fill_id(values, *made_of[kind])
    if kind == "rival_ratings":
        fill_with(values, "rival", pl.lit(""))


def _family_first(proposal: Proposal) -> bool:
    return any(m.field == "first_name" and spaced(m.header) in _FAMILY_FIRST for m in proposal.matches)


_FILLERS: dict[str, Callable[[Filling], None]] = {
    "accounts": _accounts,
    "people": _people,
    "contacts": _contacts,
    "products": _products,
    "order_lines": _order_lines,
    "opportunities": _opportunities,
    "contracts": _contracts,
    "activities": _activities,
    "surveys": _surveys,
    "targets": _targets,
}
