"""The kinds of well-formed file that `python -m kam_core import` takes, column by column."""

import re
from pathlib import PurePath

from kam_core.errors import RefusedError
from kam_core.ingest.kind import Kind
from kam_core.ingest.kinds_of_customers import CUSTOMERS
from kam_core.ingest.kinds_of_trade import TRADE

# In the order in which they are best loaded.
_ORDER = (
    "people",
    "accounts",
    "external_ids",
    "potentials",
    "units",
    "products",
    "exchange_rates",
    "order_lines",
    "targets",
    "opportunities",
    "contracts",
    "surveys",
    "contacts",
    "activities",
    "requests",
    "grievances",
    "receivables",
    "wallet_estimates",
    "cost_drivers",
    "goals",
    "ratings",
    "rival_ratings",
)
KINDS = tuple(sorted((*CUSTOMERS, *TRADE), key=lambda kind: _ORDER.index(kind.name)))
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
