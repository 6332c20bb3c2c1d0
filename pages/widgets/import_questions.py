"""What the values of a file leave open: day or month first, what a mark means, which stage is won."""

from dataclasses import replace
from datetime import date

import streamlit as st

from kam_core.crm.decisions import Meaning, Prepared, Question
from kam_core.text.invisible import marked
from kam_core.text.numbers import day, number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from kam_core.values.model import Ask, Order, TypedTold
from pages.session import readings, state
from pages.session.boundary import explained
from pages.session.uploads import Upload
from pages.widgets import import_assumed

_MEANINGS = ("open", "won", "lost", "discard")
_STAGES = 20


def show(upload: Upload) -> None:
    """All questions of one file, and what was answered so far."""
    if readings.proposal(upload).kind is None or readings.proposal(upload).missing():
        return
    with explained():
        with st.spinner(_("Reading the values of {file} …", file=plain(upload.name))):
            prepared = readings.prepared(upload)
        for question in prepared.questions:
            _question(upload, question)
        _answered(upload)
        import_assumed.show(upload, prepared)
        _meanings(upload, prepared)
        for note in prepared.notes:
            st.markdown(f":material/info: {plain(note)}")


def _question(upload: Upload, question: Question) -> None:
    ask, key = question.ask, f"import_ask_{upload.upload_id}_{question.header}_{question.ask.name}"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/help: **{plain(question.header)}**: {plain(ask.question)}")
        chosen = st.radio(
            _("What {column} means", column=plain(question.header)),
            [answer for answer, _read in ask.readings],
            index=None,
            format_func=lambda answer: answer_words(ask, answer),
            key=key,
            label_visibility="collapsed",
            horizontal=True,
        )
        if chosen is not None:
            _keep(upload, question, chosen)
            st.rerun()
        st.caption(_("Until you say, the first is used."))


def answer_words(ask: Ask, answer: str) -> str:
    """One way to read the sample of a question."""
    read = dict(ask.readings).get(answer, "")
    if ask.name == "order":
        said = day(date.fromisoformat(read))
        return _("Day first: {day}", day=said) if answer == Order.DAY_FIRST.value else _("Month first: {day}", day=said)
    if ask.name == "decimal":
        return _("A decimal point: {value}", value=read) if answer == "." else _("A decimal comma: {value}", value=read)
    return marked(read)


def _keep(upload: Upload, question: Question, answer: str) -> None:
    before = upload.decisions.columns.get(question.header, TypedTold())
    columns = {**upload.decisions.columns, question.header: before.answered(question.ask, answer)}
    upload.decisions = replace(upload.decisions, columns=columns)


def _answered(upload: Upload) -> None:
    """What was said of columns, each with the way back."""
    for header, told in upload.decisions.columns.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/check: **{plain(header)}**: {_told_words(told)}", width="content")
            key = f"import_unsay_{upload.upload_id}_{header}"
            st.button(_("Ask again"), key=key, type="tertiary", on_click=_unsay, args=(upload, header))


def _told_words(told: TypedTold) -> str:
    said = []
    if told.order:
        said.append(_("the day stands first") if told.order is Order.DAY_FIRST else _("the month stands first"))
    if told.decimal:
        said.append(_("a point marks decimals") if told.decimal == "." else _("a comma marks decimals"))
    if told.percent is not None:
        said.append(_("30 is 30 percent") if told.percent else _("0.3 is 30 percent"))
    return ", ".join(said)


def _unsay(upload: Upload, header: str) -> None:
    columns = {one: told for one, told in upload.decisions.columns.items() if one != header}
    upload.decisions = replace(upload.decisions, columns=columns)


def meaning_words() -> dict[str, str]:
    """What a stage can mean."""
    return {"open": _("Open"), "won": _("Won"), "lost": _("Lost"), "discard": _("Leave its rows out")}


def _meanings(upload: Upload, prepared: Prepared) -> None:
    """What each stage was taken for; those that we do not know are asked."""
    if not prepared.meanings:
        return
    unknown = [one for one in prepared.meanings if not one.known and one.value not in upload.decisions.meanings]
    with st.expander(_stages_said(prepared, unknown), expanded=bool(unknown), icon=":material/flag:"):
        with st.grid(4, min_column_width=200, gap="small"):
            for one in prepared.meanings[:_STAGES]:
                _meaning(upload, one)
        if len(prepared.meanings) > _STAGES:
            st.caption(_("The {n} that most rows have are shown.", n=_STAGES))


def _stages_said(prepared: Prepared, unknown: list[Meaning]) -> str:
    if unknown:
        return ngettext(
            "{n} stage that we do not know was taken for open: is it?",
            "{n} stages that we do not know were taken for open: are they?",
            len(unknown),
        )
    words = meaning_words()
    said = "; ".join(f"{plain(one.value)}: {words.get(one.means, one.means).lower()}" for one in prepared.meanings[:6])
    return _("Stages: {stages}", stages=said)


def _meaning(upload: Upload, one: Meaning) -> None:
    key = f"import_stage_{upload.upload_id}_{one.value}"
    words = meaning_words()
    state.set_widget(key, one.means)
    st.selectbox(
        _("{stage} ({n} rows)", stage=plain(one.value), n=number(one.rows)),
        _MEANINGS,
        format_func=lambda means: words.get(means, means),
        key=key,
        on_change=_mean,
        args=(upload, one.value, key),
    )


def _mean(upload: Upload, value: str, key: str) -> None:
    said = state.widget(key)
    if said in _MEANINGS:
        meanings = {**upload.decisions.meanings, value: str(said)}
        upload.decisions = replace(upload.decisions, meanings=meanings)
