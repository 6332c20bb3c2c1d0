"""What plans cost the server: My week, the overview of plans, a category of a plan, and saves alone and with 50 editors."""

import itertools
import random
import threading
import time
from functools import partial
from pathlib import Path

import numpy as np
import plans_store
import sessions
from measure import ROOT

from kam_core.accounts.model import Filters
from kam_core.health.overview import overview
from kam_core.people.kinds import STAKEHOLDER
from kam_core.plans.answers import answers, save_answer
from kam_core.plans.kinds import ACTION
from kam_core.plans.plan import current
from kam_core.records import queries, records
from kam_core.records.model import Kind, Wanted
from kam_core.store.request import new_request
from kam_core.store.store import Store
from kam_core.week.lines import lines_of

EDITORS, SAVES = 50, 20
# Who fills in a plan types for longer than this between two answers.
PAUSE = 5.0
SCREENS = {
    "My week, one manager": ("my_week", "whose=managers&manager=P1"),
    "My week, all 500 accounts": ("my_week", "whose=all"),
    "Plans, 500 accounts": ("plans", ""),
    "A plan, one category": ("account", "account=A1&part=plan&category=needs"),
}


def report(folder: Path) -> None:
    """Both tables."""
    file = folder / "plans.duckdb"
    plans_store.build(file)
    print(
        f"### Plans: {plans_store.ACCOUNTS} accounts, {plans_store.PERIODS} periods, 57 questions, "
        f"{plans_store.ACTIONS:,} actions\n"
    )
    screens(file)
    read_anew(file)
    saves(file)


def screens(file: Path) -> None:
    """Server CPU of a run of each screen while nothing is saved."""
    print("| screen | first run p50 ms | rerun p95 ms | server CPU ms a run |\n|--|--:|--:|--:|")
    with sessions.server(file) as pid:
        for name, (page, query) in SCREENS.items():
            said = sessions.load(pid, page, 1, query=query, repeats=20)
            cells = [
                said["first_run_ms"].get("p50"),
                said["rerun_ms"].get("p95"),
                said.get("server", {}).get("cpu_ms_per_run"),
            ]
            print(f"| {name} | " + " | ".join("—" if cell is None else f"{cell:.0f}" for cell in cells) + " |")
            if said["failed"] or said["exceptions"]:
                print(f"\nfailed: {said['errors']} {said['exceptions']}")
    print()


def read_anew(file: Path) -> None:
    """What the first run after a save adds: reading again what the save changed; and all of it, with nothing kept."""
    today, number = plans_store.TODAY, itertools.count()
    reads = {
        "the week of one manager": lambda moment: lines_of(moment, ("P1",), today),
        "the week of all 500 accounts": lambda moment: lines_of(moment, (), today),
        "the overview of 500 plans": lambda moment: overview(moment, Filters(), (), today),
        "the answers of a plan": lambda moment: answers(moment, current(moment, "A1"), today),
    }
    with Store(file) as store:
        before = {
            "an answer": lambda: _answer(store, next(number)),
            "an action": lambda: _change(store, ACTION, "T1", next(number)),
            "a contact": lambda: _change(store, STAKEHOLDER, "C1", next(number)),
            "nothing kept": store.connection.kept_reads.forget,
        }
        print(f"| CPU ms to read, after | {' | '.join(before)} |\n|--|{'--:|' * len(before)}")
        for name, read in reads.items():
            cells = [f"{cpu(partial(_at_once, store, read), first) * 1e3:.0f}" for first in before.values()]
            print(f"| {name} | {' | '.join(cells)} |")
    print()


def _at_once(store: Store, read) -> None:
    with store.database.one_moment() as moment:
        read(moment)


def _answer(store: Store, number: int) -> None:
    kept = answers(store.database, current(store.database, "A1"), plans_store.TODAY, {})
    before = next(one.value for one in kept if one.question.id == "N02")
    wanted = {"value": Wanted(f"They would pay to be rid of this, {number}-{time.time_ns()}", before)}
    save_answer(store, new_request("P1", "bench"), "A1-2026", "N02", wanted)


def _change(store: Store, kind: Kind, record_id: str, number: int) -> None:
    before = queries.record(store.database, kind, record_id)["note"]
    wanted = {"note": Wanted(f"{number}-{time.time_ns()}", before)}
    records.change(store, new_request("P1", "bench"), kind, record_id, wanted)


def saves(file: Path) -> None:
    """How long one waits for an answer to be saved, alone and with others."""
    print("| editors | pause s | saves | p50 ms | p95 ms |\n|--|--:|--:|--:|--:|")
    with Store(file) as store:
        for editors, pause in ((1, 0.0), (EDITORS, PAUSE), (EDITORS, 0.0)):
            took: list[float] = []
            threads = [threading.Thread(target=_edit, args=(store, n, pause, took)) for n in range(editors)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            p50, p95 = np.percentile(took, [50, 95]) * 1e3
            print(f"| {editors} | {pause:.0f} | {len(took)} | {p50:.0f} | {p95:.0f} |")
    print()


def _edit(store: Store, editor: int, pause: float, took: list[float]) -> None:
    """One editor's saves on one plan of their own, each a new text, after about `pause` seconds of typing."""
    chance = random.Random(editor)
    plan_id = f"A{editor}-2026"
    seen = {
        one.question.id: one
        for one in answers(store.database, current(store.database, f"A{editor}"), plans_store.TODAY)
    }
    before = seen["N02"].value
    for number in range(SAVES):
        time.sleep(chance.uniform(0, 2 * pause))
        text = f"They would pay to be rid of this, {editor}-{number}-{time.time_ns()}"
        began = time.perf_counter()
        save_answer(store, new_request("P1", "bench"), plan_id, "N02", {"value": Wanted(text, before)})
        took.append(time.perf_counter() - began)
        before = text


def cpu(call, first, runs: int = 7) -> float:
    """The middle of some calls in seconds of CPU, each after `first`, which is not counted, and nor is one call."""
    call()
    took = []
    for _ in range(runs):
        first()
        began = time.process_time()
        call()
        took.append(time.process_time() - began)
    return sorted(took)[len(took) // 2]


if __name__ == "__main__":
    report(ROOT / "bench" / "made")
