"""What they ask for and complain about."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from story.cast import Part
from story.chance import between, day, pick, share, whole
from story.facts import LAST_DAY

ASKS = ("Delivery date", "Invoice copy", "Warranty of a frame", "Spare part", "Display material", "Price for a volume")
COMPLAINTS = ("Late delivery before the season", "Wrong sizes delivered", "Damaged frames", "Invoice dispute")
Row = dict[str, object]


def requests(cast: list[Part]) -> Iterator[Row]:
    """Questions since autumn 2012, with the hours until we answered; the newest may still be open."""
    for part in cast:
        account = part.account
        for number in range(1, whole(1, 7, "requests", account.account_id) + 1 if part.rated_share > 0.6 else 1):
            opened_on = day(max(date(2012, 9, 3), account.first), 430, "request", account.account_id, number)
            if opened_on > LAST_DAY:
                continue
            opened = datetime.combine(opened_on, time(8)) + timedelta(
                minutes=whole(0, 540, "at", account.account_id, number)
            )
            slow = between(1, 14, "hours", account.account_id, number) * (6 - part.level(part.strength, opened_on)) / 2
            answered = opened + timedelta(minutes=round(60 * slow))
            closed = answered + timedelta(minutes=round(60 * between(1, 90, "closing", account.account_id, number)))
            end = datetime.combine(LAST_DAY, time(18))
            yield {
                "request_id": f"Q{account.account_id}-{number}",
                "account_id": account.account_id,
                "subject": pick(ASKS, "asks", account.account_id, number),
                "opened_at": opened,
                "answered_at": answered if answered <= end else None,
                "closed_at": closed if closed <= end else None,
            }


def grievances(cast: list[Part]) -> Iterator[Row]:
    """Complaints: more of them, and longer open, where we slip."""
    for part in cast:
        account = part.account
        falling = part.strength[1] < part.strength[0] - 0.4
        likely = 0.8 if falling else 0.4 if part.key else 0.12
        for number in (1, 2):
            if share("grievance", account.account_id, number) > likely / number or part.rated_share < 0.5:
                continue
            opened_on = day(max(date(2013, 2, 4), account.first), 270, "grieved", account.account_id, number)
            days = (
                whole(40, 240, "settled", account.account_id)
                if falling
                else whole(5, 60, "settled", account.account_id)
            )
            closed_on = opened_on + timedelta(days=days)
            if opened_on <= LAST_DAY:
                yield {
                    "grievance_id": f"V{account.account_id}-{number}",
                    "account_id": account.account_id,
                    "subject": pick(COMPLAINTS, "complains", account.account_id, number),
                    "opened_on": opened_on,
                    "closed_on": closed_on if closed_on <= LAST_DAY else None,
                }
