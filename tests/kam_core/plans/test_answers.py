from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from random import Random
from time import sleep

import polars as pl
import pytest

from kam_core.errors import ConflictError, FieldsError, RefusedError
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.answers import answers, save_answer, say_unknown
from kam_core.plans.kinds import ANSWER, OPEN_QUESTION, PLAN
from kam_core.plans.plan import plan
from kam_core.records.model import Wanted
from kam_core.records.queries import of_account, trail
from kam_core.records.records import add, change
from kam_core.records.writing import write
from kam_core.store.moments import revisions
from kam_core.store.store import Store
from kam_core.store.writer import Transaction
from tests.kam_core.plans.given import TODAY, answer, by, give, put

CLOSED = datetime(2026, 2, 1)


def value_of(store: Store, plan_id: str, question_id: str) -> str | None:
    """What an answer holds, read cheaply."""
    rows = store.database.read("plans", "answers", plan_id=plan_id).filter(pl.col("question_id") == question_id)
    return rows["value"][0] if rows.height else None


def test_a_new_plan_has_all_questions_open_and_in_order(world: Store, plan_id: str) -> None:
    found = answers(world.database, plan(world.database, plan_id), TODAY)
    assert [one.question.seq for one in found] == list(range(1, 58))
    assert {(one.state, one.value, one.stale, one.carried) for one in found} == {("open", None, False, False)}


def test_a_value_makes_an_answer_and_taking_it_away_opens_it_again(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N01", "Zero waste by 2030")
    found = answer(world, plan_id, "N01")
    assert (found.state, found.value, found.answered_by) == ("answered", "Zero waste by 2030", "Ada Abel")
    give(world, plan_id, "N01", "", seen="Zero waste by 2030")
    found = answer(world, plan_id, "N01")
    assert (found.state, found.value) == ("open", None)
    values = trail(world.database, ANSWER, found.answer_id, "value").select("old_value", "new_value").rows()
    assert values == [("Zero waste by 2030", None), (None, "Zero waste by 2030")]


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        pytest.param("I01", "120", id="a share above 100 percent"),
        pytest.param("I05", "-3", id="days below zero"),
        pytest.param("R07", "6", id="a rating above its scale"),
        pytest.param("R04", "more tenders|magic", id="a choice that is not offered"),
        pytest.param("T01", "P9", id="a person who is not there"),
        pytest.param("P02", "P1", id="one of us where one of them is asked for"),
        pytest.param("I03", "2026-02-31", id="a day that is none"),
        pytest.param("N01", "x" * 200_001, id="a text that is too long"),
    ],
)
def test_what_a_question_does_not_take_is_refused_at_its_value(
    world: Store, plan_id: str, asked: str, value: str
) -> None:
    with pytest.raises(FieldsError) as refused:
        give(world, plan_id, asked, value)
    assert set(refused.value.faults) == {"value"}
    assert answer(world, plan_id, asked).state == "open"


def test_a_text_of_200_000_characters_in_any_script_is_kept_as_it_is(world: Store, plan_id: str) -> None:
    text = "שלום\u200b\tA|B\n" * 16_666
    give(world, plan_id, "N01", text)
    assert answer(world, plan_id, "N01").value == text.strip()


