"""The pages that are printed: whole, without anything from outside, and without markup from data."""

import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kam_core.errors import RefusedError
from kam_core.people.kinds import STAKEHOLDER, TEAM_MEMBER
from kam_core.plans import reviews
from kam_core.plans.kinds import (
    ACTION,
    COMPETITOR,
    NEED,
    OBJECTIVE,
    OPEN_QUESTION,
    PLAN,
    REVIEW,
    RISK,
    ROADMAP_YEAR,
    VALUE_RESULT,
)
from kam_core.plans.plan import plan as plan_of
from kam_core.records.queries import record
from kam_core.records.records import add
from kam_core.records.writing import insert, write
from kam_core.reports.html import tag
from kam_core.reports.page import Head, facts, lines, page, section, table
from kam_core.reports.report import Report, report
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction
from tests.kam_core.plans.given import by, give

NAMES = [
    one["name"]
    for one in json.loads((Path(__file__).parents[2] / "inputs" / "hostile_names.json").read_text(encoding="utf-8"))
]
HARMLESS = "Ada"


class Read(HTMLParser):
    """The elements with their attributes, and the text, of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[tuple[str, tuple[tuple[str, str | None], ...]]] = Counter()
        self.texts: list[str] = []
        self.others: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, tuple(attrs)] += 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def _page(name: str) -> str:
    head = Head(name, name, name, (name,), name)
    parts = (lines(name), facts([(name, name)]), table([name], [[name]], missing=name), tag("p", name, title=name))
    return page(head, [section(name, *parts)])


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_text_wherever_a_page_puts_it(name: str) -> None:
    told, plain = Read(_page(name)), Read(_page(HARMLESS))
    without_ours = Counter({key: n for key, n in told.elements.items() if key[0] not in ("p", "td")})
    assert without_ours == Counter({key: n for key, n in plain.elements.items() if key[0] not in ("p", "td")})
    assert told.others == []
    assert {element for element, _ in told.elements} == {element for element, _ in plain.elements}


def _filled(store: Store, plan_id: str, names: list[str]) -> str:
    """A record of each kind for each name, and a review that is locked; its id."""

    def save(transaction: Transaction) -> None:
        for at, name in enumerate(names):
            contact = insert(transaction, STAKEHOLDER, "001", {"contact_name": name[:500], "title": name[:500]})
            for kind, field in (
                (ACTION, "title"),
                (RISK, "what"),
                (NEED, "what"),
                (VALUE_RESULT, "promised"),
                (COMPETITOR, "competitor_name"),
            ):
                insert(transaction, kind, "001", {field: name[:500]})
            insert(transaction, OPEN_QUESTION, "001", {"question": name[:500], "ask_contact_id": contact})
            insert(transaction, OBJECTIVE, "001", {"title": name[:500], "measure": name[:500], "plan_id": plan_id})
            insert(transaction, ROADMAP_YEAR, "001", {"year": 2000 + at % 50, "milestone": name})
        every = "\n".join(names)
        write(transaction, PLAN, plan_id, "001", {"purpose": every, "service_plan": every})
        insert(transaction, TEAM_MEMBER, "001", {"person_id": "P2", "role": "innovator"})

    store.writer.derive(save)
    give(store, plan_id, "R01", "\n".join(names))
    review_id = reviews.begin(store, by(), plan_id)
    every = "\n".join(names)
    said = {"summary": every, "decisions": every, "programme_decision": "hold"}
    store.writer.derive(lambda kept: write(kept, REVIEW, review_id, "001", said))
    version = record(store.database, REVIEW, review_id)["version"]
    reviews.lock(store, by(), review_id, seen_version=int(str(version)))
    return review_id


@pytest.fixture
def ids(world: Store, plan_id: str) -> dict[Report, str]:
    """What each report is made of, with every hostile name in it."""
    names = [name for name in NAMES if name.strip() and "\x00" not in name]
    return {Report.REVIEW: _filled(world, plan_id, names), Report.PLAN: plan_id, Report.HANDOVER: "001"}


def test_no_element_and_no_attribute_of_a_report_comes_from_data(world: Store, ids: dict[Report, str]) -> None:
    elements = (
        "html head meta title style body header main section h1 h2 h3 p span div dl dt dd table thead tbody tr th td"
    )
    classes = {"company", "mark", "about", "dates", "said", "nothing", "long"}
    for kind, record_id in ids.items():
        read = Read(report(world.database, kind, record_id, opinions=True))
        given = {(name, value) for (_element, attributes) in read.elements for name, value in attributes}
        assert {element for element, _attributes in read.elements} <= set(elements.split(" "))
        assert {name for name, _value in given} <= {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "scope",
        }
        assert {value for name, value in given if name == "class"} <= classes
        assert read.others == []
        assert "<script>window.__xss=1</script>" in read.text


@pytest.mark.parametrize("kind", list(Report))
def test_a_report_asks_for_nothing_from_outside_and_says_whose_it_is(world: Store, plan_id: str, kind: Report) -> None:
    ids = {Report.PLAN: plan_id, Report.REVIEW: reviews.begin(world, by(), plan_id), Report.HANDOVER: "001"}
    text = report(world.database, kind, ids[kind])
    assert "default-src 'none'" in text
    assert not any(sign in text for sign in ("http://", "https://", "url(", "@import", "<script", "<link", "src="))
    read = Read(text)
    assert "World" in read.text
    assert "Alpha" in read.text
    assert "Data as of Jan 15, 2026, figures through Dec 31, 2025" in read.text
    assert "@media print" in text


def test_what_we_think_of_people_is_on_no_page_but_the_handover_with_its_switch(world: Store, plan_id: str) -> None:
    cleo = {"contact_name": "Cleo", "stance": "opponent", "power": 5, "note": "Likes golf", "personal_win": "Board"}
    add(world, by(), STAKEHOLDER, "001", cleo)
    ids = {Report.PLAN: plan_id, Report.REVIEW: reviews.begin(world, by(), plan_id), Report.HANDOVER: "001"}
    for kind, record_id in ids.items():
        text = report(world.database, kind, record_id)
        assert "Cleo" in text
        assert not any(private in text for private in ("Opponent", "golf", "Board"))
    told = report(world.database, Report.HANDOVER, "001", opinions=True)
    assert "Opponent" in told
    assert "Likes golf" in told


def test_the_handover_lists_promises_questions_and_dates(world: Store, plan_id: str) -> None:
    add(world, by(), VALUE_RESULT, "001", {"promised": "Save a day a week"})
    add(world, by(), ACTION, "001", {"title": "Call Cleo"})
    add(world, by(), ACTION, "001", {"title": "Sent it", "status": "done"})
    add(world, by(), OPEN_QUESTION, "001", {"question": "Who signs?"})
    add(
        world,
        by(),
        COMPETITOR,
        "001",
        {"competitor_name": "Rival", "renewal_on": plan_of(world.database, plan_id).period_end},
    )
    until = plan_of(world.database, plan_id).period_end.isoformat()
    for question_id in ("R03", "I03"):
        give(world, plan_id, question_id, until)
    text = Read(report(world.database, Report.HANDOVER, "001")).text
    for expected in ("Save a day a week", "Call Cleo", "Who signs?", "Agreement with Rival up for renewal"):
        assert expected in text
    for expected in ("External obligation", "Renewal, notice or price review, as the plan says"):
        assert expected in text
    assert "Sent it" not in text


def test_the_review_page_tells_what_changed(world: Store, plan_id: str) -> None:
    give(world, plan_id, "I05", "40")
    review_id = reviews.begin(world, by(), plan_id)
    text = Read(report(world.database, Report.REVIEW, review_id)).text
    assert "How many days usually pass here from an agreed need to a signed order?" in text
    assert "40 days" in text


def test_a_record_that_is_not_there_is_refused(world: Store) -> None:
    for kind in (Report.PLAN, Report.REVIEW):
        with pytest.raises(RefusedError):
            report(world.database, kind, "none")
