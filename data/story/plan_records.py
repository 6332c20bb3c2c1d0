"""What the records of a plan answer: our team, their people, rivals, needs and results, as they stand there."""

from collections.abc import Callable, Iterable

from story.chance import pick
from story.plan_scene import Scene


def owner(scene: Scene) -> str:
    """The account's owner; two odd plans still name somebody else."""
    named = {"170", "236"}
    return pick(scene.colleagues, "named", scene.account_id) if scene.account_id in named else scene.owner


def team(scene: Scene) -> str | None:
    """The colleagues with one of the six roles."""
    return several(sorted(str(row["person_id"]) for row in scene.team if row["role"] != "executive_sponsor"))


def sponsor(scene: Scene) -> str | None:
    """Our executive sponsor."""
    return next((str(row["person_id"]) for row in scene.team if row["role"] == "executive_sponsor"), None)


def sponsor_spoke(scene: Scene) -> str | None:
    """When the sponsor last met their executives."""
    found = [str(row["happened_on"]) for row in scene.of("interactions") if row["kind"] == "executive"]
    return max(found, default=None)


def hours(scene: Scene) -> str | None:
    """What the team gives in a month."""
    return str(sum(int(str(row["hours_a_month"])) for row in scene.team)) if scene.team else None


def contacts(column: str, *wanted: str) -> Callable[[Scene], str | None]:
    """Those of theirs who have one of these in a column, by name."""

    def found(scene: Scene) -> str | None:
        names = {row["contact_id"]: str(row["contact_name"]) for row in scene.contacts}
        there = [row for row in scene.of("stakeholders") if not row["left_on"]]
        there.sort(key=lambda row: names[row["contact_id"]])
        return several(str(row["contact_id"]) for row in there if set(str(row[column]).split("|")) & set(wanted))

    return found


def rivals(scene: Scene) -> str | None:
    """All rivals by name, one a line."""
    return "\n".join(sorted(str(row["competitor_name"]) for row in scene.of("competitors"))) or None


def strongest(column: str) -> Callable[[Scene], str | None]:
    """A column of the strongest rival."""

    def found(scene: Scene) -> str | None:
        rivals = scene.of("competitors")
        return str(rivals[0][column]) or None if rivals else None

    return found


def renewal(scene: Scene) -> str | None:
    """When the first agreement of a rival ends."""
    return min((str(row["renewal_on"]) for row in scene.of("competitors") if row["renewal_on"]), default=None)


def results(scene: Scene) -> str | None:
    """What they confirmed; without that a sentence."""
    confirmed = [str(row["promised"]) for row in scene.of("value_results") if row["confirmed_on"]]
    return "\n".join(confirmed) or scene.say("answers", "V01")["text"]


def requests(scene: Scene) -> str:
    """What waits for an answer; without that a sentence."""
    unanswered = [str(row["subject"]) for row in scene.facts.of("requests", scene.account_id) if not row["answered_at"]]
    return "\n".join(unanswered) or scene.say("answers", "N05")["text"]


def confirmed(scene: Scene) -> str | None:
    """When they last confirmed a need."""
    return max((str(row["last_confirmed_on"]) for row in scene.of("needs") if row["last_confirmed_on"]), default=None)


def several(ids: Iterable[str]) -> str | None:
    """Ids as an answer writes them, each once."""
    return "|".join(dict.fromkeys(ids)) or None
