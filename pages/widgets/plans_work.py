"""What plans ask of people: actions by owner, hours by manager, resources that wait for a decision."""

import polars as pl
import streamlit as st

from kam_core.health import overview
from kam_core.plans.capacity import capacity
from kam_core.plans.choices import RESOURCES
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import download, plans_filters, table
from pages.widgets.plans_filters import Shown
from pages.widgets.table import As, Column


def actions(shown: Shown) -> None:
    """Who has how much to do, and how much of it is late."""
    columns = [
        Column("owner_name", _("Owner"), pinned=True),
        Column("overdue", _("Overdue"), As.COUNT),
        Column("oldest", _("Since"), As.DAY),
        Column("open", _("Open"), As.COUNT),
        Column("accounts", _("Accounts"), As.COUNT),
    ]
    _show(resources.kept_with_plans(_actions, shown), columns, _("Actions by owner"), "plans_actions")


def hours(shown: Shown) -> None:
    """Whether managers have the hours that their plans need."""
    columns = [
        Column("person_name", _("Manager"), pinned=True),
        Column("accounts", _("Accounts with a plan"), As.COUNT),
        Column("asked", _("Asked, hours a month"), As.DECIMAL, _("What open actions need until they are due.")),
        Column("given", _("Can be given, hours a month"), As.DECIMAL, _("As the plans say of their teams.")),
        Column("gap", _("Left, hours a month"), As.DECIMAL, _("What can be given less what is asked.")),
        Column("own", _("Own, hours a month"), As.DECIMAL, _("What the manager gives to all accounts as a member.")),
    ]
    _show(resources.kept_with_plans(_hours, shown), columns, _("Hours by manager"), "plans_hours")


def asked(shown: Shown) -> None:
    """What leaders were asked for and did not decide on."""
    columns = [
        Column("account_name", _("Account"), pinned=True),
        Column("what", _("Asked for")),
        Column("kind", _("Kind"), words={code: _(name) for code, name in RESOURCES.items()}),
        Column("asked", _("Amount"), As.DECIMAL),
        Column("asked_on", _("Asked on"), As.DAY),
        Column("owner_name", _("Manager")),
    ]
    _show(resources.kept_with_plans(_asked, shown), columns, _("Asked and not decided"), "plans_asked")


def _show(rows: pl.DataFrame, columns: list[Column], title: str, key: str) -> None:
    if rows.is_empty():
        st.caption(_("There is nothing of this kind."))
        return
    table.show(rows, columns, key=key, says=title)
    download.buttons(lambda: rows, title=title, key=key)


def _population(database: Database, shown: Shown) -> pl.DataFrame:
    return plans_filters.accounts(database, shown).select("account_id")


def _actions(database: Database, shown: Shown) -> pl.DataFrame:
    return overview.actions_by_owner(database, _population(database, shown), shown.today)


def _hours(database: Database, shown: Shown) -> pl.DataFrame:
    managers = plans_filters.accounts(database, shown)["owner_id"].drop_nulls().unique()
    return capacity(database, shown.today).filter(pl.col("person_id").is_in(managers.to_list()))


def _asked(database: Database, shown: Shown) -> pl.DataFrame:
    return overview.undecided(database, _population(database, shown))
