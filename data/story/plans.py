"""Growth plans of key accounts, in all stages and depths: kept well, kept badly, or at odds with the data."""

from datetime import date, datetime, time, timedelta

from story import plan_people, plan_rivals, plan_value, plan_work
from story.cast import Part
from story.chance import day, share, whole
from story.plan_answers import answers, before
from story.plan_scene import STAGES, Facts, Row, Scene, ago, scenes
from story.plan_values import DECISIONS, decision

TOUCH_DAYS = {"customer_centric": 21, "dedicated_manager": 14, "value_based": 30, "proactive": 14, "long_term": 30}
# Penetrate, expand, protect, in percent, by how attractive the account is and how strong we are there.
SPLITS = {
    (True, True): (20, 40, 40),
    (True, False): (40, 50, 10),
    (False, True): (20, 10, 70),
    (False, False): (10, 0, 90),
}
# Until the next review, in days, by how the plan is kept; a stale one is past it.
REVIEWS = {"exemplary": (5, 40), "steady": (10, 60), "odd": (-6, 45), "stale": (-80, -20)}


def plans(cast: list[Part], facts: Facts) -> dict[str, list[Row]]:
    """The rows of each table of plans, by its name."""
    tables: dict[str, list[Row]] = {}
    for scene in scenes(cast, facts):
        _write(scene)
        for name, rows in scene.tables.items():
            tables.setdefault(name, []).extend(rows)
    return {name: tables[name] for name in sorted(tables)}


def _write(scene: Scene) -> None:
    """One account: who, then what is done and known, then the answers that say it."""
    for part in (
        *(plan_people.team, plan_people.stakeholders, plan_people.relationships, plan_people.interactions),
        *(plan_rivals.competitors, plan_work.objectives, plan_work.actions, plan_work.risks),
        *(plan_value.needs, plan_value.results, plan_value.costs, plan_value.roadmap, plan_value.outputs),
        *(answers, _plan, _own_question, _reviews),
    ):
        part(scene)
    if scene.casting["before"]:
        _before(scene)


def _plan(scene: Scene) -> None:
    template = scene.casting["template"]
    answered = {row["question_id"] for row in scene.of("answers") if row["value"] and row["carried"] == "false"}
    decided = "U05" in answered or scene.stage == len(STAGES) - 1 or (scene.care == "exemplary" and scene.stage > 1)
    row = {
        "depth": scene.casting["depth"],
        "stage": scene.casting["stage"],
        "template": template,
        "lead_id": scene.owner,
        "goal_id": scene.casting["goal"],
        "purpose": scene.say("purposes")["text"] if scene.care != "stale" or scene.stage > 2 else "",
        "service_plan": scene.say("services")["text"] if scene.care in {"exemplary", "steady"} and scene.stage else "",
        "touch_days": TOUCH_DAYS.get(template, ""),
        **_split(scene),
        "next_review_on": ago(-whole(*REVIEWS[scene.care], "review", scene.plan_id)) if scene.stage else "",
        "programme_decision": DECISIONS[decision(scene)] if decided else "",
    }
    _add_plan(scene, scene.plan_id, scene.starts, row)


def _add_plan(scene: Scene, plan_id: str, starts: date, row: Row, locked_at: datetime | str = "") -> None:
    key: Row = {
        "plan_id": plan_id,
        "account_id": scene.account_id,
        "period_start": starts,
        "period_end": starts.replace(year=starts.year + 1) - timedelta(days=1),
    }
    scene.tables.setdefault("plans", []).append({**key, **row, "locked_at": locked_at})


def _split(scene: Scene) -> dict[str, object]:
    """Where effort goes: by quadrant, and a tenth moved where somebody thought about it; unset where a plan begins."""
    names = ("penetrate", "expand", "protect")
    if scene.stage == 0 and scene.care != "steady":
        return dict.fromkeys(names, "")
    split = list(SPLITS[scene.part.attractiveness[1] >= 3, scene.part.strength[1] >= 3])
    moved = whole(0, 2, "split", scene.plan_id)
    if split[moved] >= 20:
        split[moved], split[(moved + 1) % 3] = split[moved] - 10, split[(moved + 1) % 3] + 10
    return dict(zip(names, split, strict=True))


def _own_question(scene: Scene) -> None:
    """What the team itself wants to know, beside the questions of the plan."""
    if scene.stage and share("own", scene.plan_id) < 0.6:
        question = scene.say("answers", "U01")["text"].rstrip(".")
        row: Row = {
            "plan_id": scene.plan_id,
            "question_id": "",
            "question": f"Find out: {question[:1].lower()}{question[1:]}",
            "owner_id": scene.owner,
            "due_on": ago(-whole(-8, 40, "own", scene.plan_id)),
            "ask_contact_id": scene.contacts[0]["contact_id"],
        }
        scene.add("open_questions", "OQ", {**row, "status": "open", "answer": ""})


def _before(scene: Scene) -> None:
    """The year before: an express plan that was reviewed at its end, and is closed."""
    plan_id, starts = f"P{scene.account_id}-1201", date(2012, 1, 1)
    reviewed_on = day(date(2012, 12, 3), 14, "reviewed", plan_id)
    closed = datetime.combine(reviewed_on, time(15, 30))
    names = ("template", "lead_id", "goal_id", "purpose", "service_plan", "touch_days")
    current = scene.of("plans")[0]
    same = {name: current[name] for name in ("depth", "stage", *names, "penetrate", "expand", "protect")}
    ended = {"depth": "express", "stage": "review", "goal_id": "", "next_review_on": "", "programme_decision": "invest"}
    _add_plan(scene, plan_id, starts, {**same, **ended}, closed)
    before(scene, plan_id)
    _review(scene, plan_id, reviewed_on, locked=True)


def _reviews(scene: Scene) -> None:
    """The half-year review of a plan of 2013 that is kept; one in the stage of review is being prepared again."""
    if scene.starts.month == 1 and scene.stage > 2 and scene.care != "stale":
        _review(scene, scene.plan_id, day(date(2013, 6, 10), 80, "half year", scene.plan_id), locked=True)
    if scene.stage == len(STAGES) - 1 and scene.care != "odd":
        _review(scene, scene.plan_id, ago(whole(0, 4, "prepares", scene.plan_id)), locked=False)


def _review(scene: Scene, plan_id: str, held_on: date, *, locked: bool) -> None:
    """What was seen and decided; our manager was there, and the buyer."""
    said = scene.say("reviews")
    manager = scene.part.account.manager
    scene.add(
        "reviews",
        "RV",
        {
            "plan_id": plan_id,
            "held_on": held_on,
            "person_ids": f"{scene.owner}|{manager}",
            "contact_ids": scene.contacts[0]["contact_id"],
            "summary": said["summary"],
            "decisions": said["decisions"] if locked else "",
            "programme_decision": DECISIONS[decision(scene)] if locked else "",
            "next_review_on": day(held_on + timedelta(days=160), 25, "again", plan_id) if locked else "",
            "locked_at": datetime.combine(held_on, time(15, 30)) if locked else "",
            "locked_by": manager if locked else "",
        },
    )
