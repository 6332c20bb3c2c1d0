"""A box for SQL that completes names of tables and columns while they are typed."""

from collections.abc import Callable, Sequence
from typing import cast

import streamlit as st

from pages.session import state

_HTML = """
<div class="box">
  <label for="sql"></label>
  <textarea id="sql" rows="9" spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr"
    aria-autocomplete="list" aria-controls="names"></textarea>
  <ul id="names" role="listbox"></ul>
  <span class="hint" id="hint"></span>
</div>
"""
_CSS = """
.box { display: flex; flex-direction: column; gap: 0.375rem; font-family: var(--st-font); position: relative; }
label { font-size: 0.875rem; color: var(--st-text-color); }
textarea {
  font-family: var(--st-code-font); font-size: 0.875rem; line-height: 1.5; width: 100%; box-sizing: border-box;
  margin: 0; padding: 0.5rem 0.65rem; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); resize: vertical;
}
textarea:focus { outline: 2px solid var(--st-primary-color); outline-offset: -1px; }
ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem; min-height: 1.9rem; }
li {
  font-family: var(--st-code-font); font-size: 0.8rem; padding: 0.15rem 0.5rem; cursor: pointer; max-width: 100%;
  overflow: hidden; text-overflow: ellipsis; white-space: pre; box-sizing: border-box;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
li[aria-selected="true"] { border-color: var(--st-primary-color); outline: 1px solid var(--st-primary-color); }
.hint { font-size: 0.8rem; color: var(--st-gray-text-color); }
"""
_JS = r"""
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const box = parentElement.querySelector(".box")
  const typed = box.querySelector("textarea")
  const list = box.querySelector("ul")
  box.querySelector("label").textContent = data.label
  box.querySelector(".hint").textContent = data.hint
  list.setAttribute("aria-label", data.names_label)
  const kept = box.kept ?? (box.kept = { again: null, at: 0, found: [], timer: 0 })
  if (kept.again !== data.again) {
    kept.again = data.again
    typed.value = data.text
  }

  const word = () => /(?:"[^"\n]*|[^\s,()"'=<>+*\/;-]*)$/.exec(typed.value.slice(0, typed.selectionStart))[0]
  const bare = (text) => text.replace(/^.*\./, "").replace(/"/g, "").toLowerCase()
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/
  const quoted = (name) => (plain.test(name) && !data.reserved.includes(name.toLowerCase())
    ? name : '"' + name.replaceAll('"', '""') + '"')

  const show = () => {
    const asked = bare(word())
    const fits = (name) => name.toLowerCase().includes(asked)
    const starts = (name) => name.toLowerCase().startsWith(asked)
    kept.found = asked ? data.names.filter(fits).sort((a, b) => starts(b) - starts(a)).slice(0, 12) : []
    kept.at = 0
    draw()
  }
  const draw = () => {
    list.replaceChildren(...kept.found.map((name, at) => {
      const item = document.createElement("li")
      item.textContent = name
      item.id = `name-${at}`
      item.setAttribute("role", "option")
      item.setAttribute("aria-selected", at === kept.at)
      item.onmousedown = (event) => { event.preventDefault(); take(name) }
      return item
    }))
    if (kept.found.length) typed.setAttribute("aria-activedescendant", `name-${kept.at}`)
    else typed.removeAttribute("aria-activedescendant")
  }
  const take = (name) => {
    const half = word()
    const before = half.includes(".") && !half.startsWith('"') ? half.slice(0, half.lastIndexOf(".") + 1) : ""
    const start = typed.selectionStart - half.length
    typed.setRangeText(before + quoted(name), start, typed.selectionStart, "end")
    kept.found = []
    draw()
    say()
  }
  const say = () => {
    clearTimeout(kept.timer)
    kept.timer = setTimeout(() => setStateValue("typed", typed.value), data.rest)
  }
  typed.oninput = () => { show(); say() }
  typed.onblur = () => { kept.found = []; draw(); clearTimeout(kept.timer); setStateValue("typed", typed.value) }
  typed.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      clearTimeout(kept.timer)
      setTriggerValue("asked", { text: typed.value, at: Date.now() })
    } else if (kept.found.length && (event.key === "Tab" || event.key === "Enter") && !event.isComposing) {
      event.preventDefault()
      take(kept.found[kept.at])
    } else if (kept.found.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault()
      const step = event.key === "ArrowDown" ? 1 : -1
      kept.at = (kept.at + step + kept.found.length) % kept.found.length
      draw()
    } else if (event.key === "Escape" && kept.found.length) {
      kept.found = []
      draw()
    }
  }
}
"""
_REST = 500

_box = st.components.v2.component("kam_sql", html=_HTML, css=_CSS, js=_JS)


def show(
    key: str,
    *,
    label: str,
    hint: str,
    names_label: str,
    text: str,
    again: int,
    names: Sequence[str],
    reserved: Sequence[str],
    on_ask: Callable[[], None],
) -> None:
    """The box.

    Args:
        key: tells it from others.
        label: what it is for.
        hint: how it is used, under it.
        names_label: what is read out for the list of names.
        text: what stands in it at first.
        again: another number puts `text` into it over what is typed.
        names: what is completed.
        reserved: words that need quotes as names.
        on_ask: called when somebody asks from within it (Ctrl and Enter).
    """
    data = {
        "label": label,
        "hint": hint,
        "names_label": names_label,
        "text": text,
        "again": again,
        "names": list(names),
        "reserved": list(reserved),
        "rest": _REST,
    }
    _box(key=key, data=data, on_typed_change=lambda: None, on_asked_change=on_ask)


def typed(key: str) -> str | None:
    """What stands in the box, as the browser said last; null before it said anything."""
    held = state.widget(key)
    payload = cast("dict[str, object]", held) if isinstance(held, dict) else {}
    asked, text = payload.get("asked"), payload.get("typed")
    if isinstance(asked, dict) and isinstance(asked.get("text"), str):
        return str(asked["text"])
    return text if isinstance(text, str) else None
