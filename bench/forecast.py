"""Forecasts on the demo: how far they are off, which method is used how often, and how long 200 accounts take.

PYTHONPATH=. python bench/forecast.py, or bench/bench.py --forecast; prints the tables of docs/forecast.md.
"""

import random
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from measure import ROOT, machine

from kam_core.forecast import kept
from kam_core.forecast.change import sudden
from kam_core.forecast.job import TASK
from kam_core.forecast.model import EVERYBODY, LEAST
from kam_core.forecast.series import series
from kam_core.forecast.words import methods
from kam_core.reading.child import in_child
from kam_core.reading.limits import Limits
from kam_core.store.moments import moments
from kam_core.store.store import Store

BASELINES = ("seasonal_naive", "mean_of_last_four")
LARGEST = (
    "SELECT account_id FROM facts.account_month GROUP BY account_id ORDER BY sum(revenue) DESC, account_id LIMIT 200"
)
KEY = "SELECT DISTINCT account_id FROM app.membership WHERE until IS NULL ORDER BY account_id"


def report(demo: Path) -> None:
    """All tables."""
    with Store(demo) as store:
        db = store.database
        key = [row[0] for row in db.ask(lambda cursor: cursor.execute(KEY).fetchall())]
        proposed = [name for name in kept.wanted(db, moments(db).today) if name not in {EVERYBODY, *key}]
        largest = [row[0] for row in db.ask(lambda cursor: cursor.execute(LARGEST).fetchall())]
        bought = {
            name: list(map(float, amounts))
            for name, amounts in series(db, [EVERYBODY, *key, *proposed, *largest]).items()
        }
    found = forecast(with_held_out(bought, [EVERYBODY, *key]))["outlooks"]
    chosen("key accounts", [found[name] for name in key])
    chosen("accounts proposed for the list", [found[name] for name in proposed])
    chosen("the 200 largest accounts", [found[name] for name in largest])
    errors("key accounts", [found[name] for name in key])
    errors("all accounts together, as one series", [found[EVERYBODY]])
    held_out("key accounts", bought, found, key)
    held_out("all accounts together, as one series", bought, found, [EVERYBODY])
    false_alarms()
    timed({name: bought[name] for name in largest})


