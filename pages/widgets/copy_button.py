"""A button that copies a text, for what somebody typed and does not want to lose."""

import streamlit as st

_HTML = '<button type="button" aria-live="polite"></button>'
_CSS = """
button {
  font: inherit; font-family: var(--st-font); font-size: 0.875rem; line-height: 1.6; padding: 0.35rem 0.75rem;
  color: var(--st-text-color); background: var(--st-background-color); cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
}
button:hover { border-color: var(--st-primary-color); color: var(--st-link-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    if (navigator.clipboard) await navigator.clipboard.writeText(data.text)
    else {
      // A page that came without TLS from another machine has no clipboard of its own.
      const held = document.body.appendChild(document.createElement("textarea"))
      held.value = data.text
      held.select()
      document.execCommand("copy")
      held.remove()
    }
    button.textContent = data.done
  }
}
"""

_button = st.components.v2.component("kam_copy", html=_HTML, css=_CSS, js=_JS)


def show(key: str, label: str, text: str, *, done: str) -> None:
    """The button; it says `done` once the text is copied."""
    _button(key=key.replace("__", "~~"), data={"label": label, "text": text, "done": done}, width="content")
