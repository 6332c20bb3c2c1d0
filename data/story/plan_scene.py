"""What is known of an account before its plan is written, and the tables that the plan fills."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from story.cast import Part
from story.chance import pick, share
from story.facts import HERE, LAST_DAY, YEAR_BEFORE_ENDS, YEAR_ENDS, rows
from story.phrases import Phrases
from story.ratings import RIVALS

Row = dict[str, object]
# Families that a sentence can name, in the words of a shop.
GOODS = ("Road Bikes", "Mountain Bikes", "Touring Bikes", "Helmets", "Jerseys", "Gloves", "Shorts", "Wheels")
LACKING = (
    *("Bike Racks", "Hydration Packs", "Locks", "Panniers", "Lights", "Tires and Tubes", "Vests", "Cleaners"),
    *("Fenders", "Bike Stands", "Tights", "Caps", "Touring Bikes", "Helmets"),
)
TITLES = {"buyer": "Head Buyer", "store": "Store Manager", "boss": "Owner", "workshop": "Workshop Manager"}
STAGES = ("strategy", "research", "action_plan", "execution", "review")


@dataclass(frozen=True, slots=True)
class Facts:
    """What other parts of the story made up, for all accounts."""

    contacts: list[Row]
    contracts: list[Row]
    grievances: list[Row]
    requests: list[Row]
    wallets: list[Row]
    cost_drivers: list[Row]
    opportunities: list[Row]
    reps: dict[str, dict[str, str]]

    def of(self, table: str, account_id: str) -> list[Row]:
        """The rows of one account."""
        return [row for row in getattr(self, table) if row["account_id"] == account_id]


@dataclass(slots=True)
class Scene:
    """One account and its plan: `casting` is its row of plan_cast.csv, `tables` is what was written so far."""

    part: Part
    casting: dict[str, str]
    facts: Facts
    phrases: Phrases
    contacts: list[Row]
    team: list[Row] = field(default_factory=list)
    tables: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def account_id(self) -> str:
        """The account's id."""
        return self.part.account.account_id

    @property
    def care(self) -> str:
        """How the plan is kept: exemplary, steady, stale, or odd where it contradicts the data."""
        return self.casting["care"]

    @property
    def starts(self) -> date:
        """The first day of the plan."""
        return date.fromisoformat(self.casting["starts"])

    @property
    def plan_id(self) -> str:
        """The id of the plan of today."""
        return f"P{self.account_id}-{self.starts:%y%m}"

    @property
    def stage(self) -> int:
        """The number of the plan's stage, from 0."""
        return STAGES.index(self.casting["stage"])

    @property
    def owner(self) -> str:
        """Who owns the account."""
        return self.part.account.owner

    @property
    def colleagues(self) -> list[str]:
        """The owner's colleagues under the same manager."""
        manager = self.part.account.manager
        found = [rep for rep, row in self.facts.reps.items() if row["manager_id"] == manager and rep != self.owner]
        return found or [manager]

    def add(self, table: str, prefix: str, row: Row) -> Row:
        """Write a row with its id (`prefix`, account and number) and account; false and true as text."""
        written = self.tables.setdefault(table, [])
        key = {"stage_outputs": "stage_output_id"}.get(table, f"{table[:-1]}_id")
        made = {key: f"{prefix}{self.account_id}-{len(written) + 1}", "account_id": self.account_id, **row}
        written.append({name: _text(value) for name, value in made.items()})
        return written[-1]

    def of(self, table: str) -> list[Row]:
        """What was written to a table."""
        return self.tables.get(table, [])

    def say(self, table: str, kind: str = "") -> dict[str, str]:
        """The next sentences of a table, about this account."""
        turn = self.phrases.turn(table, kind)
        return self.phrases.deal(table, kind, self.places(table, kind, turn))

    def places(self, *names: object) -> dict[str, str]:
        """The names that sentences have places for."""
        account = self.part.account
        people = {str(row["title"]): str(row["contact_name"]) for row in self.contacts}
        found = {place: people.get(title, f"the {title.lower()}") for place, title in TITLES.items()}
        goods = [family for family in GOODS if family in account.families] or ["Road Bikes"]
        lacking = [family for family in LACKING if family not in account.families] or ["Lights"]
        return {
            **found,
            "city": account.row["city"],
            "owner": self.facts.reps[self.owner]["sales_rep"],
            "rival": self.rival,
            "family": pick(goods, "family", self.account_id, *names).lower(),
            "missing": pick(lacking, "missing", self.account_id, *names).lower(),
        }

    @property
    def rival(self) -> str:
        """The strongest rival there."""
        return RIVALS[int(len(RIVALS) * share("rival", self.account_id))]

    @property
    def year(self) -> Decimal:
        """Revenue of the twelve months to November 2013."""
        return Decimal(str(self.part.account.last_year))

    @property
    def margin(self) -> Decimal | None:
        """What of it is left after cost and cost to serve, in percent."""
        orders = [o for o in self.part.account.orders if YEAR_BEFORE_ENDS <= o.ordered_on < YEAR_ENDS]
        served = sum(
            Decimal(str(row["quantity"])) * Decimal(str(row["rate"]))
            for row in self.facts.of("cost_drivers", self.account_id)
            if YEAR_BEFORE_ENDS <= day_of(row["month"]) < YEAR_ENDS
        )
        left = sum((o.amount - o.cost for o in orders), Decimal()) - served
        return (100 * left / self.year).quantize(Decimal("0.1"), ROUND_HALF_UP) if self.year else None

    @property
    def wallet(self) -> Decimal | None:
        """The newest estimate of what the account spends with everybody in a year."""
        known = [row for row in self.facts.of("wallets", self.account_id) if not row["family"]]
        newest = max(known, key=lambda row: str(row["estimated_on"]), default=None)
        return Decimal(str(newest["amount"])) if newest else None

    @property
    def critical_on(self) -> date | None:
        """The next notice day or end of a contract that was not renewed."""
        found = self.facts.of("contracts", self.account_id)
        renewed = {row["renewed_from"] for row in found}
        days = [
            next((day for day in (day_of(row["notice_on"]), day_of(row["end_on"])) if day >= LAST_DAY), None)
            for row in found
            if row["contract_id"] not in renewed
        ]
        return min((day for day in days if day), default=None)


def scenes(cast: Iterable[Part], facts: Facts) -> list[Scene]:
    """A scene for each account of plan_cast.csv, in its order."""
    parts = {part.account.account_id: part for part in cast}
    phrases = Phrases()
    return [
        Scene(parts[row["account_id"]], row, facts, phrases, facts.of("contacts", row["account_id"]))
        for row in rows(HERE / "plan_cast.csv")
    ]


def ago(days: int) -> date:
    """The working day so many days before today, or ahead where negative."""
    chosen = LAST_DAY - timedelta(days=days)
    return chosen - timedelta(days=max(0, chosen.weekday() - 4))


def rounded(figure: float) -> float:
    """A figure as people write it down."""
    return round(figure, -2) if abs(figure) >= 1000 else round(figure, 1) if abs(figure) < 5 else round(figure)


def day_of(value: object) -> date:
    """A day of a row, as a date."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _text(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
