"""The answers of a plan: how many there are, how old, how sure, and what nobody knows."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from story.chance import day, share, whole
from story.facts import HERE, LAST_DAY, Row, rows
from story.plan_rivals import wallet
from story.plan_scene import Scene, ago
from story.plan_values import value

QUESTIONS = HERE.parents[1] / "kam_core" / "questions" / "growth_plan_questions.csv"
DEPTHS = ("express", "standard", "full")
# How many of the questions have an answer, how many are unknown, and how many days ago somebody looked.
KEPT = {
    "exemplary": (0.96, 0.03, 2, 32),
    "steady": (0.84, 0.08, 6, 105),
    "odd": (0.72, 0.1, 20, 150),
    "stale": (0.6, 0.08, 150, 310),
}
BY_STAGE = (0.55, 0.8, 1.0, 1.0, 1.0)
# What we know by ourselves, and from where.
OF_OUR_DATA = {
    **dict.fromkeys(("T01", "T02", "T03", "T04", "T05"), ""),
    "I02": "Order history of twelve months.",
    "I03": "Volume agreement, page 2.",
    "I04": "Our margin report of November.",
    "I05": "Dates of the orders that we won.",
    "I06": "The complaint file.",
}
ALWAYS = ("T01", "I01", "I03")
# Who could tell is ourselves: such a gap is open, and no question to anybody.
NEVER_UNKNOWN = {"T01", "T02", "T04", "T05", "I02", "I04", "I05", "I06", "N06", "V03", "V04", "U02", "U03", "U05"}


@dataclass(frozen=True, slots=True)
class Period:
    """Whose answers: of which plan, in which depth, from when to when, and how many of them there are."""

    plan_id: str
    depth: str
    first: date
    last: date
    part: float


def asked(depth: str) -> list[Row]:
    """The questions of a depth, in their order."""
    return [row for row in rows(QUESTIONS) if DEPTHS.index(row["depth"]) <= DEPTHS.index(depth)]


def answers(scene: Scene) -> None:
    """The answers of the plan of today."""
    answered, unknown, _first, _last = KEPT[scene.care]
    part = answered * (BY_STAGE[scene.stage] if scene.care != "exemplary" else 1.0)
    carried = _carried(scene)
    for question in asked(scene.casting["depth"]):
        chance = share("answered", scene.plan_id, question["id"])
        # What an odd plan contradicts is always answered.
        always = ALWAYS if scene.care == "odd" else ALWAYS[:1]
        found = value(scene, question) if chance < part or question["id"] in always else None
        if question["id"] in carried and found:
            _write(
                scene, scene.plan_id, question, found, ago(whole(330, 380, scene.plan_id, question["id"])), carried=True
            )
        elif found:
            _write(scene, scene.plan_id, question, found, _looked(scene, question["id"]))
        elif chance < part and (reason := _reason(scene, question["id"])):
            _not_applicable(scene, question, reason)
        elif chance < part + unknown and question["id"] not in NEVER_UNKNOWN:
            _unknown(scene, question)


def _carried(scene: Scene) -> set[str]:
    """Answers of last year that nobody confirmed since."""
    if not scene.casting["before"]:
        return set()
    wanted = {"exemplary": 0, "steady": 3, "odd": 4, "stale": 5}[scene.care]
    express = [row["id"] for row in asked("express") if row["id"] not in ALWAYS]
    return set(sorted(express, key=lambda one: share("carried", scene.plan_id, one))[:wanted])


def before(scene: Scene, plan_id: str) -> None:
    """The answers of the plan of last year: the express questions, most of them."""
    for question in asked("express"):
        found = value(scene, question) if share("then", plan_id, question["id"]) < 0.8 else None
        # What is dated ahead was another date then.
        if found and question["answer_type"] not in {"date", "people"}:
            _write(scene, plan_id, question, found, day(date(2012, 2, 1), 250, "then", plan_id, question["id"]))


def _looked(scene: Scene, question_id: str) -> date:
    """The day of the answer, in the plan's period; an odd share of wallet is older than the estimate."""
    _answered, _unknown, first, last = KEPT[scene.care]
    on = ago(whole(first, last, "looked", scene.plan_id, question_id))
    if scene.care == "odd" and question_id == "I01":
        on = date(2013, 7, whole(2, 26, "looked", scene.plan_id))
    return max(on, day(scene.starts + timedelta(days=8), 18, "opened", scene.plan_id, question_id))


