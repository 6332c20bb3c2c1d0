"""What was said of an account before, criterion by criterion."""

from datetime import date

import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.scoring import criteria, ratings
from kam_core.scoring.defaults import name, parts
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, table
from pages.widgets.table import As, Column


def show(account_id: AccountId, day: date) -> None:
    """Every rating with who, when and the evidence, by criterion, newest first; nothing where nobody rated it."""
    rows = resources.kept(ratings.trail, account_id).sort(
        "criterion", "rated_on", descending=[False, True], maintain_order=True
    )
    if rows.is_empty():
        return
    title = _("Ratings so far")
    columns = [
        Column("criterion", _("Criterion"), words=resources.kept(_names, day)),
        Column("rated_on", _("When"), As.DAY),
        Column("rating", _("Rating"), As.DECIMAL, _("1 to 5; empty: withdrawn.")),
        Column("rated_by", _("Who")),
        Column("evidence", _("Evidence")),
        Column("illustrative", _("Illustrative"), As.YES_NO, _("Made up for the demo.")),
    ]
    with st.expander(title, icon=":material/history:"):
        table.show(rows, columns, key="ratings", says=title, whole=True)
        download.buttons(lambda: rows, title=title, key="ratings")


def _names(database: Database, day: date) -> dict[str, str]:
    """What each criterion and part of one is called, also one that holds no more."""
    sets = (*reversed(criteria.versions(database)), criteria.in_force(database, day))
    return {one.code: name(one) for decided in sets for whole in decided.criteria for one in (whole, *parts(whole))}
