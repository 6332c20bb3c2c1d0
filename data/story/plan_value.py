"""What a plan is worth to both: needs, results, what it costs us, and where it leads."""

from datetime import timedelta

from story.chance import between, pick, share, whole
from story.facts import LAST_DAY
from story.plan_scene import Row, Scene, ago, rounded


def needs(scene: Scene) -> None:
    """What they want, who said so, and when it was last confirmed."""
    count = {"exemplary": 5, "steady": 4, "odd": 3, "stale": 2}[scene.care] - (scene.stage == 0)
    heard = {"exemplary": (5, 60), "steady": (20, 150), "odd": (60, 240), "stale": (200, 420)}[scene.care]
    known = [row for row in scene.contacts if row["contact_id"] not in _gone(scene)]
    for number, kind in enumerate((*scene.phrases.kinds("needs"), "need", "need")[:count]):
        method = pick(("interview", "interview", "questionnaire", "data", "guess"), "method", scene.account_id, number)
        asked = method in {"interview", "questionnaire"}
        scene.add(
            "needs",
            "NE",
            {
                "what": scene.say("needs", kind)["what"],
                "type": kind,
                "method": method,
                "contact_id": known[number % min(3, len(known))]["contact_id"] if asked else "",
                "urgency": whole(2, 5, "urgent", scene.account_id, number),
                "last_confirmed_on": ago(whole(*heard, "heard", scene.account_id, number)) if asked else "",
                "status": "served" if share("served", scene.account_id, number) < 0.2 else "open",
                "note": "",
            },
        )


def _gone(scene: Scene) -> set[object]:
    return {row["contact_id"] for row in scene.of("stakeholders") if row["left_on"]}


def results(scene: Scene) -> None:
    """What we promised, measured, and what they confirmed."""
    count = {"exemplary": 3, "steady": 2, "odd": 1, "stale": 1}[scene.care] if scene.stage > 1 else scene.stage
    buyer = scene.contacts[0]["contact_id"]
    for number in range(count):
        said = scene.say("results")
        low, high, target, best = (float(part) for part in said["figures"].split(":")[:4])
        measured = scene.care in {"exemplary", "steady"} and number < count - (scene.care == "steady")
        confirmed = measured and (scene.care == "exemplary" or share("confirms", scene.account_id, number) < 0.4)
        on = ago(whole(15, 70, "measured", scene.account_id, number))
        scene.add(
            "value_results",
            "VR",
            {
                "promised": said["promised"],
                "promised_on": ago(whole(200, 330, "promised", scene.account_id, number)),
                "measure": said["measure"],
                "unit": said["unit"],
                "baseline": rounded(between(low, high, "was", scene.account_id, number)),
                "target": target,
                "measured": rounded(between(target, best, "is", scene.account_id, number)) if measured else "",
                "measured_on": on if measured else "",
                "confirmed_by": buyer if confirmed else "",
                "confirmed_on": on + timedelta(days=whole(2, 12, "ok", scene.account_id, number)) if confirmed else "",
                "note": "",
            },
        )


def costs(scene: Scene) -> None:
    """What the account gets that others do not, and what the plan asks our leaders for."""
    for number in range(whole(1, 4, "invests", scene.account_id) if scene.stage > 1 else 0):
        said = scene.say("investments", _kind(scene, "investments", number))
        spent_on = ago(whole(20, 300, "spent", scene.account_id, number))
        figures = {name: _between(scene, said[name], number) for name in ("amount", "hours")}
        scene.add(
            "investments",
            "IN",
            {"what": said["what"], "kind": said["kind"], **figures, "spent_on": spent_on, "note": ""},
        )
    for number in range(whole(1, 2, "asks", scene.account_id) if scene.stage > 1 else 0):
        _resource(scene, number)


def _resource(scene: Scene, number: int) -> None:
    said = scene.say("resources", _kind(scene, "resources", number))
    asked = float(_between(scene, said["asked"], number))
    asked_on = ago(whole(30, 150, "asked", scene.account_id, number))
    decided = scene.care in {"exemplary", "steady"} and share("decided", scene.account_id, number) < 0.7
    part = 0.5 if share("part", scene.account_id, number) < 0.4 else 1.0
    scene.add(
        "resources",
        "RS",
        {
            "what": said["what"],
            "kind": said["kind"],
            "asked": asked,
            "granted": max(1.0, float(round(asked * part))) if decided else "",
            "asked_on": asked_on,
            "decided_on": min(LAST_DAY, asked_on + timedelta(days=21)) if decided else "",
            "decided_by": scene.part.account.manager if decided else "",
            "note": "",
        },
    )


def _kind(scene: Scene, table: str, number: int) -> str:
    kinds = scene.phrases.kinds(table)
    return kinds[(whole(0, len(kinds) - 1, table, scene.account_id) + number) % len(kinds)]


def _between(scene: Scene, bounds: str, number: int) -> float | str:
    if not bounds:
        return ""
    low, high = (float(part) for part in bounds.split(":"))
    return rounded(between(low, high, "costs", scene.account_id, number))


def roadmap(scene: Scene) -> None:
    """Revenue, margin and share of wallet of the next years, where the plan is far enough."""
    years = {"exemplary": 4, "steady": 3, "odd": 3, "stale": 0}[scene.care] if scene.stage > 1 else 0
    revenue, margin = float(scene.year), float(scene.margin or 0)
    wallet = min(80.0, float(100 * scene.year / scene.wallet)) if scene.wallet else None
    for number in range(years):
        revenue *= between(1.04, 1.16, "roadmap", scene.account_id, number)
        row: Row = {
            "year": LAST_DAY.year + 1 + number,
            "revenue": round(revenue, -3),
            "margin_percent": round(min(25, margin + 1.2 * (number + 1)), 1),
            "wallet_percent": round(min(95, wallet + 3 * (number + 1))) if wallet is not None else "",
            "milestone": scene.say("milestones")["text"],
        }
        scene.add("roadmap_years", "RY", row)


def outputs(scene: Scene) -> None:
    """The exit outputs that somebody ticks: where the plan is past their stage."""
    for output, stage in (("leadership", 2), ("introductions", 3)):
        done = scene.stage > stage and scene.care != "stale"
        if scene.stage >= stage and (done or scene.care != "stale"):
            scene.add("stage_outputs", "SO", {"plan_id": scene.plan_id, "output": output, "done": done})
