"""The load itself: one button that says what it does, then what happened and the way on."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from kam_core.accounts.company import company as company_of
from kam_core.errors import KamError
from kam_core.imports.dropping import load
from kam_core.imports.planning import Plan
from kam_core.imports.preview import Preview
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import boundary, drop, resources
from pages.session.uploads import Upload
from pages.widgets import (
    import_check,
    import_company,
    import_conflicts,
    import_done,
    import_names,
    import_preview,
    import_same,
    import_who,
    import_words,
    who,
)


def show(there: Sequence[Upload]) -> None:
    """The mode, what the load would do, and the button."""
    loaded = drop.said().loaded
    if loaded is not None:
        import_done.show(loaded, drop.said().did)
        return
    with boundary.explained():
        if not resources.kept(company_of).name:
            st.info(_("Say above whose data this is; then the load can be looked at."))
            return
        import_preview.mode()
        plan = import_check.plan(there)
        if plan is not None:
            _still_open(plan)
            with st.spinner(_("Trying the load …")):
                preview = drop.preview(plan, import_who.name() or "")
            import_preview.show(preview, resources.kept(company_of).base_currency or "")
            import_conflicts.show(preview)
            if import_company.can_load():
                button(plan, preview)
            else:
                st.info(_("Nothing is loaded into the demo: start your own above, and drop the files there."))


def _still_open(plan: Plan) -> None:
    waiting = import_names.undecided(plan) + import_same.alike(plan).height
    if waiting:
        st.info(
            ngettext(
                "{n} name still has a suggestion under Check; you can load without it.",
                "{n} names still have suggestions under Check; you can load without them.",
                waiting,
            )
        )


def amounts(counted: list[tuple[str, int]]) -> str:
    """How many of what: "8,800 opportunities, 85 accounts"."""
    return ", ".join(
        _("{n} {kind}", n=number(rows), kind=import_words.kind(kind).lower()) for kind, rows in counted if rows
    )


def button(plan: Plan, preview: Preview) -> None:
    """Load, as whoever is here."""
    counted = import_preview.counted(preview)
    import_who.ask()
    said = amounts(counted) or _("nothing")
    label = _("Load {amounts}", amounts=said)
    if st.button(label, type="primary", icon=":material/download_done:", disabled=not any(n for _k, n in counted)):
        with boundary.explained():
            _as_somebody(partial(_load, plan, preview))


def _as_somebody(then: Callable[[], None]) -> None:
    if import_who.name() is None:
        who.ask(then)
    else:
        then()


def _load(plan: Plan, preview: Preview) -> None:
    bar = st.progress(0.0)

    def tell(step: str, share: float) -> None:
        bar.progress(min(1.0, max(0.0, share)), plain(step))

    try:
        loaded = load(resources.store(), plan, import_who.name() or "", tell)
        import_conflicts.give_up(preview)
        drop.remember(import_who.name() or "")
    except KamError as fault:
        bar.empty()
        boundary.show(fault)
        return
    drop.said().loaded, drop.said().did = loaded, preview
    st.rerun()
