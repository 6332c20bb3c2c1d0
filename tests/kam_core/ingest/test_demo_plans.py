"""The growth plans of the demo: each row is one that the product itself would take, and they hold together."""

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from kam_core.errors import FieldsError
from kam_core.ingest.demo import TODAY
from kam_core.ingest.demo_plans import FILES
from kam_core.people.choices import ACCOUNT_ROLES
from kam_core.plans import answers, plan, snapshot, stage_rules
from kam_core.plans.answer_values import kept_value
from kam_core.plans.choices import DEPTHS, STAGES
from kam_core.questions.catalogue import in_depth, question, questions
from kam_core.records.checks import checked
from kam_core.records.model import Kind, Value
from kam_core.records.texts import read
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction

FOLDER = Path(__file__).resolve().parents[3] / "data" / "adventureworks" / "illustrative" / "plans"
MADE_UP = "SELECT {columns} FROM {table} WHERE illustrative"


@pytest.fixture(scope="module")
def planned(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A copy of the built demo."""
    copy = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("planned") / "kam.duckdb"))
    with Store(copy) as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A plain connection to a copy of the built demo, for questions that the product does not ask."""
    copy = shutil.copy(demo_file, tmp_path_factory.mktemp("asked") / "demo.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


def made_up(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def one(asked: duckdb.DuckDBPyConnection, query: str) -> object:
    row = asked.execute(query).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("name", FILES)
def test_every_record_is_one_that_a_person_could_have_saved(
    name: str, planned: Store, asked: duckdb.DuckDBPyConnection
) -> None:
    kind = FILES[name]
    fields = [one.name for one in kind.fields if not (kind.lies_over and one.name == "contact_name")]
    rows = asked.execute(MADE_UP.format(columns=", ".join(["account_id", *fields]), table=kind.table)).fetchall()
    refused: list[str] = []

    def check(transaction: Transaction) -> None:
        for account_id, *values in rows:
            try:
                checked(transaction, kind, account_id, dict(zip(fields, values, strict=True)), {})
            except FieldsError as fault:
                refused.append(f"{account_id}: {fault}")

    planned.writer.derive(check)

    assert len(rows) == len(made_up(name))
    assert refused == []


def test_every_answer_is_one_that_its_question_takes(planned: Store) -> None:
    given = [row for row in made_up("answers") if row["state"] == "answered"]
    refused: list[str] = []

    def check(transaction: Transaction) -> None:
        for row in given:
            try:
                kept = kept_value(transaction, question(row["question_id"]), row["account_id"], row["value"], None)
            except FieldsError as fault:
                refused.append(f"{row['answer_id']}: {fault}")
            else:
                assert kept == row["value"]

    planned.writer.derive(check)

    assert refused == []
    assert {row["question_id"] for row in given} == {one.id for one in questions()}


def test_an_answer_has_a_value_or_a_reason_or_an_open_question() -> None:
    wanted = {
        (row["plan_id"], row["question_id"])
        for row in made_up("open_questions")
        if row["question_id"] and row["status"] == "open" and row["owner_id"] and row["due_on"]
    }
    told = made_up("answers")

    assert {bool(row["value"]) for row in told if row["state"] == "answered"} == {True}
    assert {bool(row["reason"]) for row in told if row["state"] == "not_applicable"} == {True}
    assert {(row["plan_id"], row["question_id"]) for row in told if row["state"] == "unknown"} == wanted
    assert {row["answer_id"] for row in told} == {f"{row['plan_id']}:{row['question_id']}" for row in told}


def test_an_open_question_of_the_plan_is_in_the_plans_words() -> None:
    words = {(row["question_id"], row["question"]) for row in made_up("open_questions") if row["question_id"]}

    assert words <= {(one.id, one.text) for one in questions()}


def test_a_plan_answers_only_what_its_depth_asks() -> None:
    depths = {row["plan_id"]: row["depth"] for row in made_up("plans")}

    assert [
        row["answer_id"]
        for row in made_up("answers")
        if question(row["question_id"]) not in in_depth(depths[row["plan_id"]])
    ] == []


def test_no_sentence_comes_back_often() -> None:
    texts = {one.id for one in questions() if one.answer_type == "text"} - {"C01", "I02", "V01", "N05"}
    said = Counter(row["value"] for row in made_up("answers") if row["question_id"] in texts and row["value"])

    assert max(said.values()) <= 4
    assert said.total() > 250


def test_plans_stand_in_all_stages_and_depths_and_three_key_accounts_have_none(
    asked: duckdb.DuckDBPyConnection,
) -> None:
    current = [row for row in made_up("plans") if row["period_end"] > TODAY.isoformat()]

    assert {row["stage"] for row in current} == set(STAGES)
    assert {row["depth"] for row in current} == set(DEPTHS)
    assert (
        one(
            asked,
            "SELECT count(*) FROM app.membership AS m WHERE m.until IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM app.plan AS p WHERE p.account_id = m.account_id)",
        )
        == 3
    )


def test_the_plan_of_a_year_before_is_closed_and_lies_before_the_one_of_today() -> None:
    periods: dict[str, list[tuple[str, str, bool]]] = {}
    for row in made_up("plans"):
        periods.setdefault(row["account_id"], []).append(
            (row["period_start"], row["period_end"], bool(row["locked_at"]))
        )
    two = [sorted(found) for found in periods.values() if len(found) == 2]

    assert len(two) >= 8
    assert {earlier[1] < later[0] for earlier, later in two} == {True}
    assert {(earlier[2], later[2]) for earlier, later in two} == {(True, False)}


def test_the_three_themes_are_a_hundred_together_or_unset() -> None:
    split = [[row[name] for name in ("penetrate", "expand", "protect")] for row in made_up("plans")]

    assert {sum(map(int, parts)) for parts in split if all(parts)} == {100}
    assert [parts for parts in split if any(parts) and not all(parts)] == []


def test_what_is_ticked_by_hand_is_an_output_that_is() -> None:
    by_hand = {rule.key for rule in stage_rules.RULES if rule.told is None}

    assert {row["output"] for row in made_up("stage_outputs")} <= by_hand


def test_what_is_done_has_a_day_and_what_is_not_has_none() -> None:
    actions = made_up("actions")
    due = [date.fromisoformat(row["due_on"]) for row in actions if row["status"] in {"open", "doing"}]

    assert {bool(row["done_on"]) for row in actions if row["status"] == "done"} == {True}
    assert {row["done_on"] for row in actions if row["status"] != "done"} == {""}
    assert max(row["done_on"] for row in actions) <= TODAY.isoformat()
    assert sum(on < TODAY for on in due) >= 20
    assert sum(0 <= (on - TODAY).days <= 7 for on in due) >= 8


def test_nobody_speaks_with_somebody_who_left() -> None:
    left = {row["contact_id"]: row["left_on"] for row in made_up("stakeholders") if row["left_on"]}
    spoken = [
        (contact_id, row["happened_on"])
        for row in made_up("interactions")
        for contact_id in row["contact_ids"].split("|")
    ]

    assert left
    assert [(contact_id, on) for contact_id, on in spoken if on > left.get(contact_id, "9999")] == []


def test_some_plans_are_kept_well_and_some_went_stale(planned: Store) -> None:
    shares = {}
    for (account_id,) in {(row["account_id"],) for row in made_up("plans")}:
        found = plan.current(planned.database, account_id)
        assert found is not None
        given = [a for a in answers.answers(planned.database, found, TODAY, {}) if a.state == "answered"]
        shares[account_id] = sum(a.stale for a in given) / len(given)

    assert sum(share < 0.05 for share in shares.values()) >= 4
    assert sum(share > 0.5 for share in shares.values()) >= 4


def test_some_plans_contradict_the_data(planned: Store) -> None:
    conflicts = Counter(
        answer.question.id
        for account_id in {row["account_id"] for row in made_up("plans")}
        if (found := plan.current(planned.database, account_id))
        for answer in answers.answers(planned.database, found, TODAY)
        if answer.state == "answered" and answer.proposal is not None
    )

    assert conflicts["T01"] == 2
    assert conflicts["I01"] >= 3
    assert conflicts["I03"] >= 3


def test_what_flows_from_an_answer_stands_on_its_record(planned: Store) -> None:
    """People, rivals and dates agree with the answer that names them: their records are what the data know."""
    agree = {"T03", "T04", "T05", "P01", "P02", "P03", "C01", "C02", "C03", "N06"}
    said = [
        (account_id, answer.question.id, answer.value, answer.proposal.value)
        for account_id in {row["account_id"] for row in made_up("plans")}
        if (found := plan.current(planned.database, account_id))
        for answer in answers.answers(planned.database, found, TODAY)
        if answer.question.id in agree and answer.state == "answered" and answer.proposal is not None
    ]
    apart = [row for row in said if set((row[2] or "").split()) != set(row[3].split())]

    assert apart == []


def test_roles_are_covered_at_some_accounts_and_not_at_others() -> None:
    roles = Counter(row["account_id"] for row in made_up("team_members") if row["role"] in ACCOUNT_ROLES)

    assert max(roles.values()) == len(ACCOUNT_ROLES)
    assert min(roles.values()) < len(ACCOUNT_ROLES) - 2


def test_a_locked_review_keeps_what_was_known_on_its_day(asked: duckdb.DuckDBPyConnection) -> None:
    locked = asked.execute(
        "SELECT review_id, plan_id, held_on, snapshot FROM app.review WHERE locked_at IS NOT NULL"
    ).fetchall()
    assert len(locked) >= 15
    for _review_id, plan_id, held_on, kept in locked:
        taken = snapshot.read(kept)
        assert (taken["plan_id"], taken["day"]) == (plan_id, held_on.isoformat())
        assert {(row["confirmed_on"] or "") <= held_on.isoformat() for row in taken["answers"]} <= {True}
        assert {(row["done_on"] or "") <= held_on.isoformat() for row in taken["actions"]} <= {True}
        assert 0 <= float(taken["position"]["attractiveness"]) <= 100
        assert taken["position"]["quadrant"] in ("strategic", "star", "status", "streamline")


def test_a_review_is_being_prepared_where_a_plan_stands_in_that_stage() -> None:
    prepared = {row["plan_id"] for row in made_up("reviews") if not row["locked_at"]}

    assert prepared
    assert prepared <= {row["plan_id"] for row in made_up("plans") if row["stage"] == "review" and not row["locked_at"]}


def test_each_record_is_in_the_history_by_the_demo(asked: duckdb.DuckDBPyConnection) -> None:
    told = dict(
        asked.execute(
            "SELECT record, count(DISTINCT record_id) FROM app.history "
            "WHERE request_id = 'demo-plans' AND who = 'demo' GROUP BY 1"
        ).fetchall()
    )

    assert told == {kind.name: len(made_up(name)) for name, kind in FILES.items()}


@pytest.mark.parametrize("kind", FILES.values(), ids=lambda kind: kind.name)
def test_every_record_can_be_built_again_from_the_history(asked: duckdb.DuckDBPyConnection, kind: Kind) -> None:
    told: dict[str, dict[str, Value]] = {}
    for record_id, field, value in asked.execute(
        "SELECT record_id, field, new_value FROM app.history WHERE record = ? AND field <> 'account_id'", [kind.name]
    ).fetchall():
        told.setdefault(record_id, {})[field] = read(kind.field(field), value)

    fields = [one.name for one in kind.fields]
    kept = asked.execute(f"SELECT {kind.key}, {', '.join(fields)} FROM {kind.table}").fetchall()  # noqa: S608  (ours)
    assert {row[0]: {f: v for f, v in zip(fields, row[1:], strict=True) if v is not None} for row in kept} == told
