"""The true facts of the demo company, read once from the published files."""

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAST_DAY = date(2013, 11, 29)
YEAR_ENDS = date(2013, 12, 1)
YEAR_BEFORE_ENDS = date(2012, 12, 1)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Order:
    """One order of an account; `amount` and `cost` in USD."""

    order_no: str
    ordered_on: date
    rep: str
    amount: Decimal
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Rep:
    """A person of the sales organisation; managers answer for themselves."""

    person_id: str
    manager_id: str
    territory: str


@dataclass(slots=True)
class Account:
    """An account with its orders, oldest first, and the families it bought."""

    row: Row
    owner: str
    manager: str
    orders: list[Order]
    families: set[str] = field(default_factory=set)

    @property
    def account_id(self) -> str:
        """The source's id."""
        return self.row["account_id"]

    @property
    def name(self) -> str:
        """As the source writes it."""
        return self.row["account_name"]

    @property
    def country(self) -> str:
        """As the source writes it."""
        return self.row["country"]

    @property
    def annual_sales(self) -> float:
        """What the account sells to its own customers in a year, in USD."""
        return float(self.row["annual_sales"])

    @property
    def first(self) -> date:
        """The day of the first order."""
        return self.orders[0].ordered_on

    def revenue(self, first: date, until: date) -> float:
        """What it ordered from `first` to the day before `until`, in USD."""
        return float(sum(o.amount for o in self.orders if first <= o.ordered_on < until))

    @property
    def last_year(self) -> float:
        """Revenue of the twelve months to November 2013."""
        return self.revenue(YEAR_BEFORE_ENDS, YEAR_ENDS)

    @property
    def growth(self) -> float:
        """Growth of the last twelve months over those before, from -0.5 to 0.5; new accounts stand at 0.2."""
        before = self.revenue(YEAR_BEFORE_ENDS - timedelta(days=365), YEAR_BEFORE_ENDS)
        return max(-0.5, min(0.5, self.last_year / before - 1)) if before > self.last_year / 20 else 0.2


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file, plain or gzipped; every value is text."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def reps(folder: Path) -> dict[str, Rep]:
    """The sales organisation by id. The one above the managers is not in the files."""
    known = {row["sales_rep_id"]: row for row in rows(folder / "sales_reps.csv")}
    return {
        rep: Rep(rep, row["manager_id"] if row["manager_id"] in known else rep, row["territory"])
        for rep, row in known.items()
    }


def accounts(folder: Path) -> dict[str, Account]:
    """All accounts by id, with orders, families and owner."""
    people = reps(folder)
    families = {row["product_id"]: row["subcategory"] for row in rows(folder / "products.csv")}
    lines = rows(folder / "order_lines.csv.gz")
    orders: dict[str, list[Order]] = defaultdict(list)
    for account_id, order in _orders(lines):
        orders[account_id].append(order)
    bought: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        bought[line["account_id"]].add(families[line["product_id"]])
    found: dict[str, Account] = {}
    for row in rows(folder / "accounts.csv"):
        account_id = row["account_id"]
        owner = _owner(row, orders[account_id], people)
        found[account_id] = Account(row, owner, people[owner].manager_id, orders[account_id], bought[account_id])
    return found


def _owner(row: Row, orders: list[Order], people: dict[str, Rep]) -> str:
    """The rep of the last order, or else one of those of the territory, by turns."""
    if orders:
        return orders[-1].rep
    local = sorted(rep.person_id for rep in people.values() if rep.territory == row["territory"])
    return local[int(row["account_id"]) % len(local)]


def _orders(lines: list[Row]) -> Iterator[tuple[str, Order]]:
    """Account id and order, by day and number."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        parts[line["order_no"]].append(line)
    for order_no, of_order in sorted(parts.items(), key=lambda item: (item[1][0]["order_date"], item[0])):
        head = of_order[0]
        amount = sum((Decimal(line["sales_amount"]) for line in of_order), Decimal())
        cost = sum((Decimal(line["cost_amount"]) for line in of_order), Decimal())
        day = date.fromisoformat(head["order_date"])
        yield head["account_id"], Order(order_no, day, head["sales_rep_id"], amount, cost)
