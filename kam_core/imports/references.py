"""What refers to what: the columns that hold ids of records which a load may bring, and an undo take away."""

from collections.abc import Callable
from dataclasses import dataclass

from kam_core.ingest.kinds import KINDS
from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of a table that holds ids of another kind; `where` narrows its rows, as a piece of SQL over `t`."""

    table: str
    column: str
    where: str = "true"


@dataclass(frozen=True, slots=True)
class Written:
    """Records that people write, and their columns with ids of another kind; `says` names them for a reader."""

    says: Callable[[], str]
    references: tuple[Reference, ...]


def _loaded(column: str, *but: str) -> tuple[Reference, ...]:
    """The columns of this name of all kinds that are loaded, save those in `but`; order lines have keys instead."""
    tables = (kind.table for kind in KINDS if column in {one.name for one in kind.columns})
    return tuple(Reference(table, column) for table in tables if table not in {*but, "facts.order_line"})


def _of_each(column: str, *tables: str) -> tuple[Reference, ...]:
    return tuple(Reference(f"app.{table}", column) for table in tables)


_PLANS = (
    "plan",
    "answer",
    "stage_output",
    "objective",
    "roadmap_year",
    "resource",
    "action",
    "open_question",
    "risk",
    "need",
    "value_result",
    "investment",
    "competitor",
    "wallet_estimate",
    "review",
)
_OWNED = ("objective", "action", "open_question", "risk")

# By the kind whose ids they are: what loads bring, ...
LOADED: dict[str, tuple[Reference, ...]] = {
    "accounts": (
        *_loaded("account_id", "facts.account"),
        Reference("facts.account", "parent_account_id"),
        Reference("facts.target", "scope_id", "t.scope = 'account'"),
    ),
    "people": (
        *_loaded("owner_id"),
        *_loaded("person_id", "facts.person"),
        Reference("facts.person", "manager_id"),
        Reference("facts.target", "scope_id", "t.scope = 'person'"),
    ),
    "contacts": _loaded("contact_id", "facts.contact"),
}
# ... the keys by which order lines call them, ...
LINES = {"accounts": "account", "products": "product", "units": "unit"}
# ... and what people write.
WRITTEN: dict[str, tuple[Written, ...]] = {
    "accounts": (
        Written(lambda: _("edits of accounts"), (Reference("app.overlay", "record_id", "t.record = 'account'"),)),
        Written(lambda: _("ratings"), _of_each("account_id", "rating")),
        Written(lambda: _("potentials"), _of_each("account_id", "potential")),
        Written(lambda: _("notes on dates"), _of_each("account_id", "date_note")),
        Written(lambda: _("stays on the list of key accounts"), _of_each("account_id", "membership")),
        Written(lambda: _("plans and their records"), _of_each("account_id", *_PLANS)),
        Written(lambda: _("decisions on white space"), _of_each("account_id", "white_space_cell", "offer_decision")),
        Written(lambda: _("decisions on sudden changes"), _of_each("account_id", "change_decision")),
        Written(
            lambda: _("records about people"),
            _of_each("account_id", "stakeholder", "relationship", "team_member", "interaction"),
        ),
    ),
    "people": (
        Written(
            lambda: _("edits of accounts"),
            (Reference("app.overlay", "value", "t.record = 'account' AND t.field = 'owner_id'"),),
        ),
        Written(lambda: _("plans and their records"), (*_of_each("lead_id", "plan"), *_of_each("owner_id", *_OWNED))),
        Written(lambda: _("records about people"), _of_each("person_id", "relationship", "team_member")),
    ),
    "contacts": (
        Written(
            lambda: _("records about people"),
            (
                *_of_each("contact_id", "stakeholder", "relationship", "need"),
                Reference("app.open_question", "ask_contact_id"),
            ),
        ),
    ),
    "goals": (Written(lambda: _("plans and their records"), _of_each("goal_id", "plan")),),
}