def _write(scene: Scene, plan_id: str, question: Row, found: str, on: date, *, carried: bool = False) -> None:
    answer_id = f"{plan_id}:{question['id']}"
    said = _evidence(scene, question, answer_id)
    confirmed = said["kind"] == "customer" and scene.care in {"exemplary", "steady"} and not carried
    row: dict[str, object] = {
        "state": "answered",
        "value": found,
        "confidence": _confidence(scene, said["kind"], answer_id),
        "evidence": said["text"],
        "source": said["kind"],
        "confirmed_on": on if confirmed and share("confirmed", answer_id) < 0.8 else "",
        "carried": "true" if carried else "false",
    }
    _add(scene, plan_id, question, row, on)
    if question["id"] == "I01" and plan_id == scene.plan_id:
        wallet(scene, answer_id, found, on)


def _evidence(scene: Scene, question: Row, answer_id: str) -> dict[str, str]:
    """Who or what says so; a question about us is answered by ourselves."""
    if question["id"] in OF_OUR_DATA:
        return {"kind": "data", "text": OF_OUR_DATA[question["id"]]}
    if question["category"] == "our_team" or question["id"] in {"U02", "U03", "U05", "V07"}:
        return {"kind": "guess", "text": ""}
    customer = {"exemplary": 0.8, "steady": 0.6, "odd": 0.25, "stale": 0.3}[scene.care]
    chance = share("source", answer_id)
    kind = "customer" if chance < customer else "document" if chance < customer + 0.1 else "guess"
    shown = share("evidence", answer_id) < {"exemplary": 0.9, "steady": 0.7}.get(scene.care, 0.35)
    return {"kind": kind, "text": scene.say("evidence", kind)["text"] if shown else ""}


def _confidence(scene: Scene, source: str, answer_id: str) -> str:
    if share("unsaid", answer_id) < {"exemplary": 0.0, "steady": 0.15}.get(scene.care, 0.4):
        return ""
    if source == "guess":
        return "low" if share("sure", answer_id) < 0.6 else "medium"
    return "high" if share("sure", answer_id) < 0.6 else "medium"


def _reason(scene: Scene, question_id: str) -> str | None:
    known = {"P03", "P08", "C06", "I03", "C01", "T04"} & set(scene.phrases.kinds("reasons"))
    return scene.say("reasons", question_id)["text"] if question_id in known else None


def _not_applicable(scene: Scene, question: Row, reason: str) -> None:
    row: dict[str, object] = {"state": "not_applicable", "reason": reason, "carried": "false"}
    _add(scene, scene.plan_id, question, row, _looked(scene, question["id"]))


def _unknown(scene: Scene, question: Row) -> None:
    """Nobody knows: an open question with who finds out, by when, and whom to ask there."""
    _add(scene, scene.plan_id, question, {"state": "unknown", "carried": "false"}, _looked(scene, question["id"]))
    late = {"exemplary": (-30, -5), "steady": (-35, 12), "odd": (-20, 30), "stale": (30, 120)}[scene.care]
    contact = scene.contacts[whole(0, min(2, len(scene.contacts) - 1), "ask", scene.plan_id, question["id"])]
    scene.add(
        "open_questions",
        "OQ",
        {
            "plan_id": scene.plan_id,
            "question_id": question["id"],
            "question": question["question"],
            "owner_id": scene.owner,
            "due_on": ago(whole(*late, "by", scene.plan_id, question["id"])),
            "ask_contact_id": contact["contact_id"] if share("asks", scene.plan_id, question["id"]) < 0.6 else "",
            "status": "open",
            "answer": "",
        },
    )


def _add(scene: Scene, plan_id: str, question: Row, row: dict[str, object], on: date) -> None:
    """One row of the answers; answered in the morning by the owner, or by a colleague."""
    answer_id = f"{plan_id}:{question['id']}"
    empty = dict.fromkeys(("value", "reason", "confidence", "evidence", "source", "confirmed_on"), "")
    by = scene.owner if share("by", answer_id) < 0.85 else scene.part.account.manager
    at = datetime.combine(min(on, LAST_DAY), time(8)) + timedelta(minutes=whole(0, 500, "at", answer_id))
    key = {"answer_id": answer_id, "account_id": scene.account_id, "plan_id": plan_id, "question_id": question["id"]}
    scene.tables.setdefault("answers", []).append({**key, **empty, **row, "answered_by": by, "answered_at": at})
