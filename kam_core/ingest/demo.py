"""The demo: a fictitious company from published files, with what they lack made up beside them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from kam_core.accounts.company import fix_today
from kam_core.accounts.roster import load_members
from kam_core.ingest import company
from kam_core.ingest.demo_plans import load_plans
from kam_core.ingest.load import load_file
from kam_core.scoring import criteria
from kam_core.scoring.scores import ensure_compared
from kam_core.settings import ROOT
from kam_core.store.moments import moments
from kam_core.store.request import Request
from kam_core.store.store import Store

NAME = "Adventure Works Cycles"
CURRENCY = "USD"
TODAY = date(2013, 11, 29)
# All orders of November 2013 are in, though the last one is a day short of its end.
CLOSED_THROUGH = date(2013, 11, 30)
FILES = ROOT / "data" / "adventureworks"
SOURCE = "AdventureWorks sample database"
MADE_UP = "data/make_demo.py"
WHO = "demo"

# What is true of the fictitious company, then what was made up: file and kind, in the order of loading.
FACTS = (
    ("sales_reps.csv", "people"),
    ("derived/accounts.csv", "accounts"),
    ("derived/external_ids.csv", "external_ids"),
    ("products.csv", "products"),
    ("order_lines.csv.gz", "order_lines"),
    ("derived/targets.csv", "targets"),
)
ILLUSTRATIVE = (
    ("account_targets.csv", "targets"),
    ("potentials.csv", "potentials"),
    ("wallet_estimates.csv", "wallet_estimates"),
    ("contacts.csv", "contacts"),
    ("contracts.csv", "contracts"),
    ("surveys.csv", "surveys"),
    ("activities.csv", "activities"),
    ("opportunities.csv", "opportunities"),
    ("requests.csv", "requests"),
    ("grievances.csv", "grievances"),
    ("receivables.csv", "receivables"),
    ("cost_drivers.csv", "cost_drivers"),
    ("goals.csv", "goals"),
    ("ratings.csv", "ratings"),
    ("rival_ratings.csv", "rival_ratings"),
)
MEMBERS = "illustrative/memberships.csv"
PLANS = "illustrative/plans"
STEPS = len(FACTS) + len(ILLUSTRATIVE) + 4


def build(store: Store, progress: Callable[[str, float], object] = lambda _name, _fraction: None) -> None:
    """Fill an empty store with the demo company; the same files give the same store each time.

    Args:
        store: where to.
        progress: hears the name of each step as it begins, and the share that is done by then.
    """
    files = [(FILES / name, kind, False) for name, kind in FACTS]
    files += [(FILES / "illustrative" / name, kind, True) for name, kind in ILLUSTRATIVE]
    progress("company", 0.0)
    company.describe(store, name=NAME, base_currency=CURRENCY, fictitious=True, closed_through=CLOSED_THROUGH)
    fix_today(store, _request("today"), TODAY)
    for step, (path, kind, illustrative) in enumerate(files, start=1):
        progress(path.name.partition(".")[0], step / STEPS)
        source = MADE_UP if illustrative else SOURCE
        load_file(store, path, kind, who=WHO, source=source, illustrative=illustrative)
    progress("memberships", (STEPS - 3) / STEPS)
    load_members(store, _request("members"), _members(FILES / MEMBERS))
    progress("plans", (STEPS - 2) / STEPS)
    criteria.establish(store)
    load_plans(store, _request("plans"), FILES / PLANS)
    progress("scores", (STEPS - 1) / STEPS)
    dates = moments(store.database)
    ensure_compared(store, dates.today, dates.year_before)
    progress("done", 1.0)


def _request(step: str) -> Request:
    """Ids that say what they did: building twice into one store keeps each save once."""
    return Request(WHO, "init", f"demo-{step}")


def _members(path: Path) -> pl.DataFrame:
    """The key-account list through the years, as `load_members` takes it."""
    dates = {"since": pl.Date, "until": pl.Date}
    stays = pl.read_csv(path, infer_schema=False).with_columns(pl.col(name).str.to_date("%Y-%m-%d") for name in dates)
    return stays.with_columns(illustrative=pl.lit(value=True))