def test_half_a_character_in_a_hand_made_message_is_kept_as_a_question_mark(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N01", "Zero \ud800 waste")
    assert answer(world, plan_id, "N01").value == "Zero ? waste"


def test_not_applicable_needs_a_reason(world: Store, plan_id: str) -> None:
    with pytest.raises(FieldsError) as refused:
        save_answer(world, by(), plan_id, "R02", {"state": Wanted("not_applicable", "open")})
    assert set(refused.value.faults) == {"reason"}
    wanted = {"state": Wanted("not_applicable", "open"), "reason": Wanted("They buy once only", None)}
    save_answer(world, by(), plan_id, "R02", wanted)
    assert answer(world, plan_id, "R02").state == "not_applicable"


def test_a_hand_made_save_cannot_part_the_state_of_an_answer_from_its_value(world: Store, plan_id: str) -> None:
    give(world, plan_id, "R02", "5")
    answer_id = f"{plan_id}:R02"
    for wanted in (
        {"value": Wanted(None, "5")},
        {"state": Wanted("unknown", "answered")},
        {"state": Wanted("not_applicable", "answered"), "value": Wanted(None, "5")},
    ):
        with pytest.raises(RefusedError):
            change(world, by(), ANSWER, answer_id, wanted)
    assert answer(world, plan_id, "R02").value == "5"


def test_unknown_makes_an_open_question_that_answering_closes(world: Store, plan_id: str) -> None:
    with pytest.raises(FieldsError) as refused:
        save_answer(world, by(), plan_id, "P02", {"state": Wanted("unknown", "open")})
    assert set(refused.value.faults) == {"state"}
    seen, due = answer(world, plan_id, "P02"), date(2026, 3, 1)
    made = say_unknown(world, by(), plan_id, "P02", owner_id="P2", due_on=due, seen=seen)
    row = of_account(world.database, OPEN_QUESTION, "001").row(0, named=True)
    asked = (row["open_question_id"], row["owner_id"], row["due_on"], row["status"], row["question"])
    assert asked == (made, "P2", due, "open", seen.question.text)
    assert answer(world, plan_id, "P02").state == "unknown"
    mara = add(world, by(), STAKEHOLDER, "001", {"contact_name": "Mara"})
    give(world, plan_id, "P02", mara)
    row = of_account(world.database, OPEN_QUESTION, "001").row(0, named=True)
    assert (row["status"], row["answer"]) == ("answered", "Mara")


def test_unknown_needs_who_finds_out_and_by_when(world: Store, plan_id: str) -> None:
    seen = answer(world, plan_id, "N02")
    with pytest.raises(FieldsError) as refused:
        say_unknown(world, by(), plan_id, "N02", owner_id="", due_on=date(2026, 3, 1), seen=seen)
    assert set(refused.value.faults) == {"owner_id"}
    assert answer(world, plan_id, "N02").state == "open"


def test_saying_again_that_nobody_knows_moves_the_one_open_question_and_opening_it_drops_it(
    world: Store, plan_id: str
) -> None:
    for due in (date(2026, 3, 1), date(2026, 4, 1)):
        seen = answer(world, plan_id, "N02")
        say_unknown(world, by(), plan_id, "N02", owner_id="P1", due_on=due, seen=seen)
    assert of_account(world.database, OPEN_QUESTION, "001").select("due_on", "status").rows() == [
        (date(2026, 4, 1), "open")
    ]
    save_answer(world, by(), plan_id, "N02", {"state": Wanted("open", "unknown")})
    assert of_account(world.database, OPEN_QUESTION, "001")["status"].to_list() == ["dropped"]


def test_an_answer_goes_stale_after_its_days_and_confirming_it_makes_it_fresh(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N05", "A quote for spare parts")
    given = answer(world, plan_id, "N05").answered_at
    assert given is not None
    ages = {days: date.fromordinal(given.date().toordinal() + days) for days in (60, 61)}
    assert [answer(world, plan_id, "N05", today).stale for today in ages.values()] == [False, True]


def test_what_was_taken_over_is_this_period_s_once_it_is_confirmed(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N05", "A quote")
    world.writer.derive(
        lambda kept: kept._cursor.execute("UPDATE app.answer SET carried = true, answered_at = TIMESTAMP '2025-01-01'")
    )
    before = answer(world, plan_id, "N05")
    assert (before.carried, before.stale) == (True, True)
    save_answer(world, by("P2"), plan_id, "N05", {"confirmed_on": Wanted(TODAY, None)})
    after = answer(world, plan_id, "N05")
    assert (after.carried, after.stale, after.value, after.answered_by) == (False, False, "A quote", "Ben Bose")


def test_nobody_confirmed_an_answer_tomorrow(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N01", "Growth")
    with pytest.raises(FieldsError) as refused:
        save_answer(world, by(), plan_id, "N01", {"confirmed_on": Wanted(date(2199, 1, 1), None)})
    assert set(refused.value.faults) == {"confirmed_on"}


def test_the_second_editor_is_told_who_saved_what_first(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N01", "Growth")
    with pytest.raises(ConflictError) as refused:
        save_answer(world, by("P2"), plan_id, "N01", {"value": Wanted("Margin", None)})
    told = refused.value.places
    assert (told["who"], told["theirs"], told["mine"]) == ("Ada Abel", "Growth", "Margin")
    with pytest.raises(ConflictError):
        seen = Wanted("not_applicable", "open")
        save_answer(world, by("P2"), plan_id, "N01", {"state": seen, "reason": Wanted("None", None)})


def test_a_save_that_is_sent_again_is_done_once(world: Store, plan_id: str) -> None:
    request = by()
    for _ in range(2):
        save_answer(world, request, plan_id, "N01", {"value": Wanted("Growth", None)})
    assert trail(world.database, ANSWER, f"{plan_id}:N01", "value").height == 1


def test_only_fields_of_an_answer_can_be_written(world: Store, plan_id: str) -> None:
    for strange in ("carried", "answered_by", "plan_id", "no_such_field"):
        with pytest.raises(RefusedError, match=strange):
            save_answer(world, by(), plan_id, "N01", {strange: Wanted("x", None)})
    with pytest.raises(RefusedError, match="no question X1"):
        save_answer(world, by(), plan_id, "X1", {"value": Wanted("x", None)})
    with pytest.raises(RefusedError, match="no plan nowhere"):
        save_answer(world, by(), "nowhere", "N01", {"value": Wanted("x", None)})


def test_an_answer_leaves_cached_figures_of_the_portfolio_alone(world: Store, plan_id: str) -> None:
    before = revisions(world.database)
    give(world, plan_id, "N01", "Growth")
    after = revisions(world.database)
    assert (after.portfolio == before.portfolio, after.store == before.store) == (True, False)


def test_a_closed_period_takes_no_answer(world: Store, plan_id: str) -> None:
    give(world, plan_id, "N01", "Growth")
    put(world, PLAN, plan_id, locked_at=CLOSED)
    with pytest.raises(RefusedError, match="closed on"):
        give(world, plan_id, "N01", "Margin", seen="Growth")
    with pytest.raises(RefusedError, match="closed on"):
        give(world, plan_id, "N02", "Scrap")
    assert answer(world, plan_id, "N01").value == "Growth"


def test_five_editors_of_one_answer_lose_none_of_ten_saves_each(world: Store, plan_id: str) -> None:
    chance = Random(1)

    def append(editor: int) -> int:
        refused = 0
        for number in range(10):
            kept = False
            while not kept:
                seen = value_of(world, plan_id, "N01")
                try:
                    give(world, plan_id, "N01", f"{seen or ''} {editor}-{number}".strip(), seen=seen)
                    kept = True
                except ConflictError:
                    refused += 1
                    sleep(chance.random() / 10)
        return refused

    with ThreadPoolExecutor(5) as editors:
        refused = sum(editors.map(append, range(5)))
    kept = str(value_of(world, plan_id, "N01")).split()
    assert sorted(kept) == sorted(f"{editor}-{number}" for editor in range(5) for number in range(10))
    assert refused > 0


def closed_while_answered(world: Store, plan_id: str, pairs: int) -> tuple[int, int]:
    """How often an answer was given and refused while somebody else closed its period at the same time."""
    chance, given, refused = Random(7), 0, 0
    seen: str | None = None

    def close(wait: float) -> str | None:
        sleep(wait)
        found: list[str | None] = []

        def change(kept: Transaction) -> None:
            write(kept, PLAN, plan_id, "001", {"locked_at": CLOSED})
            found.append(kept.read("plans", "answers", plan_id=plan_id)["value"].to_list()[0])

        world.writer.derive(change)
        return found[0]

    give(world, plan_id, "N02", "first")
    seen = "first"
    with ThreadPoolExecutor(1) as other:
        for number in range(pairs):
            closing = other.submit(close, chance.random() / 50)
            try:
                give(world, plan_id, "N02", str(number), seen=seen)
                seen, given = str(number), given + 1
            except RefusedError:
                refused += 1
            assert closing.result() == value_of(world, plan_id, "N02") == seen
            put(world, PLAN, plan_id, locked_at=None)
    return given, refused


@pytest.mark.parametrize("pairs", [100, pytest.param(1_000, marks=pytest.mark.soak)])
def test_of_two_at_once_one_closes_the_period_and_the_other_answers_before_it_or_not_at_all(
    world: Store, plan_id: str, pairs: int
) -> None:
    given, refused = closed_while_answered(world, plan_id, pairs)
    assert given + refused == pairs
    assert min(given, refused) > 0
