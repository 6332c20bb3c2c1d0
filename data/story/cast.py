"""Who plays which part: levels from 1 to 5 on both axes, a year ago and now."""

from dataclasses import dataclass
from datetime import date

from story.chance import between, share
from story.facts import HERE, Account, rows

YEAR_AGO = date(2012, 11, 30)
NOW = date(2013, 9, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """How attractive an account is meant to look and how strong we are there, and how much of it is rated.

    Levels run from 1 to 5. `key` says that it is on the list today.
    """

    account: Account
    key: bool
    attractiveness: tuple[float, float]
    strength: tuple[float, float]
    rated_share: float

    def level(self, axis: tuple[float, float], day: date) -> float:
        """The level on a day: as a year ago until then, as now from September 2013, and straight between."""
        way = (day - YEAR_AGO).days / (NOW - YEAR_AGO).days
        return axis[0] + (axis[1] - axis[0]) * max(0.0, min(1.0, way))


def cast(accounts: dict[str, Account]) -> list[Part]:
    """The accounts that the story speaks of: those named in cast.csv, the 120 largest, and a sample of the others."""
    named = {row["account_id"]: row for row in rows(HERE / "cast.csv")}
    buying = [account for account in accounts.values() if account.last_year > 0]
    by_size = sorted(buying, key=lambda account: (-account.last_year, account.account_id))
    chosen = [
        account for rank, account in enumerate(by_size) if rank < 120 or share("sample", account.account_id) < 0.1
    ]
    chosen += [account for account_id, account in accounts.items() if account_id in named and account not in chosen]
    return [
        _named(account, named[account.account_id]) if account.account_id in named else _extra(account, by_size)
        for account in chosen
    ]


def _named(account: Account, row: dict[str, str]) -> Part:
    return Part(
        account,
        row["part"] not in {"retired", "candidate"},
        (float(row["attractiveness_then"]), float(row["attractiveness_now"])),
        (float(row["strength_then"]), float(row["strength_now"])),
        float(row["rated_share"]),
    )


def _extra(account: Account, by_size: list[Account]) -> Part:
    """Judged from facts: size of the account's own business, how regularly it orders, and how its orders grow."""
    quarters = {(order.ordered_on.year, order.ordered_on.month // 4) for order in account.orders}
    attractive = 1.9 + account.annual_sales / 2_000_000 + between(-0.7, 0.5, "attractive", account.account_id)
    strong = 1.7 + min(len(quarters), 8) / 6 + account.growth + between(-0.5, 0.5, "strong", account.account_id)
    rank = by_size.index(account)
    known = 0.85 if rank < 60 else 0.55 if rank < 120 else 0.3
    return Part(
        account,
        key=False,
        attractiveness=(attractive - between(-0.3, 0.3, "drift", account.account_id), attractive),
        strength=(strong - account.growth / 2, strong),
        rated_share=known + between(-0.2, 0.15, "known", account.account_id),
    )
