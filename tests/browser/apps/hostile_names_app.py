"""Every hostile name in every place that shows names; the browser test compares what is seen with what is stored."""

import json
from pathlib import Path

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from kam_core.text.plain import marked, plain, plain_in_chart

# What a name must not turn into, beyond the shared list: what Streamlit's markdown does on top of the common one.
MORE = [
    ":red[Red] Ltd",
    ":material/home: Ltd",
    ":smile: Ltd :+1:",
    ":streamlit:",
    ":small[x] :shimmer[y] :help[z]",
    ':a{foreground="red"}',
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "->",
    "--",
    "1. FC Köln",
    "1) Erste GmbH",
    "# Heading",
    "+ Plus",
    "> Quote",
    "===",
    "sales@evil.example",
    "www.evil.example",
    "See WWW.evil.example, http://evil.example or mailto:a@evil.example",
    "<http://evil.example>",
    "[x]: http://evil.example",
    "$x^2$ and $$y$$",
    "    four spaces",
    "two  spaces  within ",
    "ends in \\",
    "&nbsp;&amp;&#58;",
    "~~struck~~ ==marked== ^up^",
    "[^1] footnote",
    "- [ ] task",
]


def names() -> list[str]:
    """The names that a field would not refuse."""
    listed = json.loads(Path("tests/inputs/hostile_names.json").read_text(encoding="utf-8"))
    return [entry["name"] for entry in listed if entry["expect"] != "reject"] + MORE


def shown(at: int, name: str) -> None:
    """One name in each kind of place that reads markdown."""
    with st.container(key=f"name-{at}"):
        st.title(plain(name))
        st.markdown(plain(name))
        st.caption(plain(name))
        st.metric(plain(name), "1")
        st.checkbox(plain(name), key=f"check-{at}")


def bars(stored: list[str]) -> go.Figure:
    """Names as axis labels and in what hovering says."""
    written = [plain_in_chart(name) for name in stored]
    places = list(range(len(stored)))
    figure = go.Figure(layout={"height": 24 * len(stored) + 100, "margin": {"l": 500, "t": 40, "b": 40}})
    for at, name in enumerate(written):
        figure.add_bar(x=[1], y=[at], orientation="h", hovertemplate=f"{name}<extra></extra>")
    figure.update_layout(showlegend=False, barmode="overlay", hovermode="closest")
    figure.update_yaxes(tickvals=places, ticktext=written, autorange="reversed")
    return figure


def legend(stored: list[str]) -> go.Figure:
    """Names in a legend."""
    figure = go.Figure(layout={"height": 24 * len(stored) + 100})
    for name in stored:
        figure.add_scatter(x=[1], y=[1], name=plain_in_chart(name))
    return figure


every = names()
for place, each in enumerate(every):
    shown(place, each)
with st.container(key="table"):
    st.table(pl.DataFrame({"name": [plain(name) for name in every]}))
st.radio("radio", [plain(name) for name in dict.fromkeys(every)], key="radio")
st.selectbox("selectbox", list(dict.fromkeys(every)), format_func=marked, key="selectbox")
st.dataframe(pl.DataFrame({"name": [marked(name) for name in every]}), key="frame", height=36 * len(every))
drawn = [name for name in every if len(name) < 100]
st.plotly_chart(bars(drawn), theme=None, key="bars")
st.plotly_chart(legend(drawn), theme=None, key="legend")
st.toast(plain(MORE[0]) + plain(MORE[1]) + plain(MORE[2]))
