"""Who else sells there: rivals with what they are paid for, and when their agreements end."""

from datetime import date

from story.chance import share, whole
from story.facts import LAST_DAY
from story.plan_scene import Scene, ago
from story.ratings import RIVALS

# Days until the strongest rival's agreement ends, at the accounts where we know it.
RENEWALS = {
    "697": 27,
    "546": 32,
    "650": 45,
    "514": 19,
    "175": 63,
    "502": 38,
    "433": 88,
    "10": 51,
    "170": 24,
    "254": 110,
}


def competitors(scene: Scene) -> None:
    """One to three, the strongest first; none where a plan has just begun and nobody asked."""
    count = whole(1, 3, "competitors", scene.account_id) if scene.stage else int(scene.care != "stale")
    first = RIVALS.index(scene.rival)
    share_of_strongest = whole(14, 34, "rival's share", scene.account_id)
    for number in range(count):
        said = scene.say("rivals")
        known = scene.care != "stale" or number == 0
        scene.add(
            "competitors",
            "CO",
            {
                "competitor_name": RIVALS[(first + number) % len(RIVALS)],
                "own_staff": "",
                "paid_for": said["paid_for"],
                "wallet_percent": max(3, share_of_strongest // (number + 1)) if known else "",
                "strength": said["strength"] if known else "",
                "answer": said["answer"] if scene.care in {"exemplary", "steady"} else "",
                "renewal_on": _renewal(scene, number),
            },
        )
    if scene.stage > 1 and share("own workshop", scene.account_id) < 0.3:
        _own_staff(scene)


def _own_staff(scene: Scene) -> None:
    row = {"competitor_name": "Their own workshop", "own_staff": True, "paid_for": "Wheel building and overhauls"}
    more = {"wallet_percent": "", "strength": "No delivery, no invoice", "answer": "Built wheels at their hourly rate"}
    scene.add("competitors", "CO", {**row, **more, "renewal_on": ""})


def _renewal(scene: Scene, number: int) -> date | str:
    days = RENEWALS.get(scene.account_id)
    if number == 0 and days:
        return ago(-days)
    # Others end some time next year, or nobody asked.
    if number == 1 and scene.care == "exemplary":
        return ago(-whole(150, 280, "renewal", scene.account_id))
    return ""


def wallet(scene: Scene, answer_id: str, percent: str, on: date) -> None:
    """The estimate that follows from what an answer says of our share."""
    scene.tables.setdefault("wallet_estimates", []).append(
        {
            "wallet_estimate_id": f"{answer_id}:{LAST_DAY.year}",
            "account_id": scene.account_id,
            "year": LAST_DAY.year,
            "amount": round(float(100 * scene.year) / float(percent), 2),
            "method": f"Our share is {percent}% of it",
            "estimated_on": on,
            "said_by": scene.owner,
        }
    )
