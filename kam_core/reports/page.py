"""One page of a report: a file that needs nothing beside it and asks for nothing from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kam_core.reports.html import Html, join, tag
from kam_core.text.words import _, language

# Nothing is loaded from anywhere, and no script runs, whatever else somebody puts into the file.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a report: its title, what it is about in a line, and where its words come from."""

    title: str
    about: str
    company: str
    marks: tuple[str, ...]
    dates: str


def page(head: Head, sections: Sequence[Html]) -> str:
    """The whole file."""
    # A style is text that the browser reads as it is: it holds nothing of ours but the stylesheet.
    style = Html(f"<style>{_style()}</style>")
    settings = Html(f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">')
    settings = join((settings, Html('<meta name="viewport" content="width=device-width, initial-scale=1">')))
    header = tag(
        "header",
        tag("p", head.company, *(tag("span", mark, class_="mark") for mark in head.marks), class_="company"),
        tag("h1", head.title),
        tag("p", head.about, class_="about"),
        tag("p", head.dates, class_="dates"),
    )
    whole = tag(
        "html",
        tag("head", settings, tag("title", f"{head.title} – {head.company}"), style),
        tag("body", header, tag("main", *sections)),
        lang=language(),
    )
    return f"<!doctype html>\n{whole}\n"


def section(title: str, *inside: str | None) -> Html:
    """A part with its heading."""
    return tag("section", tag("h2", title), *inside)


def lines(text: str | None, *, missing: str | None = None) -> Html:
    """A long text, a paragraph for each of its lines; `missing` stands where there is none."""
    said = [line for line in (text or "").splitlines() if line.strip()]
    if not said:
        return nothing(missing or _("Nothing was written."))
    return join(tag("p", line, class_="said") for line in said)


def nothing(sentence: str) -> Html:
    """A sentence in the place of what is not there."""
    return tag("p", sentence, class_="nothing")


def facts(pairs: Sequence[tuple[str, str]]) -> Html:
    """Short values, each below its label."""
    return tag("dl", *(tag("div", tag("dt", label), tag("dd", value)) for label, value in pairs))


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, missing: str) -> Html:
    """Rows below their headings; `missing` stands where there is none."""
    if not rows:
        return nothing(missing)
    first = tag("thead", tag("tr", *(tag("th", heading, scope="col") for heading in headings)))
    body = tag("tbody", *(tag("tr", *(_cell(cell) for cell in row)) for row in rows))
    return tag("table", first, body)


def _cell(text: str) -> Html:
    """A cell; only a word that no column is wide enough for is broken."""
    if max(map(len, text.split()), default=0) <= _LONGEST_WORD:
        return tag("td", text)
    return tag("td", text, class_="long")


@cache
def _style() -> str:
    return (files("kam_core") / "reports" / "report.css").read_text(encoding="utf-8")
