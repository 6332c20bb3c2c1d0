"""The people of a plan: our team, what we know of theirs, how well we know each other, and when we spoke."""

from datetime import date, timedelta

from story.chance import between, share, whole
from story.facts import LAST_DAY
from story.plan_scene import Row, Scene, ago

# Power, and roles in buying, of each title.
PLACES = {
    "Owner": (5, "decision_maker|approver"),
    "Managing Director": (5, "approver"),
    "Finance Manager": (4, "veto"),
    "Head Buyer": (4, "buyer|decision_maker"),
    "Store Manager": (3, "influencer"),
    "Workshop Manager": (2, "user"),
    "Buyer, Bikes": (2, "buyer"),
    "Marketing Manager": (2, "influencer"),
    "Logistics Coordinator": (1, "user"),
}
ABOVE = {
    "Managing Director": ("Owner",),
    "Buyer, Bikes": ("Head Buyer",),
    "Logistics Coordinator": ("Head Buyer",),
}
USUALLY_ABOVE = ("Managing Director", "Owner")
STANCES = ((4.5, "advocate"), (3.5, "supporter"), (2.4, "neutral"), (1.5, "sceptic"), (-9.0, "opponent"))
# The roles that somebody has, by how the plan is kept; the first ones are the owner's.
ROLES = {
    "exemplary": 6,
    "steady": 5,
    "odd": 4,
    "stale": 3,
}
TEAM = ("relationship_lead", "results_driver", "technical_expert", "project_manager", "collaborator", "innovator")
# How often, and up to how many days ago, we wrote down that we spoke.
TALKS = {"exemplary": (8, 4, 300), "steady": (5, 17, 280), "odd": (4, 38, 260), "stale": (2, 165, 320)}
WITH = {
    "executive": ("Owner", "Managing Director"),
    "visit": ("Store Manager", "Workshop Manager", "Head Buyer"),
    "workshop": ("Head Buyer", "Store Manager"),
    "insight": ("Marketing Manager", "Owner", "Head Buyer"),
}


