"""Whom we know there, how often we speak, and what they answer."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from story.cast import Part
from story.chance import between, day, pick, share, whole
from story.facts import HERE, LAST_DAY, rows

# Title, department and level; the first ones are known at nearly every account.
ROLES = (
    ("Head Buyer", "Purchasing", "manager"),
    ("Store Manager", "Stores", "manager"),
    ("Owner", "Management", "executive"),
    ("Buyer, Bikes", "Purchasing", "specialist"),
    ("Workshop Manager", "Service", "manager"),
    ("Finance Manager", "Finance", "manager"),
    ("Marketing Manager", "Marketing", "manager"),
    ("Managing Director", "Management", "executive"),
    ("Logistics Coordinator", "Logistics", "specialist"),
)
NOTES = {
    "call": ("Delivery dates for the next order", "Stock check before the season", "Price question, answered"),
    "visit": ("Walked the floor, checked displays", "Season planning with the buyer", "Workshop training"),
    "meeting": ("Half-year review", "Range presentation", "Talk with the owner about new stores"),
    "email": ("Sent the new price list", "Sent delivery confirmation", "Sent figures for the review"),
}
WAVES = (date(2012, 10, 8), date(2013, 4, 8), date(2013, 10, 7))
Row = dict[str, object]


def contacts(cast: list[Part]) -> list[Row]:
    """Invented people: four to nine at a key account, one or two elsewhere."""
    names = {(row["country"], row["part"]): row["names"].split() for row in rows(HERE / "names.csv")}
    taken: set[str] = set()
    found: list[Row] = []
    for part in cast:
        account = part.account
        known = whole(4, 9, "contacts", account.account_id) if part.key else whole(1, 2, "contacts", account.account_id)
        for number, (title, department, level) in enumerate(
            ROLES[: max(2, round(known * min(1, part.rated_share + 0.3)))]
        ):
            given, family = _name(names, account.country, account.account_id, number, taken)
            found.append(
                {
                    "contact_id": f"C{account.account_id}-{number + 1}",
                    "account_id": account.account_id,
                    "contact_name": f"{given} {family}",
                    "title": title,
                    "department": department,
                    "level": level,
                    "email": f"{_plain(given)}.{_plain(family)}@{_plain(account.name)}.example",
                }
            )
    return found


def _name(
    names: dict[tuple[str, str], list[str]], country: str, account_id: str, number: int, taken: set[str]
) -> tuple[str, str]:
    """Given and family name that nobody has yet, where there is one left in ten tries."""
    for attempt in range(10):
        given = pick(names[country, "given"], "given", account_id, number, attempt)
        family = pick(names[country, "family"], "family", account_id, number, attempt)
        if f"{given} {family}" not in taken:
            break
    taken.add(f"{given} {family}")
    return given, family


def _plain(name: str) -> str:
    """A name as an address takes it."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def surveys(cast: list[Part], people: list[Row]) -> Iterator[Row]:
    """Half-yearly answers: NPS 0 to 10, satisfaction 1 to 5, effort 1 to 7; lower where orders fall."""
    for part in cast:
        account = part.account
        respondents = [person["contact_id"] for person in people if person["account_id"] == account.account_id]
        for wave in WAVES if part.rated_share > 0.5 else WAVES[-1:]:
            for respondent in respondents[:4]:
                answered_on = day(wave, 30, "survey", wave, respondent)
                if share("answers", wave, respondent) > 0.7 or answered_on < account.first:
                    continue
                level = part.level(part.strength, answered_on) + account.growth
                level += between(-0.9, 0.9, "answer", wave, respondent)
                scales = (("nps", 2 * level + 1, 0, 10), ("csat", level, 1, 5), ("ces", 1.3 * level, 1, 7))
                for kind, score, low, high in scales[: 3 if part.key else 2]:
                    yield {
                        "survey_answer_id": f"{kind}-{wave:%y%m}-{respondent}",
                        "account_id": account.account_id,
                        "respondent": respondent,
                        "kind": kind,
                        "score": max(low, min(high, round(score))),
                        "answered_on": answered_on,
                    }


def activities(cast: list[Part], people: list[Row]) -> Iterator[Row]:
    """Calls, visits, meetings and mails since spring 2012, and what is planned from December 2013 on."""
    for part in cast:
        account = part.account
        known = [str(person["contact_id"]) for person in people if person["account_id"] == account.account_id]
        every = 45 if part.key else 150
        start = max(date(2012, 3, 5), account.first - timedelta(days=30))
        count = 0
        while start <= LAST_DAY + timedelta(days=60 if part.key else 0):
            count += 1
            held_on = day(start, every // 2, "activity", account.account_id, count)
            yield _activity(part, known, held_on, count)
            # Where relations are weak, visits become rare.
            weak = 1.6 if part.level(part.strength, held_on) < 2.3 else 1.0
            start += timedelta(days=round(every * weak * between(0.6, 1.4, "pause", account.account_id, count)))


def _activity(part: Part, known: list[str], held_on: date, count: int) -> Row:
    account_id = part.account.account_id
    kind = pick(("call", "call", "visit", "visit", "meeting", "email"), "kind", account_id, count)
    by_manager = part.key and kind == "meeting" and share("manager", account_id, count) < 0.4
    return {
        "activity_id": f"A{account_id}-{count}",
        "account_id": account_id,
        "contact_id": known[int(len(known) * share("whom", account_id, count) ** 2)],
        "person_id": part.account.manager if by_manager else part.account.owner,
        "kind": kind,
        "activity_date": held_on,
        "planned": str(held_on > LAST_DAY).lower(),
        "two_way": str(kind != "email" or share("reply", account_id, count) < 0.4).lower(),
        "note": pick(NOTES[kind], "note", account_id, count),
    }
