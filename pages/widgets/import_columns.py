"""Which column of a file is which field: how that was found, how sure it is, and the way to say otherwise."""

import streamlit as st

from kam_core.crm.proposal import Match, Proposal
from kam_core.text.invisible import marked
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import readings, state
from pages.session.uploads import Upload
from pages.widgets import import_profile, import_words, pages_of, pickers
from pages.widgets.import_fields import field_words, fields_of

_PAGE = 20
_SAMPLE = 40


def show(upload: Upload) -> None:
    """The columns that fill a field, those that are kept as they are, and what the kind still lacks."""
    proposal = readings.proposal(upload)
    if proposal.kind is None:
        st.info(_("Say under Files which kind of file this is; then its columns are matched."))
        return
    for name in proposal.missing():
        st.warning(
            _("No column is “{field}”, which a file of this kind needs: choose one below.", field=field_words(name))
        )
    if any(import_words.is_unsure(match) for match in proposal.matches):
        st.caption(_("Those that are likely or a guess deserve a look; they stand first."))
    import_profile.show(upload)
    _list(upload, proposal)


def _list(upload: Upload, proposal: Proposal) -> None:
    used = [match for match in proposal.matches if match.field is not None]
    used.sort(key=lambda match: not import_words.is_unsure(match))
    rest = [match for match in proposal.matches if match.field is None]
    parts = {
        "used": _("Columns that fill a field ({n})", n=len(used)),
        "rest": _("Kept as they are ({n})", n=len(rest)),
    }
    shown = rest if pickers.one("columns", _("Columns"), parts) == "rest" else used
    if shown is rest and rest:
        st.caption(_("They are loaded with their rows, under their own names; nothing is lost."))
    first = pages_of.first_row(len(shown), _PAGE, key="import_columns_page", says=_("Columns"))
    taken = {match.field: match.header for match in used}
    for match in shown[first : first + _PAGE]:
        _line(upload, proposal.kind or "", match, taken)


def _line(upload: Upload, kind: str, match: Match, taken: dict[str | None, str]) -> None:
    with st.container(border=True):
        left, middle, right = st.columns([5, 4, 3], gap="small", vertical_alignment="center")
        with left, st.container(gap=None):
            st.markdown(f"**{plain(match.header)}**")
            st.caption(_samples(match))
        with middle:
            _field(upload, kind, match, taken)
        with right:
            st.caption(_found(match))


def _samples(match: Match) -> str:
    if not match.samples:
        return _("Empty in the rows we looked at")
    cut = [one if len(one) <= _SAMPLE else one[:_SAMPLE] + "…" for one in match.samples]
    return " · ".join(plain(one) for one in cut)


def _found(match: Match) -> str:
    said, sure = import_words.how(match), import_words.sureness(match)
    return _("{how}: {sure}", how=said, sure=sure) if sure else said


def _field(upload: Upload, kind: str, match: Match, taken: dict[str | None, str]) -> None:
    key = f"import_field_{upload.upload_id}_{match.column}"
    state.set_widget(key, match.field)

    def said(name: str | None) -> str:
        holder = taken.get(name)
        if name is None or holder is None or holder == match.header:
            return field_words(name)
        return _("{field} (now {column})", field=field_words(name), column=marked(holder))

    st.selectbox(
        _("Field of {column}", column=plain(match.header)),
        [None, *fields_of(kind)],
        format_func=said,
        key=key,
        label_visibility="collapsed",
        on_change=_say,
        args=(upload, match.header, kind, key),
    )


def _say(upload: Upload, header: str, kind: str, key: str) -> None:
    said = state.widget(key)
    if said is None or said in fields_of(kind):
        # Who says now that a column is this field takes it from the column that was told before.
        for other, name in list(upload.columns.items()):
            if said is not None and name == said and other != header:
                upload.columns[other] = None
        upload.columns[header] = str(said) if said is not None else None