def forecast(histories: dict[str, list[float]]) -> dict:
    """What the product's own task answers, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return in_child(
            TASK, {"series": histories}, Path(folder), Limits(memory_bytes=None, seconds=900), with_pandas=True
        )


def with_held_out(bought: dict[str, list[float]], names: list[str]) -> dict[str, list[float]]:
    """The series, and each of `names` without its last 1, 2 and 3 quarters."""
    cut = {f"{name}-{less}": bought[name][:-less] for name in names for less in (1, 2, 3)}
    return bought | {name: history for name, history in cut.items() if len(history) >= LEAST}


def chosen(whose: str, outlooks: list[dict]) -> None:
    """How often each method is used."""
    words = methods()
    print(f"### Methods: {whose}\n\n| method | accounts |\n|--|--:|")
    counted = Counter(words[one["method"]] if one["method"] else one["reason"] for one in outlooks)
    for method, count in counted.most_common():
        print(
            f"| {({'too_little': 'none: under 8 closed quarters', 'nothing': 'none: nothing bought'}).get(method, method)} | {count} |"
        )
    print(f"| all | {len(outlooks)} |\n")


def errors(whose: str, outlooks: list[dict]) -> None:
    """wMAPE of all of them together by quarters ahead, and MASE as a mean over series."""
    known = [one for one in outlooks if one["tried"]]
    print(f"### Back-test: {whose} ({len(known)} series)\n")
    print("| method | series | 1 quarter ahead | 2 | 3 | 4 | all | MASE |\n|--|--:|--:|--:|--:|--:|--:|--:|")
    row(
        "the one that is used",
        [next(each for each in one["tried"] if each["method"] == one["method"]) for one in known],
    )
    for method, word in methods().items():
        row(word, [each for one in known for each in one["tried"] if each["method"] == method])
    print()


def row(word: str, tried: list[dict]) -> None:
    """One method over the series that it was tried on."""
    if not tried:
        return
    pairs = [pair for one in tried for pair in one["pairs"]]
    shown = [percent([pair for pair in pairs if pair[0] == ahead]) for ahead in (1, 2, 3, 4)]
    mase = [one["mase"] for one in tried if one["mase"] is not None]
    print(
        f"| {word} | {len(tried)} | {' | '.join(shown)} | {percent(pairs)} | {sum(mase) / len(mase):.2f} |"
        if mase
        else f"| {word} | {len(tried)} | {' | '.join(shown)} | {percent(pairs)} | – |"
    )


def percent(pairs: list) -> str:
    """wMAPE of (quarters ahead, forecast, actual)."""
    revenue = sum(abs(actual) for _ahead, _said, actual in pairs)
    return f"{100 * sum(abs(said - actual) for _ahead, said, actual in pairs) / revenue:.1f} %" if revenue else "–"


def held_out(whose: str, bought: dict[str, list[float]], found: dict, names: list[str]) -> None:
    """The rule itself: what it said from one, two and three quarters before the end, held against what came."""
    pairs: dict[str, list] = {"the rule": [], **{method: [] for method in BASELINES}}
    inside, count, series_seen = Counter(), 0, set()
    for name in names:
        for less in (1, 2, 3):
            outlook, history = found.get(f"{name}-{less}"), bought[name]
            if not outlook or not outlook["ahead"]:
                continue
            series_seen.add(name)
            known, came = history[:-less], history[-less:]
            for at, (actual, ahead) in enumerate(zip(came, outlook["ahead"], strict=False)):
                pairs["the rule"].append((at + 1, ahead["expected"], actual))
                pairs["seasonal_naive"].append((at + 1, known[-4 + at], actual))
                pairs["mean_of_last_four"].append((at + 1, sum(known[-4:]) / 4, actual))
                count += 1
                for level in ("80", "95"):
                    inside[level] += ahead[f"low_{level}"] <= actual <= ahead[f"high_{level}"]
    print(f"### Held out: {whose} ({len(series_seen)} series, {count} quarters)\n\n| | wMAPE |\n|--|--:|")
    for word, each in pairs.items():
        print(f"| {methods().get(word, 'the method that the rule chose')} | {percent(each)} |")
    print(
        f"\nInside of the 80 % interval: {100 * inside['80'] / count:.0f} %; of the 95 % interval: {100 * inside['95'] / count:.0f} %.\n"
    )


def false_alarms() -> None:
    """How often CUSUM calls a drift where nothing changes: quarters of 100, give or take 10, normal and independent."""
    lengths, tries, rng = (19, 20, 21, 24, 28, 32, 40), 3000, random.Random(7)
    print("### False alarms of CUSUM: 3,000 series in which nothing changes\n")
    print("Each quarter is 100 give or take 10, normal and independent of the others.\n")
    print("| closed quarters | called a drift |\n|--:|--:|")
    for quarters in lengths:
        ends = [sudden([rng.gauss(100, 10) for _quarter in range(quarters)], None) for _try in range(tries)]
        print(f"| {quarters} | {100 * sum(end is not None for end in ends) / tries:.1f} % |")
    print()


def timed(largest: dict[str, list[float]]) -> None:
    """How long 200 accounts take, in the process of their own."""
    rng = random.Random(1)
    regular = {
        str(name): [1000 + 40 * at + (0, 300, -200, 100)[at % 4] + rng.gauss(0, 80) for at in range(16)]
        for name in range(200)
    }
    print("### Time: 200 accounts\n\n| | wall s | CPU s |\n|--|--:|--:|")
    for word, histories in (
        ("nothing (the import alone)", {}),
        ("the 200 largest of the demo", largest),
        ("200 that buy in each of 16 quarters", regular),
    ):
        began = time.monotonic()
        cpu = forecast(histories)["seconds"]
        print(f"| {word} | {time.monotonic() - began:.1f} | {cpu:.1f} |", flush=True)
    print()


if __name__ == "__main__":
    from bench import demo_store

    folder = ROOT / "bench" / "made"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine()}\n")
    report(demo_store(folder))
