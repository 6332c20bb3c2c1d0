"""What each kind of file is filled up with before it is checked."""

from collections.abc import Callable
from pathlib import PurePath

import polars as pl

from kam_core.crm.dictionary import meaning
from kam_core.crm.filling_trade import contracts, opportunities, order_lines, targets
from kam_core.crm.headers import spaced
from kam_core.crm.made import (
    Filling,
    assume_currency,
    assume_day,
    fill,
    fill_currency,
    fill_id,
    fill_with,
    full_name,
    has,
    in_our_words,
)
from kam_core.crm.proposal import Proposal
from kam_core.text.words import _

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


def filled(at: Filling) -> None:
    """Fill up what the file has not and its rows tell."""
    kind = at.proposal.kind or ""
    if kind in AMOUNTS:
        fill_currency(at, AMOUNTS[kind])
    elif has(at.values, "currency"):
        fill_currency(at, "")
    _FILLERS.get(kind, _others)(at)
    if kind in AMOUNTS:
        assume_currency(at, AMOUNTS[kind])


def _accounts(at: Filling) -> None:
    fill(at.values, "account_id", "account_name")
    if has(at.values, "domain"):
        address = pl.col("domain").str.to_lowercase().str.replace(r"^[a-z]+://", "").str.replace(r"^www\d?\.", "")
        domain = address.str.replace(r"[/?#:].*$", "").str.strip_chars(" .")
        header = at.proposal.by_field()["domain"].header
        at.values.doubt("domain", header, ~domain.str.contains(r"\."), _("This is no web address."))
        at.values.frame = at.values.frame.with_columns(domain.alias("domain"))


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
    headers = [match.header for match in at.proposal.matches if match.field in ("score", "kind")]
    named = {meaning("survey_kind", name) for name in (PurePath(at.file_name).stem, *headers)} - {None}
    if len(named) == 1:
        fill_with(values, "kind", pl.lit(named.pop()))
    elif not has(values, "kind"):
        # Only the question of recommendation is asked on a scale to ten.
        kind = "nps" if (values.frame["score"] > 5).any() else "csat"
        values.notes.append(_("The file does not say what was asked; by its scale it is taken for {kind}.", kind=kind))
        fill_with(values, "kind", pl.lit(kind))
    fill_id(values, "survey_answer_id", "account_id", "kind", "answered_on", "respondent")


def _others(at: Filling) -> None:
    """Kinds that only our own files and hand-made ones are of."""
    values = at.values
    fill(values, "account_id", "account_name")
    kind = at.proposal.kind
    if kind == "wallet_estimates":
        assume_day(at, "estimated_on", at.today)
        fill_with(values, "family", pl.lit(""))
    if kind == "potentials":
        assume_day(at, "said_on", at.today)
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
    "order_lines": order_lines,
    "opportunities": opportunities,
    "contracts": contracts,
    "activities": _activities,
    "surveys": _surveys,
    "targets": targets,
}
