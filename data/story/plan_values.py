"""What a plan answers where the answer is no sentence: from records and facts, as each question's type writes it."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from story import plan_records
from story.chance import between, pick, whole
from story.facts import Row
from story.plan_scene import LACKING, Scene, ago, day_of

# Percent of their spending: more is no share, and more than that cannot be raised by half.
MOST_SHARE, MOST_TO_RAISE = 96, 60
DECISIONS = {
    "keep and invest": "invest",
    "keep and hold": "hold",
    "watch list": "watch",
    "leave the programme": "leave",
}
# Dates on which an obligation changes something for them: consumer law, standards, leases, audits.
OBLIGATIONS = (date(2014, 1, 1), date(2014, 2, 1), date(2014, 4, 1), date(2014, 6, 13), date(2014, 7, 1))


def value(scene: Scene, question: Row) -> str | None:
    """The answer to a question, or null where the records have none."""
    found = _KNOWN.get(question["id"])
    if found is not None:
        return found(scene)
    if question["answer_type"] == "rating":
        return str(_rating(scene, question["id"]))
    if question["answer_type"] == "choice":
        return _choice(scene, question)
    return scene.say("answers", question["id"])["text"] if question["answer_type"] == "text" else None


def decision(scene: Scene) -> str:
    """The account's place in the programme, in the words of the question."""
    attractive, strong = scene.part.attractiveness[1], scene.part.strength[1]
    if attractive < 2.4 and strong < 2.7:
        return "leave the programme" if scene.care == "stale" else "watch list"
    if attractive < 2.4:
        return "keep and hold"
    return "watch list" if strong < scene.part.strength[0] - 0.8 else "keep and invest"


def _rating(scene: Scene, question_id: str) -> int:
    """Around how strong we are there; exposure and urgency stand for themselves."""
    if question_id in {"R07", "N07"}:
        return whole(2, 5, question_id, scene.account_id)
    level = scene.part.strength[1] + between(-0.9, 0.9, question_id, scene.account_id)
    return max(1, min(5, round(level)))


def _choice(scene: Scene, question: Row) -> str:
    offered = question["choices_or_scale"].split("|")
    if question["multi"] == "1":
        offered = offered[:-1]
        first = pick(offered, question["id"], scene.account_id)
        second = pick(offered, question["id"], scene.account_id, 2)
        return first if first == second else f"{first}|{second}"
    return pick(offered, question["id"], scene.account_id)


def _share(scene: Scene) -> str | None:
    """Our share of their spending; where a plan is odd, far from what the estimate says."""
    if not scene.wallet:
        return None
    percent = 100 * scene.year / scene.wallet
    if scene.care == "odd":
        percent *= Decimal("1.5") if percent < MOST_TO_RAISE else Decimal("0.7")
    told = percent.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()
    return format(told, "f") if 0 < told < MOST_SHARE else None


def _critical(scene: Scene) -> str | None:
    """The next date of the contracts; where a plan is odd, a month beside it."""
    on = scene.critical_on
    beside = timedelta(days=31) if scene.care == "odd" else timedelta()
    return (on + beside).isoformat() if on else None


def _margin(scene: Scene) -> str | None:
    if scene.margin is None:
        return None
    return format((scene.margin + (4 if scene.care == "odd" else 0)).normalize(), "f")


def _worst(scene: Scene) -> str:
    """The worst that went wrong; an odd plan calls closed what still is open there."""
    found = scene.facts.of("grievances", scene.account_id)
    if any(not row["closed_on"] for row in found):
        return "closed on our side only" if scene.care == "odd" else "still open"
    closed = "closed and confirmed by them" if scene.care == "exemplary" else "closed on our side only"
    return closed if found else "nothing serious"


def _lacking(scene: Scene) -> str | None:
    lacking = [family for family in LACKING if family not in scene.part.account.families]
    return "\n".join(lacking[:4]) or None


def _obligation(scene: Scene) -> str:
    return pick(OBLIGATIONS, "obligation", scene.account_id).isoformat()


def _growth(scene: Scene) -> str:
    """What we could win in a year, as a part of what they buy."""
    return str(round(float(scene.year) * between(0.05, 0.25, "grow", scene.account_id), -3)).removesuffix(".0")


def _part(low: float, high: float, name: str) -> Callable[[Scene], str | None]:
    def found(scene: Scene) -> str:
        part = float(scene.year) * between(low, high, name, scene.account_id)
        return str(round(part, -2)).removesuffix(".0")

    return found


def _whole(low: int, high: int, name: str) -> Callable[[Scene], str | None]:
    return lambda scene: str(whole(low, high, name, scene.account_id))


def _cycle(scene: Scene) -> str:
    """Days from the first to the last day of what we won; without that, or where a plan is odd, a guess."""
    won = {
        row["opportunity_id"]: row
        for row in scene.facts.of("opportunities", scene.account_id)
        if row["status"] == "won"
    }
    days = [(day_of(row["close_on"]) - day_of(row["created_on"])).days for row in won.values()]
    if not days or scene.care == "odd":
        return str(whole(24, 110, "cycle", scene.account_id))
    return str(median(days)).removesuffix(".0")


_KNOWN: dict[str, Callable[[Scene], str | None]] = {
    "T01": plan_records.owner,
    "T02": plan_records.team,
    "T03": plan_records.sponsor,
    "T04": plan_records.sponsor_spoke,
    "T05": plan_records.hours,
    "P01": plan_records.contacts("buying_roles", "approver", "veto"),
    "P02": plan_records.contacts("stance", "advocate"),
    "P03": plan_records.contacts("stance", "opponent"),
    "P04": _whole(2, 9, "calls"),
    "P08": plan_records.contacts("may_leave", "true"),
    "R02": _whole(-6, 14, "their growth"),
    "R03": _obligation,
    "N04": _part(0.01, 0.05, "costs them"),
    "N05": plan_records.requests,
    "N06": plan_records.confirmed,
    "I01": _share,
    "I02": _lacking,
    "I03": _critical,
    "I04": _margin,
    "I05": _cycle,
    "I06": _worst,
    "C01": plan_records.rivals,
    "C02": plan_records.strongest("strength"),
    "C03": plan_records.strongest("wallet_percent"),
    "C06": plan_records.renewal,
    "V01": plan_records.results,
    "V05": _growth,
    "V07": _part(0.005, 0.03, "investment"),
    "U02": lambda scene: scene.owner,
    "U03": lambda scene: ago(-whole(14, 60, "decide by", scene.account_id)).isoformat(),
    "U05": decision,
}
