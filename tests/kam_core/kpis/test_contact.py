"""Last contacts, threads and answers to requests by hand, in a world of three accounts of which two bought in 2025."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.accounts.model import AccountId
from kam_core.ingest.load import load_file
from kam_core.kpis import account, catalogue
from kam_core.kpis.portfolio import strip
from kam_core.store.store import Store
from tests.kam_core.kpis.written import TODAY, put

# 180 days before 15 January 2026 is 19 July 2025. Alpha spoke with us 10 days ago, by three people of theirs and two of
# ours in turn; Beta 130 days ago, one with one. With Gamma we only planned to, and wrote without an answer.
FILES = {
    "contacts": """\
contact_id,account_id,contact_name
C1,001,Ann
C2,001,Bob
C3,001,Cid
C5,002,Dee
C9,003,Eve
""",
    "activities": """\
activity_id,account_id,contact_id,person_id,kind,activity_date,planned,two_way
A1,001,C1,P1,call,2026-01-05,false,true
A2,001,C2,P1,call,2025-12-01,false,true
A3,001,C3,P2,call,2025-11-01,false,true
A4,001,C1,P2,call,2025-07-19,false,true
A5,001,C2,P1,call,2025-07-18,false,true
B1,002,C5,P1,call,2025-09-07,false,true
G1,003,C9,P1,visit,2026-01-10,true,true
G2,003,C9,P1,email,2026-01-10,false,false
""",
    "requests": """\
request_id,account_id,subject,opened_at,answered_at
R0,001,Before,2024-12-31 08:00,2025-01-02 08:00
R1,001,Part,2025-03-01 08:00,2025-03-01 12:00
R2,002,Invoice,2025-06-01 08:00,2025-06-02 18:00
R3,001,Not yet,2025-12-30 08:00,
R4,001,Not closed,2026-01-02 08:00,2026-01-02 09:00
""",
}


@pytest.fixture
def spoken(world: Store, tmp_path: Path) -> Store:
    """The world with contacts, activities and requests."""
    for kind, text in FILES.items():
        (tmp_path / f"{kind}.csv").write_text(text, encoding="utf-8")
        load_file(world, tmp_path / f"{kind}.csv", kind, who="test")
    return world


def meet(store: Store, number: int, person_ids: str, contact_ids: str = "C1", account_id: str = "001") -> None:
    """Note a talk of 20 December 2025."""
    told = {"happened_on": date(2025, 12, 20), "kind": "meeting", "two_way": True, "subject": "Talk"}
    who = {"account_id": account_id, "contact_ids": contact_ids, "person_ids": person_ids}
    put(store, "app.interaction", [{"interaction_id": f"I{number}", **who, **told}])


def hanging(store: Store) -> float:
    """The share of accounts on one thread."""
    (found,) = strip(store.database, None, TODAY, catalogue.chosen("contact_concentration"))
    return float(found.value or 0)


@pytest.mark.parametrize(
    ("code", "value", "n", "coverage"),
    [
        pytest.param("touch_freshness", 70, 2, 1.0, id="10 and 130 days"),
        pytest.param("contact_concentration", 0.5, 2, 2 / 3, id="Beta of two; nobody at Gamma spoke with us"),
        pytest.param("response_time", 19, 2, 2 / 3, id="4 and 34 hours; one waits"),
    ],
)
def test_every_kpi_by_hand(spoken: Store, code: str, value: float, n: int, coverage: float) -> None:
    (found,) = strip(spoken.database, None, TODAY, catalogue.chosen(code))
    assert (found.value, found.n, found.coverage) == (pytest.approx(value), n, pytest.approx(coverage))


def test_accounts_are_read_alone(spoken: Store) -> None:
    kpis = catalogue.chosen("touch_freshness", "response_time")
    alpha = account.strip(spoken.database, AccountId("001"), TODAY, kpis)
    assert [(one.value, one.n, one.coverage) for one in alpha] == [(10, 1, 1.0), (4, 1, 0.5)]
    gamma = account.strip(spoken.database, AccountId("003"), TODAY, kpis)
    assert [(one.value, one.n, one.coverage) for one in gamma] == [(None, 0, None), (None, 0, None)]
    beta = pl.DataFrame({"account_id": ["002", "003"]})
    (threads,) = strip(spoken.database, beta, TODAY, catalogue.chosen("contact_concentration"))
    assert (threads.value, threads.n, threads.coverage) == (1.0, 1, 0.5)


def test_one_of_ours_may_carry_seven_of_ten_occasions_and_not_more(spoken: Store) -> None:
    """P1 has 2 of 4. With five more alone it is 7 of 9; of ten, where P2 has the tenth, 7; an eleventh makes it 8."""
    for number in range(5):
        meet(spoken, number, "P1")
    assert hanging(spoken) == 1.0
    meet(spoken, 5, "P2")
    assert hanging(spoken) == 0.5
    meet(spoken, 6, "P1|P2")
    assert hanging(spoken) == 1.0


def test_who_left_holds_no_thread_from_that_day_on(spoken: Store) -> None:
    left = {"contact_id": "C3", "account_id": "001", "left_on": TODAY}
    put(spoken, "app.stakeholder", [left])
    assert hanging(spoken) == 1.0
    (found,) = strip(spoken.database, None, TODAY, catalogue.chosen("contact_concentration"))
    # On 30 November, Ann and Bob had spoken with us in July, and Cid on the 1st.
    assert found.series["value"][-2] == 0.5


def test_a_talk_of_which_nobody_says_with_whom_is_a_contact_and_no_thread(spoken: Store) -> None:
    meet(spoken, 0, "P2", contact_ids="", account_id="003")
    threads, last = strip(spoken.database, None, TODAY, catalogue.chosen("contact_concentration", "touch_freshness"))
    assert (threads.value, threads.n) == (0.5, 2)
    # 10, 26 and 130 days; Gamma bought nothing.
    assert (last.value, last.n, last.coverage) == (26, 3, 1.0)


def test_earlier_month_ends_know_what_had_happened_by_then(spoken: Store) -> None:
    last, answers = strip(spoken.database, None, TODAY, catalogue.chosen("touch_freshness", "response_time"))
    # Since 19 July 12 days on the last of July and 43 on that of August; in September 73 at Alpha and 23 at Beta.
    assert last.series["value"].to_list()[:10] == [*[None] * 7, 12, 43, 48]
    # At the end of 2024 the request of that day waited; it left the window with December 2025.
    assert (answers.before, answers.series["value"][1]) == (None, 48)


@pytest.mark.parametrize("code", ["touch_freshness", "contact_concentration", "response_time"])
def test_where_nothing_is_logged_nothing_is_known(world: Store, code: str) -> None:
    (found,) = strip(world.database, None, TODAY, catalogue.chosen(code))
    assert (found.value, found.n, found.coverage) == (None, 0, None)


def test_made_up_contacts_and_requests_of_the_demo_are_marked(demo: Store) -> None:
    kpis = catalogue.chosen("touch_freshness", "contact_concentration", "response_time")
    assert all(found.illustrative for found in strip(demo.database, None, date(2013, 11, 29), kpis))
