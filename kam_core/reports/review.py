"""A review as one page: what changed, what was decided, and when we look again."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from kam_core.plans import choices, reviews
from kam_core.plans.answer_words import Known
from kam_core.plans.change_words import GROUPS, is_private, known, told
from kam_core.plans.changes import Change
from kam_core.plans.kinds import REVIEW
from kam_core.records.queries import record
from kam_core.reports.frame import Frame, frame
from kam_core.reports.html import Html, tag
from kam_core.reports.page import facts, lines, page, section, table
from kam_core.reports.records import cell, words
from kam_core.store.database import Database
from kam_core.text.numbers import UNKNOWN, day
from kam_core.text.words import _


def review_report(database: Database, review_id: str) -> str:
    """A locked review as it was; one that is being prepared, as it would be now.

    Raises:
        RefusedError: there is no such review.
    """
    held = record(database, REVIEW, review_id)
    around = frame(database, str(held["account_id"]))
    row = next(
        one
        for one in reviews.reviews(database, around.account.id).iter_rows(named=True)
        if one["review_id"] == review_id
    )
    if row["locked_at"]:
        before, now, found = reviews.at_review(database, review_id)
    else:
        before, now, found = reviews.since_last(database, row["plan_id"], around.moments.today)
    about = _(
        "Held on {day}; plan of {start} to {end}.",
        day=day(row["held_on"]),
        start=day(row["period_start"]),
        end=day(row["period_end"]),
    )
    head = around.head(_("Review: {account}", account=around.account.name), about, illustrative=row["illustrative"])
    since = _("What changed since {day}", day=day_of(before["day"]))
    sections = [
        section(_("In short"), _who(database, held, around, row)),
        section(_("What we saw"), lines(row["summary"])),
        section(_("What we decided"), lines(row["decisions"])),
        section(since, *_changes(found, known(before, now, around.currency))),
    ]
    return page(head, sections)


def day_of(text: str) -> str:
    """A day of a snapshot in words."""
    return day(date.fromisoformat(text))


def _who(database: Database, held: Mapping[str, Any], around: Frame, row: Mapping[str, Any]) -> Html:
    said = words(database, around.account.id, around.currency)
    decision = row["programme_decision"]
    locked = row["locked_by"]
    return facts(
        [
            (_("Who of us"), cell(REVIEW.field("person_ids"), held["person_ids"], said)),
            (_("Who of them"), cell(REVIEW.field("contact_ids"), held["contact_ids"], said)),
            (_("Place in the programme"), _(choices.PROGRAMME_DECISIONS.get(str(decision), UNKNOWN))),
            (_("Next review"), day(row["next_review_on"])),
            (_("Locked by"), str(locked) if locked else _("not locked yet")),
        ]
    )


def _changes(found: tuple[Change, ...], names: Known) -> list[Html]:
    headings = [_("What"), _("What happened"), _("Before"), _("Now")]
    open_ones = [one for one in found if not is_private(one)]
    parts: list[Html] = []
    for group, members in groupby(open_ones, key=lambda one: one.group):
        said = [told(one, names) for one in members]
        rows = [[one.what, one.move, one.before, one.now] for one in said]
        parts += [tag("h3", _(GROUPS[group])), table(headings, rows, missing="")]
    return parts or [tag("p", _("Nothing changed."), class_="nothing")]