def team(scene: Scene) -> None:
    """Who of us stands for the account, and in which roles; one account has nobody."""
    count = 0 if scene.care == "stale" and scene.stage == 0 else ROLES[scene.care] - (scene.stage == 0) * 2
    for number, role in enumerate(TEAM[:count]):
        person = scene.owner if number < 2 else scene.colleagues[(number // 2) % len(scene.colleagues)]
        _member(scene, person, role, whole(2, 10, "hours", scene.account_id, role))
    sponsored = share("sponsor", scene.account_id) < {"stale": 0.3, "odd": 0.6}.get(scene.care, 1.0)
    if sponsored and count:
        _member(scene, scene.part.account.manager, "executive_sponsor", 2)


def _member(scene: Scene, person: str, role: str, hours: int) -> None:
    told = scene.starts + timedelta(days=whole(3, 40, "told", scene.account_id, role))
    knows = share("knows", scene.account_id, role) < {"stale": 0.3, "odd": 0.6}.get(scene.care, 0.9)
    row: Row = {
        "person_id": person,
        "role": role,
        "strength": whole(2, 5, "strength", person, role),
        "hours_a_month": hours,
        "acknowledged_on": told if knows and told <= LAST_DAY else "",
    }
    scene.add("team_members", "TM", row)
    scene.team.append(row)


def stakeholders(scene: Scene) -> None:
    """What we know of their people; of some of them nothing where a plan is kept badly."""
    by_title = {str(row["title"]): str(row["contact_id"]) for row in scene.contacts}
    left = _left(scene)
    for row in scene.contacts:
        contact_id, title = str(row["contact_id"]), str(row["title"])
        unknown = {"stale": 0.45, "odd": 0.25, "steady": 0.1}.get(scene.care, 0.0) + (scene.stage == 0) * 0.2
        if title != "Head Buyer" and share("unknown", contact_id) < unknown:
            continue
        above = next((by_title[one] for one in ABOVE.get(title, USUALLY_ABOVE) if one in by_title), "")
        leaves = contact_id not in left and share("leaves", contact_id) < 0.1
        after = [str(other["contact_id"]) for other in scene.contacts if other is not row]
        power, _roles = PLACES[title]
        scene.tables.setdefault("stakeholders", []).append(
            {
                "contact_id": contact_id,
                "account_id": scene.account_id,
                "reports_to": above if title != "Owner" else "",
                "power": power,
                "stance": "advocate" if contact_id in left else _stance(scene, contact_id),
                "buying_roles": _roles_of(scene, title),
                "personal_win": scene.say("wins")["text"] if share("win", contact_id) < 0.6 else "",
                "may_leave": "true" if leaves else "",
                "successor_id": after[-1]
                if leaves and (scene.care == "exemplary" or share("follows", contact_id) < 0.6)
                else "",
                "left_on": left.get(contact_id, ""),
                "note": "Went to a sports chain; a farewell call was friendly." if contact_id in left else "",
            }
        )


def _left(scene: Scene) -> dict[str, date]:
    """Advocates who went: the workshop manager of one account, the store manager of another."""
    gone = {"514": (2, ago(52)), "328": (2, ago(118)), "502": (5, ago(33))}
    number, day = gone.get(scene.account_id, (0, LAST_DAY))
    return {f"C{scene.account_id}-{number}": day} if number else {}


def _stance(scene: Scene, contact_id: str) -> str:
    level = scene.part.level(scene.part.strength, LAST_DAY) + between(-1.7, 1.7, "stance", contact_id)
    return next(stance for least, stance in STANCES if level >= least)


def _roles_of(scene: Scene, title: str) -> str:
    """The usual roles of a title; sponsor and champion are found only where we looked for them."""
    looked = share("looked", scene.account_id) < {"exemplary": 1.0, "steady": 0.75, "odd": 0.5}.get(scene.care, 0.25)
    found = PLACES[title][1]
    extra = {"Owner": "sponsor", "Store Manager": "champion"}.get(title) if looked else None
    # A head buyer decides alone where nobody met the owner.
    if title == "Head Buyer" and not any(row["title"] == "Owner" for row in scene.contacts):
        extra = "approver"
    return f"{found}|{extra}" if extra else found


def relationships(scene: Scene) -> None:
    """How well the owner knows each of them, and our manager those who decide."""
    high = {"exemplary": 5, "steady": 4, "odd": 4, "stale": 3}[scene.care]
    for number, row in enumerate(scene.of("stakeholders")):
        if row["left_on"]:
            continue
        contact_id = str(row["contact_id"])
        low = 3 if number == 0 or scene.care == "exemplary" else 1
        # Where a plan is stale, one person carries it.
        top = high if number == 0 or scene.care != "stale" else 2
        _known(scene, contact_id, scene.owner, whole(min(low, top), top, "known", contact_id))
        if int(str(row["power"])) == 5 and scene.care != "stale":
            _known(scene, contact_id, scene.part.account.manager, whole(1, 4, "manager", contact_id))


def _known(scene: Scene, contact_id: str, person: str, current: int) -> None:
    wanted = min(5, current + whole(0, 2, "wanted", contact_id, person))
    row = {"contact_id": contact_id, "person_id": person, "current": current, "wanted": wanted}
    scene.add("relationships", "RL", row)


def interactions(scene: Scene) -> None:
    """When we spoke, with whom, and what they said."""
    count, first, last = TALKS[scene.care]
    kinds = ("visit", "call", "meeting", "email", "executive", "insight", "workshop", "call")
    turn = whole(0, len(kinds) - 1, "kinds", scene.account_id)
    for number in range(count if scene.stage else max(1, count - 2)):
        days = first + (last - first) * number // count + whole(0, 9, "talk", scene.account_id, number)
        # Where a plan is kept well, all of them sat together not long ago.
        everybody = scene.care == "exemplary" and number == 0
        _talk(scene, ago(days), "meeting" if everybody else kinds[(turn + number) % len(kinds)], everybody=everybody)


def _talk(scene: Scene, on: date, kind: str, *, everybody: bool) -> None:
    left = {row["contact_id"]: str(row["left_on"]) for row in scene.of("stakeholders") if row["left_on"]}
    there = [row for row in scene.contacts if str(left.get(row["contact_id"], "9999")) > on.isoformat()]
    wanted = [row for row in there if row["title"] in WITH.get(kind, ("Head Buyer",))] or there[:1]
    # Nobody leads an executive meeting without their executives.
    if kind == "executive" and not any(row["level"] == "executive" for row in wanted):
        kind = "meeting"
    said = scene.say("interactions", kind)
    ours = [scene.owner, *([scene.part.account.manager] if kind == "executive" else [])]
    scene.add(
        "interactions",
        "IA",
        {
            "happened_on": on,
            "kind": kind,
            "contact_ids": "|".join(str(row["contact_id"]) for row in (there if everybody else wanted[:2])),
            "person_ids": "|".join(ours),
            "two_way": kind not in {"email", "insight"} or bool(said["feedback"]),
            "subject": said["subject"],
            "note": said["note"],
            "feedback": said["feedback"],
            "action_id": "",
        },
    )
