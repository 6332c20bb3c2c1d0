"""What a change says to a reader: which record, which field, and what stood there before and after."""

from collections.abc import Mapping
from typing import Any

from kam_core.errors import KamError
from kam_core.plans.answer_values import value_field
from kam_core.plans.kinds import ANSWER
from kam_core.plans.stage_rules import RULES
from kam_core.plans.trail import KINDS
from kam_core.questions.catalogue import question
from kam_core.records.model import Field
from kam_core.text.words import _
from pages.widgets import record_words
from pages.widgets.record_words import Names

Change = Mapping[str, Any]
_OUTPUTS = {rule.key: rule.label for rule in RULES}


def records() -> dict[str, str]:
    """What each kind of record is called."""
    return {
        "account": _("Account"),
        "potential": _("Potential"),
        "membership": _("List of key accounts"),
        "rating": _("Rating"),
        **{name: _(kind.one) for name, kind in KINDS.items()},
    }


def called(change: Change, names: Names) -> str | None:
    """What people know the record by; null where its kind says it all."""
    told: str | None = change["called"]
    if told is None:
        return None
    match change["record"]:
        case "answer":
            return _(question(told).text)
        case "stage_output":
            return _(_OUTPUTS.get(told, told))
        case "relationship":
            return names.contacts.get(told, told)
        case "team_member":
            return names.people.get(told, told)
    return told


def field(change: Change) -> str | None:
    """What the field is called; null where the record itself was put away or brought back."""
    one = _field(change)
    return _(one.label) if one else _fields().get(change["field"])


def value(change: Change, names: Names, which: str) -> str | None:
    """What stood there, `which` being 'old_value' or 'new_value'; null: nothing."""
    kept: str | None = change[which]
    if kept is None or change["field"] == "archived_at":
        return None
    if change["field"] == "owner_id":
        return names.people.get(kept, kept)
    one = _field(change)
    try:
        return record_words.said(names, one, kept) if one else kept
    except KamError:
        # What an answer took before its question changed stays as it was written.
        return kept


def actions() -> dict[str, str]:
    """What each act is called."""
    return {
        "add": _("Added"),
        "edit": _("Edited"),
        "archive": _("Put away"),
        "bring_back": _("Brought back"),
        "undo": _("Undone"),
        "set_potential": _("Potential set"),
        "admit": _("Admitted"),
        "retire": _("Retired"),
        "change_kind": _("Kind changed"),
        "load_members": _("Loaded"),
        "rate": _("Rated"),
    }


def _field(change: Change) -> Field | None:
    kind = KINDS.get(change["record"])
    if kind is None or change["field"] not in {one.name for one in kind.fields}:
        return None
    if kind is ANSWER and change["field"] == "value" and change["called"]:
        return value_field(question(change["called"]))
    return kind.field(change["field"])


def _fields() -> dict[str, str]:
    """Fields of records that no `Kind` describes."""
    return {
        "owner_id": _("Manager"),
        "segment": _("Segment"),
        "industry": _("Industry"),
        "country": _("Country"),
        "amount": _("Amount"),
        "said_on": _("Day"),
        "rating": _("Rating"),
        "rated_on": _("Day"),
        "rated_by": _("Who"),
        "evidence": _("Evidence"),
        "kind": _("Kind"),
        "since": _("From"),
        "until": _("Until"),
        "admit_reason": _("Why it joined"),
        "admitted_by": _("Who admitted it"),
        "retire_reason": _("Why it left"),
        "retired_by": _("Who retired it"),
        "account_id": _("Account"),
        "illustrative": _("Illustrative"),
        "version": _("Version"),
        "exception_decided_by": _("Who decided on the exception"),
        "exception_reason": _("Why an exception"),
        "exception_expires_on": _("The exception holds until"),
        "archived_at": _("The whole of it"),
    }
