"""A box for text that says what is typed in it while it is typed, and once more when it is left.

`st.text_area` says nothing before it is left, and `st.text_input` does not tell a pause from the end. Here a pause
of `REST` milliseconds is "typed" (kept as a draft) and leaving the box, or Enter, is "done" (saved). Both carry what
stood in the box before, as it was when somebody began to type.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import streamlit as st

from kam_core.accounts.queries import readable
from pages.session import state

REST = 700
_HTML = '<div class="box"><label for="typed"></label><span class="hint" id="hint"></span></div>'
_CSS = """
.box { display: flex; flex-direction: column; gap: 0.375rem; font-family: var(--st-font); }
label { font-size: 0.875rem; color: var(--st-text-color); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.hint { font-size: 0.8rem; color: var(--st-gray-text-color); order: 3; }
.hint:empty { display: none; }
textarea, input {
  font: inherit; font-size: 0.875rem; line-height: 1.5; width: 100%; box-sizing: border-box; margin: 0;
  padding: 0.5rem 0.65rem; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
textarea { resize: vertical; field-sizing: content; max-height: 24rem; }
::placeholder { color: var(--st-gray-text-color); opacity: 1; }
textarea:focus, input:focus { outline: 2px solid var(--st-primary-color); outline-offset: -1px; }
[aria-invalid="true"] { border-color: var(--st-red-color); }
[readonly] { color: var(--st-gray-text-color); }
"""
_JS = """
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = parentElement.querySelector(".box")
  const label = box.querySelector("label")
  const hint = box.querySelector(".hint")
  let typed = box.querySelector("textarea, input")
  if (!typed) {
    typed = document.createElement(data.lines > 1 ? "textarea" : "input")
    typed.id = "typed"
    typed.dir = "auto"
    typed.autocomplete = "off"
    label.after(typed)
    box.kept = { dirty: false, base: null, again: data.again, timer: 0, sent: null }
  }
  const kept = box.kept
  label.textContent = data.label
  label.className = data.bare ? "unseen" : ""
  hint.textContent = data.hint
  typed.placeholder = data.placeholder
  typed.readOnly = data.locked
  if (data.lines > 1) typed.style.minHeight = `${data.lines * 1.5 + 0.9}em`
  else typed.inputMode = data.keys
  typed.setAttribute("aria-describedby", "hint")
  if (data.wrong) typed.setAttribute("aria-invalid", "true")
  else typed.removeAttribute("aria-invalid")

  // What is typed stays until the server heard the end of it: an answer to an earlier pause may come in between.
  const isHeard = kept.sent && kept.sent.at === data.heard && kept.sent.text === typed.value
  if (isHeard || kept.again !== data.again) kept.dirty = false
  kept.again = data.again
  if (!kept.dirty && typed.value !== data.text) typed.value = data.text

  const said = () => ({ text: typed.value, seen: kept.base, at: Date.now() })
  const done = () => {
    clearTimeout(kept.timer)
    if (!kept.dirty || (kept.sent && kept.sent.text === typed.value)) return
    kept.sent = said()
    setTriggerValue("done", kept.sent)
  }
  typed.oninput = () => {
    if (!kept.dirty) {
      kept.dirty = true
      kept.base = data.seen
    }
    kept.sent = null
    clearTimeout(kept.timer)
    kept.timer = setTimeout(() => setStateValue("typed", said()), data.rest)
  }
  typed.onblur = done
  typed.onkeydown = (event) => {
    const ends = data.lines > 1 ? event.ctrlKey || event.metaKey : true
    if (event.key === "Enter" && ends && !event.isComposing) done()
  }
}
"""

_box = st.components.v2.component("kam_long_text", html=_HTML, css=_CSS, js=_JS)


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a box and around it.

    `seen` is told back when somebody types over it. Another `again` puts `text` into the box over what is typed.
    `heard` is the moment of the last "done" that was answered. `keys` is the keyboard that a phone shows: "text",
    "decimal", "numeric". `bare`: the label is read out and not shown.
    """

    label: str
    text: str
    seen: str | None
    again: int = 0
    heard: float = 0
    lines: int = 1
    hint: str = ""
    placeholder: str = ""
    keys: str = "text"
    wrong: bool = False
    locked: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, what stood there when somebody began, and when the browser said so."""

    text: str
    seen: str | None
    at: float


def show(key: str, box: Box, *, typed: Callable[[], None], done: Callable[[], None]) -> None:
    """The box; `typed` is called after a pause, `done` when it is left. `said` tells what stands there."""
    _box(
        key=_safe(key),
        data={
            "label": box.label,
            "text": box.text,
            "seen": box.seen,
            "again": box.again,
            "heard": box.heard,
            "lines": box.lines,
            "hint": box.hint,
            "placeholder": box.placeholder,
            "keys": box.keys,
            "wrong": box.wrong,
            "locked": box.locked,
            "bare": box.bare,
            "rest": REST,
        },
        on_typed_change=typed,
        on_done_change=done,
    )


def said(key: str, event: str) -> Said | None:
    """What the box with this key said with "typed" or "done"; null where it said no such thing."""
    held = state.widget(_safe(key))
    payload = cast("dict[str, object]", held).get(event) if isinstance(held, dict) else None
    if not isinstance(payload, dict):
        return None
    text, seen, at = payload.get("text"), payload.get("seen"), payload.get("at")
    if not isinstance(text, str) or not isinstance(seen, str | None) or not isinstance(at, int | float):
        return None
    return Said(readable(text), None if seen is None else readable(seen), at)


def _safe(key: str) -> str:
    """The key without what parts a component from its events; an id of a file can hold it."""
    return key.replace("__", "~~")
