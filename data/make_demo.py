"""Makes the demo's files from the published ones: `python data/make_demo.py [--into FOLDER]`.

`derived/` holds true facts in the shape that the import takes: accounts with their owner, quotas as targets,
account numbers. `illustrative/` holds what the published data lack (opinions, people, contracts, plans): made up,
in line with the facts where that makes sense. There are no dice and no clock: each number comes from a hash of the
ids it belongs to, so that every run writes the same bytes.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from story import business, people, plans, ratings, service, white_space
from story.cast import cast
from story.facts import Account, Row, accounts, rows
from story.plan_scene import Facts

SOURCE = Path(__file__).resolve().parent / "adventureworks"
MEMBERSHIPS = Path(__file__).resolve().parent / "story" / "memberships.csv"


def make(into: Path) -> None:
    """Write both folders into `into`."""
    known = accounts(SOURCE)
    derived = {
        "accounts": _accounts(known),
        "external_ids": _external_ids(known),
        "targets": _quotas(),
    }
    for name, facts in derived.items():
        _write(into / "derived" / f"{name}.csv", facts)
    chosen = cast(known)
    known_there = people.contacts(chosen)
    illustrative: dict[str, Iterable[dict[str, object]]] = {
        "memberships": [dict(row) for row in rows(MEMBERSHIPS)],
        "ratings": ratings.ratings(chosen),
        "rival_ratings": ratings.rival_ratings(chosen),
        "potentials": ratings.potentials(chosen),
        "wallet_estimates": ratings.wallets(chosen),
        "contacts": known_there,
        "surveys": people.surveys(chosen, known_there),
        "activities": people.activities(chosen, known_there),
        "contracts": business.contracts(chosen),
        "account_targets": business.account_targets(chosen),
        "opportunities": business.opportunities(chosen),
        "receivables": business.receivables(chosen),
        "cost_drivers": business.cost_drivers(chosen),
        "goals": business.goals(),
        "requests": service.requests(chosen),
        "grievances": service.grievances(chosen),
    }
    made = {name: list(made_up) for name, made_up in illustrative.items()}
    for name, lines in made.items():
        _write(into / "illustrative" / f"{name}.csv", lines)
    written = plans.plans(chosen, _told(made))
    written |= {"white_space_cells": list(white_space.cells(chosen)), "offers": list(white_space.offers(chosen))}
    for name, lines in written.items():
        _write(into / "illustrative" / "plans" / f"{name}.csv", lines)


def _told(made: dict[str, list[dict[str, object]]]) -> Facts:
    """What plans can refer to."""
    return Facts(
        contacts=made["contacts"],
        contracts=made["contracts"],
        grievances=made["grievances"],
        requests=made["requests"],
        wallets=made["wallet_estimates"],
        cost_drivers=made["cost_drivers"],
        opportunities=made["opportunities"],
        reps={row["sales_rep_id"]: row for row in rows(SOURCE / "sales_reps.csv")},
    )


def _accounts(known: dict[str, Account]) -> Iterator[dict[str, object]]:
    """Every column of the source, with the owner and the currency that all amounts are in."""
    for account in known.values():
        yield {**account.row, "owner_id": account.owner, "currency": "USD"}


def _external_ids(known: dict[str, Account]) -> Iterator[dict[str, object]]:
    for account in known.values():
        yield {"source": "adventureworks", "external_id": account.row["account_no"], "account_id": account.account_id}


def _quotas() -> Iterator[dict[str, object]]:
    """A quota is of a person for a quarter."""
    for quota in rows(SOURCE / "quotas.csv"):
        yield {
            "scope": "person",
            "scope_id": quota["sales_rep_id"],
            "kpi": "revenue",
            "period_start": date(int(quota["year"]), 3 * int(quota["quarter"]) - 2, 1),
            "period_months": 3,
            "value": quota["quota"],
            "currency": "USD",
        }


def _write(path: Path, made: Iterable[Row] | Iterable[dict[str, object]]) -> None:
    """One CSV file with a header; lines end with a line feed on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = list(made)
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, default=SOURCE, help="where derived/ and illustrative/ are written")
    make(parser.parse_args().into)
