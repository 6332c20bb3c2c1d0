"""The work of a plan: objectives, actions and risks."""

from datetime import date, timedelta

from story.chance import between, day, pick, share, whole
from story.facts import LAST_DAY
from story.plan_scene import Scene, ago, rounded

THEMES = ("penetrate", "expand", "protect")
# Due so many days ago (negative: ahead), its status, and how many days after that it was done.
SCHEDULES: dict[str, tuple[tuple[int, str, int], ...]] = {
    "exemplary": (
        *((150, "done", -3), (112, "done", -1), (74, "done", 0), (38, "done", -4), (16, "done", -1)),
        *((-4, "doing", 0), (-17, "open", 0), (-40, "open", 0), (-75, "open", 0)),
    ),
    "steady": (
        *((130, "done", -1), (88, "done", 8), (52, "done", 0), (12, "open", 0)),
        *((-4, "doing", 0), (-24, "open", 0), (-62, "open", 0)),
    ),
    "odd": (
        (115, "done", -2),
        (76, "dropped", 0),
        (44, "done", 16),
        (20, "doing", 0),
        (-6, "open", 0),
        (-31, "open", 0),
    ),
    "stale": ((190, "done", 26), (128, "open", 0), (81, "doing", 0), (37, "open", 0), (-20, "open", 0)),
}
OBJECTIVE_STATUSES = {
    "exemplary": ("on_track", "on_track", "reached"),
    "steady": ("on_track", "at_risk", "open"),
    "odd": ("on_track", "at_risk", "dropped"),
    "stale": ("at_risk", "open", "at_risk"),
}
# How much of the way an objective has come.
WAY = {"reached": 1.05, "on_track": 0.6, "at_risk": 0.2, "dropped": 0.1, "open": 0.0}


def objectives(scene: Scene) -> None:
    """Three to five objectives with measure, owner and date; none or few where the plan has just begun."""
    count = (0 if scene.care == "stale" else 1, 2)[scene.stage] if scene.stage < 2 else whole(3, 5, scene.plan_id)
    for number in range(count):
        said = scene.say("objectives", THEMES[(number + scene.stage) % 3])
        status = pick(OBJECTIVE_STATUSES[scene.care], "status", scene.plan_id, number) if scene.stage > 1 else "open"
        due_on = day(last_day(scene) - timedelta(days=75), 75, "objective", scene.plan_id, number)
        if due_on <= LAST_DAY and status in {"on_track", "open"}:
            status = "reached" if scene.care == "exemplary" else "at_risk"
        baseline, target = _figures(scene, said, number)
        scene.add(
            "objectives",
            "OB",
            {
                "plan_id": scene.plan_id,
                "title": said["title"],
                "theme": said["kind"],
                "measure": said["measure"],
                "unit": "USD" if said["unit"] == "currency" else said["unit"],
                "baseline": baseline,
                "target": target,
                "actual": _written(said["unit"], baseline + (target - baseline) * WAY[status])
                if status != "open"
                else "",
                "owner_id": scene.owner if share("owns", scene.plan_id, number) < 0.75 else scene.colleagues[0],
                "due_on": due_on,
                "status": status,
                "joint": share("joint", scene.plan_id, number) < {"exemplary": 0.6}.get(scene.care, 0.2),
                "note": "",
            },
        )


def last_day(scene: Scene) -> date:
    """The last day of the plan."""
    return scene.starts.replace(year=scene.starts.year + 1) - timedelta(days=1)


def _figures(scene: Scene, said: dict[str, str], number: int) -> tuple[float, float]:
    """Where an objective starts and ends: from the account's own figures, or from the bounds in the table."""
    figures = said["figures"]
    if figures == "revenue":
        base = round(float(scene.year) * between(0.15, 0.9, "base", scene.plan_id, number), -3)
        return base, round(base * between(1.08, 1.3, "grows", scene.plan_id, number), -3)
    if figures == "wallet":
        wallet = scene.wallet
        base = min(80, round(float(100 * scene.year / wallet))) if wallet else 25
        return base, min(95, base + whole(5, 15, "share", scene.plan_id))
    low, high, least, most = (float(part) for part in figures.split(":")[:4])
    found = between(low, high, "from", scene.plan_id, number), between(least, most, "to", scene.plan_id, number)
    return _written(said["unit"], found[0]), _written(said["unit"], found[1])


def _written(unit: str, figure: float) -> float:
    """A figure as people write it: shares and money as they are, what is counted in whole numbers."""
    return rounded(figure) if unit in {"%", "currency"} else round(figure)


def actions(scene: Scene) -> None:
    """What is done, late, due this week or ahead, by how the plan is kept."""
    goals = scene.of("objectives")
    schedule = SCHEDULES[scene.care] if scene.stage > 1 else SCHEDULES[scene.care][-2 - scene.stage :]
    for number, (days, status, later) in enumerate(schedule):
        due = ago(days + whole(0, 6, "due", scene.plan_id, number) - 3 * (days < 0))
        if due < scene.starts:
            continue
        goal = goals[number % len(goals)] if goals else None
        said = scene.say("actions", str(goal["theme"]) if goal else pick(THEMES, "theme", scene.plan_id, number))
        done = min(LAST_DAY, due + timedelta(days=later)) if status == "done" else ""
        scene.add(
            "actions",
            "AC",
            {
                "objective_id": goal["objective_id"] if goal and share("for", scene.plan_id, number) < 0.85 else "",
                "title": said["title"],
                "theme": said["kind"],
                "owner_id": _who(scene, number),
                "due_on": due,
                "status": status,
                "done_on": done,
                "effort_hours": said["hours"],
                "outcome": said["outcome"] if status == "done" else "",
                "note": "No answer since the summer; asked twice." if status == "dropped" else "",
            },
        )
    _next_step(scene)


def _who(scene: Scene, number: int) -> str:
    """Mostly the account's owner; where a plan is odd, nobody or somebody from outside the team."""
    if scene.care == "odd" and number == 4:
        return ""
    team = [str(row["person_id"]) for row in scene.team] or [scene.owner]
    return scene.owner if share("does", scene.plan_id, number) < 0.65 else pick(team, "helps", scene.plan_id, number)


def _next_step(scene: Scene) -> None:
    """The last talk led to the next open action."""
    ahead = [row for row in scene.of("actions") if row["status"] == "open" and str(row["due_on"]) > str(LAST_DAY)]
    if ahead and scene.of("interactions"):
        scene.of("interactions")[0]["action_id"] = ahead[0]["action_id"]


def risks(scene: Scene) -> None:
    """What threatens the account, and what we do about it."""
    kinds = scene.phrases.kinds("risks")
    for number in range(whole(1, 3, "risks", scene.account_id) if scene.stage else 1):
        said = scene.say("risks", kinds[whole(0, len(kinds) - 1, "risk", scene.account_id) - number])
        status = "open" if share("risk is", scene.account_id, number) < 0.7 else "mitigated"
        scene.add(
            "risks",
            "RI",
            {
                "what": said["what"],
                "tag": said["kind"],
                "likelihood": whole(1, 4, "likely", scene.account_id, number),
                "impact": whole(2, 5, "impact", scene.account_id, number),
                "response": said["response"] if share("response", scene.account_id, number) < 0.85 else "",
                "owner_id": scene.owner,
                "due_on": ago(-whole(10, 90, "risk due", scene.account_id, number)),
                "status": status,
            },
        )
