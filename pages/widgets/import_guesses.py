"""What was guessed of a file: each with what it does to the file, and the way to say otherwise."""

from dataclasses import replace
from typing import Any

import streamlit as st

from kam_core.reading.model import Guess, Reading, Told
from kam_core.text.plain import plain
from kam_core.text.words import _
from pages.session import state
from pages.session.uploads import Upload
from pages.widgets import import_open, import_words

_NUMBERS = frozenset(("header_rows", "first_line"))


def show(upload: Upload, reading: Reading) -> None:
    """Those that are not sure are asked; the others lie behind one line."""
    asked = import_open.unsure(upload)
    for guess in asked:
        with st.container(border=True, gap="xsmall"):
            st.markdown(
                f":material/help: **{_('Please check: {name}', name=import_words.guess_name(guess.name).lower())}**"
            )
            _ask(upload, guess)
            st.button(
                _("Yes, {value} is right", value=plain(import_words.guess_words(guess))),
                key=f"import_trust_{guess.name}_{upload.upload_id}",
                on_click=_trust,
                args=(upload, guess.name),
            )
    rest = [guess for guess in reading.guesses if guess not in asked]
    if not rest:
        return
    told = ", ".join(
        _("{name}: {value}", name=import_words.guess_name(guess.name), value=import_words.guess_words(guess))
        for guess in rest[:3]
    )
    with (
        st.expander(_("How it was read. {guesses} …", guesses=plain(told)), icon=":material/tune:"),
        st.grid(3, min_column_width=240, gap="small"),
    ):
        for guess in rest:
            with st.container(gap="xxsmall"):
                _ask(upload, guess)
        if upload.told != Told():
            st.button(
                _("Guess all of it again"), key=f"import_again_{upload.upload_id}", on_click=_again, args=(upload,)
            )


def _ask(upload: Upload, guess: Guess) -> None:
    key = f"import_guess_{guess.name}_{upload.upload_id}"
    offered = list(dict.fromkeys((guess.value, *guess.others)))
    label = import_words.guess_name(guess.name)
    if len(offered) > 1:
        state.set_widget(key, guess.value)
        st.selectbox(
            label,
            offered,
            format_func=lambda value: import_words.guess_value(guess.name, value),
            key=key,
            on_change=_tell,
            args=(upload, guess, key),
        )
    else:
        st.caption(label)
        st.markdown(plain(import_words.guess_words(guess)))
    if guess.sample:
        st.code(guess.sample[:160], language=None)


def _tell(upload: Upload, guess: Guess, key: str) -> None:
    said = state.widget(key)
    if not isinstance(said, str) or said not in {guess.value, *guess.others}:
        return
    value: Any = said
    if guess.name in _NUMBERS:
        value = int(said)
    upload.told = replace(upload.told, **{guess.name: value})
    upload.trusted |= {guess.name}


def _again(upload: Upload) -> None:
    upload.told, upload.trusted = Told(), frozenset()


def _trust(upload: Upload, name: str) -> None:
    upload.trusted |= {name}
