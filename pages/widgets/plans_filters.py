"""What the overview of plans is limited to; all of it is in the address."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import MEMBER_KINDS, Filters, Kind, PersonId
from kam_core.health import overview
from kam_core.plans.choices import STAGES
from kam_core.store.database import Database
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import empty, pickers


@dataclass(frozen=True, slots=True)
class Shown:
    """Which plans are shown, on which day; its `repr` is short and tells it from any other."""

    filters: Filters
    stages: tuple[str, ...]
    today: date


def choose(today: date) -> Shown:
    """What the address names; what is chosen here is written into it."""
    offered = resources.kept(queries.choices)
    owners = pickers.many("manager", _("Manager"), {str(person): name for person, name in offered.owners})
    segments = pickers.many("segment", _("Segment"), {name: name for name in offered.segments})
    countries = pickers.many("country", _("Country"), {name: name for name in offered.countries})
    words = pickers.kind_words()
    kinds = pickers.many("kind", _("Kind"), {kind.value: words[kind] for kind in MEMBER_KINDS})
    stages = pickers.many("stage", _("Stage"), stage_words())
    pickers.mine()
    filters = Filters(
        owners=tuple(PersonId(owner) for owner in owners),
        segments=segments,
        countries=countries,
        kinds=tuple(Kind(kind) for kind in kinds),
    )
    return Shown(filters, stages, today)


def stage_words() -> dict[str, str]:
    """What each stage is called, and accounts without a plan."""
    return {**{code: _(name) for code, name in STAGES.items()}, overview.NO_PLAN: _("No plan")}


def accounts(database: Database, shown: Shown) -> pl.DataFrame:
    """The key accounts that are shown."""
    return overview.overview(database, shown.filters, shown.stages, shown.today)


def fits(accounts: pl.DataFrame) -> bool:
    """Whether any account is shown; says what to do where none is."""
    if accounts.height:
        return True
    with st.container():
        empty.show(
            _("No key account fits."),
            _("Take a filter away above, or decide on the list of key accounts."),
            screen="selection.py",
            label=_("Go to the selection"),
        )
    return False
