"""The kinds of well-formed file that `python -m kam_core import` takes, column by column."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from kam_core.errors import RefusedError


class Type(StrEnum):
    """What a column holds; the value is its type in the store."""

    TEXT = "VARCHAR"
    WHOLE = "INTEGER"
    MONEY = "DECIMAL(18, 4)"
    RATE = "DECIMAL(18, 8)"
    NUMBER = "DOUBLE"
    DAY = "DATE"
    MOMENT = "TIMESTAMP"
    YES_NO = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind.

    `also` are other names that a file may use for it; `base` names the column that holds the same money in the
    base currency; `default` stands where a file has no such column or no value. `among` lists the only values there
    are, `low` and `high` the ends of a scale.
    """

    name: str
    type: Type
    required: bool = False
    base: str | None = None
    default: str | None = None
    also: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its table in `facts`, its columns, and the key that a row replaces by.

    `dated_by` is the column whose day picks the exchange rate of the row's money. `stored_by` are the columns that a
    load is sorted by, where it may be large: reading a few accounts then reads a few blocks.
    """

    name: str
    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    dated_by: str | None = None
    stored_by: tuple[str, ...] = ()


def _text(name: str, *, required: bool = False, default: str | None = None, also: tuple[str, ...] = ()) -> Column:
    return Column(name, Type.TEXT, required=required, default=default, also=also)


def _one_of(name: str, *among: str) -> Column:
    return Column(name, Type.TEXT, required=True, among=among)


def _day(name: str, *, required: bool = False) -> Column:
    return Column(name, Type.DAY, required=required)


def _number(name: str, *, required: bool = False, low: float | None = None, high: float | None = None) -> Column:
    return Column(name, Type.NUMBER, required=required, low=low, high=high)


def _money(name: str, *, required: bool = False, base: str | None = None, also: tuple[str, ...] = ()) -> Column:
    return Column(name, Type.MONEY, required=required, base=base, also=also)


ACCOUNT_ID = _text("account_id", required=True)
CURRENCY = _text("currency")

KINDS = (
    Kind(
        "people",
        "facts.person",
        ("person_id",),
        (
            _text("person_id", required=True, also=("sales_rep_id",)),
            _text("person_name", required=True, also=("sales_rep",)),
            _text("title"),
            _text("email"),
            _text("manager_id"),
            _text("territory"),
            Column("active", Type.YES_NO, default="true"),
        ),
    ),
    Kind(
        "accounts",
        "facts.account",
        ("account_id",),
        (
            ACCOUNT_ID,
            _text("account_name", required=True),
            _text("parent_account_id"),
            _text("segment"),
            _text("industry"),
            _text("country"),
            _text("territory"),
            CURRENCY,
            _text("owner_id", also=("sales_rep_id", "sales_rep")),
            _text("domain"),
        ),
    ),
    Kind(
        "external_ids",
        "facts.account_external_id",
        ("source", "external_id"),
        (_text("source", required=True), _text("external_id", required=True), ACCOUNT_ID),
    ),
    Kind(
        "potentials",
        "facts.potential",
        ("account_id", "said_on"),
        (
            ACCOUNT_ID,
            _day("said_on", required=True),
            _money("amount", required=True, base="amount_base"),
            CURRENCY,
            _text("said_by"),
        ),
        dated_by="said_on",
    ),
    Kind(
        "units",
        "facts.unit",
        ("unit_id",),
        (_text("unit_id", required=True), ACCOUNT_ID, _text("unit_name", required=True), _text("country")),
    ),
    Kind(
        "products",
        "facts.product",
        ("product_id",),
        (
            _text("product_id", required=True),
            _text("product_code"),
            _text("product_name", required=True),
            _text("family", also=("subcategory",)),
            _text("category"),
            _money("list_price"),
            _money("cost", also=("standard_cost",)),
            CURRENCY,
        ),
    ),
    Kind(
        "exchange_rates",
        "facts.exchange_rate",
        ("currency", "rate_date"),
        (
            _text("currency", required=True),
            _day("rate_date", required=True),
            Column("rate", Type.RATE, required=True, low=0.00000001),
        ),
    ),
    Kind(
        "order_lines",
        "facts.order_line",
        ("order_no", "line_no"),
        (
            _text("order_no", required=True),
            Column("line_no", Type.WHOLE, required=True),
            _day("order_date", required=True),
            ACCOUNT_ID,
            _text("unit_id"),
            _text("product_id", required=True),
            _money("quantity"),
            _money("revenue", required=True, base="revenue_base", also=("sales_amount",)),
            _money("cost", base="cost_base", also=("cost_amount",)),
            CURRENCY,
            Column("recurring", Type.YES_NO),
        ),
        dated_by="order_date",
        stored_by=("account_id", "order_date"),
    ),
    Kind(
        "targets",
        "facts.target",
        ("scope", "scope_id", "kpi", "period_start", "period_months"),
        (
            _one_of("scope", "person", "account", "company"),
            _text("scope_id", required=True),
            _text("kpi", required=True),
            _day("period_start", required=True),
            Column("period_months", Type.WHOLE, required=True, among=("1", "3")),
            _money("value", required=True, base="value_base"),
            CURRENCY,
        ),
        dated_by="period_start",
    ),
    Kind(
        "opportunities",
        "facts.opportunity",
        ("opportunity_id", "snapshot_on"),
        (
            _text("opportunity_id", required=True),
            _day("snapshot_on", required=True),
            _text("account_id"),
            _text("opportunity_name"),
            _text("opportunity_type"),
            _text("family"),
            _text("stage", required=True),
            _one_of("status", "open", "won", "lost"),
            _money("amount", base="amount_base"),
            CURRENCY,
            _number("probability", low=0, high=1),
            _day("created_on"),
            _day("close_on"),
            _text("owner_id"),
        ),
        dated_by="snapshot_on",
    ),
    Kind(
        "contracts",
        "facts.contract",
        ("contract_id",),
        (
            _text("contract_id", required=True),
            ACCOUNT_ID,
            _day("start_on", required=True),
            _day("end_on"),
            _day("notice_on"),
            _money("value", base="value_base"),
            CURRENCY,
            _text("renewed_from"),
        ),
        dated_by="start_on",
    ),
    Kind(
        "surveys",
        "facts.survey_answer",
        ("survey_answer_id",),
        (
            _text("survey_answer_id", required=True),
            ACCOUNT_ID,
            _text("respondent"),
            _one_of("kind", "nps", "csat", "ces"),
            _number("score", required=True),
            _day("answered_on", required=True),
        ),
    ),
    Kind(
        "contacts",
        "facts.contact",
        ("contact_id",),
        (
            _text("contact_id", required=True),
            ACCOUNT_ID,
            _text("contact_name", required=True),
            _text("title"),
            _text("department"),
            _text("level"),
            _text("email"),
        ),
    ),
    Kind(
        "activities",
        "facts.activity",
        ("activity_id",),
        (
            _text("activity_id", required=True),
            ACCOUNT_ID,
            _text("contact_id"),
            _text("person_id"),
            _text("kind", required=True),
            _day("activity_date", required=True),
            Column("planned", Type.YES_NO, default="false"),
            Column("two_way", Type.YES_NO),
            _text("note"),
        ),
    ),
    Kind(
        "requests",
        "facts.request",
        ("request_id",),
        (
            _text("request_id", required=True),
            ACCOUNT_ID,
            _text("subject"),
            Column("opened_at", Type.MOMENT, required=True),
            Column("answered_at", Type.MOMENT),
            Column("closed_at", Type.MOMENT),
        ),
    ),
    Kind(
        "grievances",
        "facts.grievance",
        ("grievance_id",),
        (
            _text("grievance_id", required=True),
            ACCOUNT_ID,
            _text("subject"),
            _day("opened_on", required=True),
            _day("closed_on"),
        ),
    ),
    Kind(
        "receivables",
        "facts.receivable",
        ("receivable_id",),
        (
            _text("receivable_id", required=True),
            ACCOUNT_ID,
            _money("amount", required=True, base="amount_base"),
            CURRENCY,
            _day("due_on", required=True),
            _day("paid_on"),
        ),
        dated_by="due_on",
    ),
    Kind(
        "wallet_estimates",
        "facts.wallet_estimate",
        ("account_id", "year", "family", "estimated_on"),
        (
            ACCOUNT_ID,
            Column("year", Type.WHOLE, required=True),
            _text("family", default=""),
            _money("amount", required=True, base="amount_base"),
            CURRENCY,
            _text("method"),
            _number("confidence", low=0, high=1),
            _day("estimated_on", required=True),
        ),
        dated_by="estimated_on",
    ),
    Kind(
        "cost_drivers",
        "facts.cost_driver",
        ("account_id", "month", "driver"),
        (
            ACCOUNT_ID,
            _day("month", required=True),
            _text("driver", required=True),
            _money("quantity", required=True),
            _money("rate", required=True, base="rate_base"),
            CURRENCY,
        ),
        dated_by="month",
    ),
    Kind(
        "goals",
        "facts.goal",
        ("goal_id",),
        (
            _text("goal_id", required=True),
            _text("goal_name", required=True),
            _text("measure"),
            _number("target"),
            _day("due_on"),
        ),
    ),
    Kind(
        "ratings",
        "facts.rating",
        ("account_id", "criterion", "rated_on"),
        (
            ACCOUNT_ID,
            _text("criterion", required=True),
            _day("rated_on", required=True),
            _number("rating", required=True, low=1, high=5),
            _text("rated_by"),
            _text("evidence"),
        ),
    ),
    Kind(
        "rival_ratings",
        "facts.rival_rating",
        ("account_id", "rival", "factor", "rated_on"),
        (
            ACCOUNT_ID,
            _text("rival", default=""),
            _text("factor", required=True),
            _number("weight", required=True, low=0),
            _number("rating", required=True, low=0, high=10),
            _day("rated_on", required=True),
            _text("rated_by"),
        ),
    ),
)

_BY_NAME = {kind.name: kind for kind in KINDS}
_OTHER_FILE_NAMES = {"sales_reps": "people", "reps": "people", "orders": "order_lines", "rates": "exchange_rates"}
_ENDING = re.compile(r"\.(csv|csv\.gz|parquet)$", re.IGNORECASE)


def kind_named(name: str) -> Kind:
    """The kind of this name.

    Raises:
        RefusedError: there is no such kind; the message lists those there are.
    """
    if name not in _BY_NAME:
        raise RefusedError("There is no kind {name}. The kinds are: {kinds}.", name=name, kinds=", ".join(_BY_NAME))
    return _BY_NAME[name]


def kind_of(path: PurePath) -> str:
    """The name of the kind that a file's name tells: `accounts.csv`, `Order Lines-2025.parquet`, `sales_reps.csv.gz`.

    Raises:
        RefusedError: the name tells none.
    """
    told = re.sub(r"[^a-z]+", "_", _ENDING.sub("", path.name).lower()).strip("_")
    for name, kind in ({name: name for name in _BY_NAME} | _OTHER_FILE_NAMES).items():
        if told == name or told.startswith(f"{name}_"):
            return kind
    raise RefusedError(
        "The name of {file} does not tell what is in it. Name one of the kinds: {kinds}.",
        file=path.name,
        kinds=", ".join(_BY_NAME),
    )
