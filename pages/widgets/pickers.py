"""Ask what to look at: accounts, managers, segments, days. What is chosen is in the address, as ids."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from kam_core.accounts import queries
from kam_core.accounts.model import AccountId, Filters, Kind, PersonId, Quadrant
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import identity, link, resources, state

_FOUND = 12
_ON = "1"
# Two beside each other on a phone.
_NARROW = 168


def kind_words() -> dict[str, str]:
    """What each kind of account is called."""
    return {
        Kind.EXISTING: _("Existing"),
        Kind.EMERGING: _("Emerging"),
        Kind.CANDIDATE: _("Candidate"),
        Kind.NONE: _("Not key"),
    }


def quadrant_words() -> dict[str, str]:
    """What each quadrant is called."""
    return {
        Quadrant.STRATEGIC: _("Strategic"),
        Quadrant.STAR: _("Star"),
        Quadrant.STATUS: _("Status"),
        Quadrant.STREAMLINE: _("Streamline"),
    }


def filters() -> Filters:
    """What the portfolio is limited to; held in the address, so that a copied link opens the same view."""
    offered = resources.kept(queries.choices)
    owners = many("manager", _("Manager"), dict(offered.owners))
    segments = many("segment", _("Segment"), {name: name for name in offered.segments})
    countries = many("country", _("Country"), {name: name for name in offered.countries})
    kinds = many("kind", _("Kind"), kind_words())
    quadrants = many("quadrant", _("Quadrant"), quadrant_words())
    return Filters(
        owners=tuple(PersonId(owner) for owner in owners),
        segments=segments,
        countries=countries,
        kinds=tuple(Kind(kind) for kind in kinds),
        quadrants=tuple(Quadrant(quadrant) for quadrant in quadrants),
    )


def mine() -> None:
    """Offer whoever is here their own accounts, where they have any."""
    here = identity.current().person_id
    if here and here in dict(resources.kept(queries.choices).owners):
        st.button(_("My accounts"), icon=":material/person_pin:", on_click=link.choose, args=("manager", (here,)))


def many(name: str, label: str, offered: Mapping[str, str]) -> tuple[str, ...]:
    """Any number of the ids that are offered with their words; `name` is theirs in the address."""
    key = f"{name}_filter"
    state.set_widget(key, list(link.chosen(name, offered)))
    chosen = st.multiselect(
        label,
        list(offered),
        format_func=lambda one: marked(offered.get(one, one)),
        key=key,
        placeholder=_("All"),
        on_change=_keep_many,
        args=(name, key),
        width=_NARROW,
    )
    return tuple(one for one in chosen if one in offered)


def _keep_many(name: str, key: str) -> None:
    chosen = state.widget(key)
    link.choose(name, [str(one) for one in chosen] if isinstance(chosen, list) else ())


def one(name: str, label: str, offered: Mapping[str, str]) -> str:
    """One of the ids that are offered with their words, the first by default; `name` is its name in the address."""
    key, default = f"{name}_choice", next(iter(offered))
    state.set_widget(key, next(iter(link.chosen(name, offered)), default))
    # The chosen segment of a segmented control is too faint in the dark, and its colour is not ours to set.
    chosen = st.radio(
        label,
        list(offered),
        format_func=lambda code: offered.get(code, code),
        key=key,
        horizontal=True,
        on_change=_keep_one,
        args=(name, key, default),
        label_visibility="collapsed",
    )
    return chosen if chosen is not None and chosen in offered else default


def choice(name: str, label: str, offered: Mapping[str, str]) -> str:
    """As `one`, for more than fit beside each other: a box that opens."""
    key, default = f"{name}_choice", next(iter(offered))
    state.set_widget(key, next(iter(link.chosen(name, offered)), default))
    chosen = st.selectbox(
        label,
        list(offered),
        format_func=lambda code: offered.get(code, code),
        key=key,
        on_change=_keep_one,
        args=(name, key, default),
        width=260,
    )
    return chosen if chosen in offered else default


def _keep_one(name: str, key: str, default: str) -> None:
    chosen = state.widget(key)
    link.choose(name, [str(chosen)] if chosen and chosen != default else ())


def switch(name: str, label: str, *, about: str | None = None) -> bool:
    """Whether something is shown; off unless the address says otherwise."""
    key = f"{name}_switch"
    state.set_widget(key, bool(link.chosen(name, (_ON,))))
    return st.toggle(label, key=key, help=about, on_change=_keep_switch, args=(name, key))


def _keep_switch(name: str, key: str) -> None:
    link.choose(name, (_ON,) if state.widget(key) else ())


def day(name: str, label: str, default: date, *, first: date, last: date) -> date:
    """A day from `first` to `last`; in the address unless it is the default."""
    key = f"{name}_day"
    linked = min(max(_day_or(link.only(name), default), first), last)
    if link.only(name):
        # What was altered in the address and is not shown does not stay there.
        link.choose(name, () if linked == default else (linked.isoformat(),))
    state.set_widget(key, linked)
    chosen = st.date_input(
        label, min_value=first, max_value=last, key=key, on_change=_keep_day, args=(name, key, default), width=_NARROW
    )
    return min(max(chosen, first), last) if isinstance(chosen, date) else default


def _keep_day(name: str, key: str, default: date) -> None:
    chosen = state.widget(key)
    link.choose(name, [chosen.isoformat()] if isinstance(chosen, date) and chosen != default else ())


def _day_or(text: str | None, default: date) -> date:
    try:
        return date.fromisoformat(text) if text else default
    except ValueError:
        return default


def account() -> AccountId | None:
    """The account that the address names, or else the one looked at last; unchecked. Null: none yet."""
    account_id = link.only(link.ACCOUNT) or state.account_id()
    if account_id is None:
        return None
    link.choose(link.ACCOUNT, [account_id])
    state.choose_account(account_id)
    return AccountId(account_id)


def find_account(name: str, then: Callable[[AccountId], object]) -> None:
    """Find an account by a part of its name or id.

    Args:
        name: tells this from others on all screens.
        then: what to do with the one that is chosen.
    """
    with st.popover(_("Find an account"), icon=":material/search:"):
        text = st.text_input(_("Part of a name or an id"), key=f"find_{name}", live=True)
        found = queries.search(resources.database(), text, _FOUND)
        if found.is_empty():
            st.caption(_("No account holds this in its name or id."))
        for account_id, account_name in found.select("account_id", "account_name").iter_rows():
            if st.button(plain(account_name), key=f"{name}_{account_id}", type="tertiary"):
                then(AccountId(account_id))
