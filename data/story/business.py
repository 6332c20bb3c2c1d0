"""What is agreed, wanted and owed: contracts, account targets, opportunities, receivables, costs, goals."""

from collections.abc import Iterator
from datetime import date, timedelta

from story.cast import Part
from story.chance import between, day, pick, share, whole
from story.facts import LAST_DAY, YEAR_BEFORE_ENDS, YEAR_ENDS

SNAPSHOTS = (date(2013, 2, 28), date(2013, 5, 31), date(2013, 8, 30), date(2013, 11, 29))
STAGES = (("Qualify", 0.2), ("Propose", 0.45), ("Negotiate", 0.7))
# Families that most resellers do not list: what an opportunity is usually about.
FAMILIES = ("Touring Bikes", "Road Bikes", "Mountain Bikes", "Jerseys", "Helmets", "Wheels", "Shorts", "Bike Racks")
RATES = (("orders", 45), ("deliveries", 60), ("visits", 380), ("rush orders", 140), ("returns", 95))
Row = dict[str, object]


def contracts(cast: list[Part]) -> Iterator[Row]:
    """Yearly volume agreements of most key accounts: renewed, running out, or not renewed where we slip."""
    for part in cast:
        account = part.account
        if not part.key or share("contract", account.account_id) < 0.12:
            continue
        start = max(date(2011, 7, 1), account.first.replace(day=1) + timedelta(days=62)).replace(day=1)
        before = ""
        for number in range(1, 4):
            end = start.replace(year=start.year + 1) - timedelta(days=1)
            value = max(account.revenue(start - timedelta(days=365), start), 0.7 * account.last_year)
            contract_id = f"K{account.account_id}-{number}"
            yield {
                "contract_id": contract_id,
                "account_id": account.account_id,
                "start_on": start,
                "end_on": end,
                "notice_on": end - timedelta(days=90),
                "value": round(0.9 * value, -3),
                "currency": "USD",
                "renewed_from": before,
            }
            leaves = part.strength[1] < 2.3 and number == 2
            if end >= LAST_DAY or leaves:
                break
            start, before = end + timedelta(days=1), contract_id


def account_targets(cast: list[Part]) -> Iterator[Row]:
    """Revenue targets of key accounts by quarter: the same quarter a year before, and a tenth more."""
    for part in cast:
        account = part.account
        for year, month in [(2012, 1), (2012, 4), (2012, 7), (2012, 10), (2013, 1), (2013, 4), (2013, 7), (2013, 10)]:
            start = date(year, month, 1)
            if not part.key or start < account.first:
                continue
            before = account.revenue(start - timedelta(days=365), start - timedelta(days=275))
            recent = account.revenue(start - timedelta(days=185), start) / 2
            wanted = (before or recent or account.last_year / 4) * between(
                1.02, 1.18, "target", account.account_id, start
            )
            yield {
                "scope": "account",
                "scope_id": account.account_id,
                "kpi": "revenue",
                "period_start": start,
                "period_months": 3,
                "value": round(wanted, -3),
                "currency": "USD",
            }


def opportunities(cast: list[Part]) -> Iterator[Row]:
    """All opportunities as they stood on four days; some are postponed from one to the next."""
    for part in cast:
        account_id = part.account.account_id
        count = whole(2, 5, "opportunities", account_id) if part.key else int(2.2 * share("opportunities", account_id))
        for number in range(1, count + 1):
            created = day(max(date(2012, 7, 2), part.account.first), 440, "created", account_id, number)
            yield from _snapshots(part, number, created)


def _snapshots(part: Part, number: int, created: date) -> Iterator[Row]:
    account_id = part.account.account_id
    family = pick(FAMILIES, "family", account_id, number)
    ends = day(created + timedelta(days=45), 200, "ends", account_id, number)
    won = share("won", account_id, number) < 0.1 + 0.13 * part.level(part.strength, ends)
    # A deal over bikes is worth several over parts and clothing.
    size = between(0.06, 0.3, "amount", account_id, number) * (1 if family.endswith("Bikes") else 0.2)
    amount = round(part.account.last_year * size, -2)
    for snapshot in (s for s in SNAPSHOTS if created <= s):
        closed = ends <= snapshot
        stage, probability = STAGES[min(2, (snapshot - created).days // 75)]
        yield {
            "opportunity_id": f"O{account_id}-{number}",
            "snapshot_on": snapshot,
            "account_id": account_id,
            "opportunity_name": f"{family} for {'spring' if ends.month < 7 else 'autumn'}",
            "opportunity_type": "existing business" if family in part.account.families else "new business",
            "family": family,
            "stage": ("Won" if won else "Lost") if closed else stage,
            "status": ("won" if won else "lost") if closed else "open",
            "amount": amount,
            "currency": "USD",
            "probability": float(won) if closed else probability,
            "created_on": created,
            "close_on": ends if closed else _expected(part, number, created, snapshot),
            "owner_id": part.account.owner,
        }


def _expected(part: Part, number: int, created: date, snapshot: date) -> date:
    """The day on which we hoped to close, as said on the day of the snapshot: never in its past."""
    hoped = created + timedelta(days=whole(60, 150, "hoped", part.account.account_id, number))
    while hoped <= snapshot:
        hoped += timedelta(days=45)
    return hoped


def receivables(cast: list[Part]) -> Iterator[Row]:
    """Invoices of the last year's orders; where we slip they pay late, and some are open."""
    for part in cast:
        for order in part.account.orders:
            if order.ordered_on < YEAR_BEFORE_ENDS or part.rated_share < 0.5:
                continue
            due_on = order.ordered_on + timedelta(days=45)
            late = between(-10, 12, "pays", order.order_no) + (4 - part.strength[1]) * between(0, 18, order.order_no)
            paid_on = due_on + timedelta(days=round(late))
            yield {
                "receivable_id": f"R-{order.order_no}",
                "account_id": part.account.account_id,
                "amount": order.amount,
                "currency": "USD",
                "due_on": due_on,
                "paid_on": paid_on if paid_on <= LAST_DAY else None,
            }


def cost_drivers(cast: list[Part]) -> Iterator[Row]:
    """What serving the account took in months with orders of the last two years; more where effort is high."""
    for part in cast:
        account_id = part.account.account_id
        months = {order.ordered_on.replace(day=1) for order in part.account.orders if order.ordered_on.year > 2011}
        for month in sorted(months) if part.rated_share > 0.7 else ():
            effort = 6 - part.level(part.attractiveness, month)
            for driver, rate in RATES:
                usual = {"orders": 3, "deliveries": 4, "visits": 1.2, "rush orders": 0.8, "returns": 1.0}[driver]
                quantity = round(usual * effort / 2.5 * between(0.4, 1.6, account_id, month, driver))
                if quantity:
                    yield {
                        "account_id": account_id,
                        "month": month,
                        "driver": driver,
                        "quantity": quantity,
                        "rate": rate,
                        "currency": "USD",
                    }


def goals() -> Iterator[Row]:
    """What the company wants to reach with its key accounts."""
    for number, (name, measure, target) in enumerate(
        (
            ("Key accounts grow faster than the rest", "rev_yoy", 0.15),
            ("Keep what we have", "grr", 0.85),
            ("Earn money on key accounts", "gross_margin", 0.03),
            ("Every key account recommends us", "nps", 30.0),
        ),
        start=1,
    ):
        yield {
            "goal_id": f"G{number}",
            "goal_name": name,
            "measure": measure,
            "target": target,
            "due_on": YEAR_ENDS.replace(year=2014),
        }
