"""What every test can ask for."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kam_core.ingest import company
from kam_core.ingest.demo import build
from kam_core.ingest.load import load_file
from kam_core.settings import ROOT
from kam_core.store.store import Store
from tests.built import Built, built_once

# As in the Makefile: what a test starts would otherwise compile all it imports again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Machines are noisy: how long an example takes says nothing. The same commit has the same examples wherever it is
# tested; `make soak` looks for new ones, and for more: a test whose examples take long takes its part of these numbers.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None, max_examples=300)
settings.load_profile("same")

# A world of three accounts, small enough to work out by hand. Base currency EUR; 1 USD is 0.90 EUR until the end of
# 2024 and 0.80 EUR from 2025 on. The last order is of 2026-01-15, so as_of is that day and closed_through 2025-12-31.
#
# Revenue in EUR    2023      2024      2025   2026-01       all
# 001 Alpha      1200.00   1200.00   1800.00    500.00   4700.00   (2025: 2000 + 300 - 500, a credit note)
# 002 Beta        900.00   1800.00   1200.00         -   3900.00   (in USD: 1000, 2000, 1500)
# 003 Gamma        80.00    250.50         -         -    330.50
# all            2180.00   3250.50   3000.00    500.00   8930.50
#
# Cost in EUR: Alpha 700, 650, unknown (one line of February 2025 has none; the others 1200 and -300), 300;
# Beta 450, 900, 600; Gamma 40, 100.25. Families: Pumps, Parts (Valve has only its category), Other (Service has none).
# Families in 2025: Alpha Pumps 1500.00, Other 300.00; Beta Pumps 800.00, Parts 400.00.
# 2025 against 2024: NRR 3000 / 3250.50, GRR (1200 + 1200 + 0) / 3250.50, HHI 0.6 x 0.6 + 0.4 x 0.4 = 0.52.
# Alpha ordered in 2023-03, 2024-05, 2024-11, 2025-02 (two orders), 2025-09, 2026-01.
WORLD = {
    "people": """\
person_id,person_name,title,territory
P1,Ada Abel,Key account manager,NA
P2,Ben Bose,Key account manager,Northwest
""",
    "accounts": """\
account_id,account_name,segment,industry,country,territory,currency,owner_id
001,Alpha,Industry,Machinery,DE,NA,EUR,P1
002,Beta,Retail,Grocery,US,Northwest,USD,P2
003,Gamma,Industry,Chemicals,FR,,EUR,P1
""",
    "products": """\
product_id,product_code,product_name,family,category,list_price
10,PU-1,Pump,Pumps,Machines,600.00
11,VA-1,Valve,,Parts,25.00
12,SE-1,Service,,,
""",
    "exchange_rates": """\
currency,rate_date,rate
USD,2023-01-01,0.90
USD,2025-01-01,0.80
""",
    "order_lines": """\
order_no,line_no,order_date,account_id,product_id,quantity,revenue,cost,currency
O-1,1,2023-03-10,001,10,2,1000.00,600.00,EUR
O-1,2,2023-03-10,001,11,10,200.00,100.00,EUR
O-2,1,2024-05-20,001,10,2,1100.00,600.00,EUR
O-3,1,2024-11-30,001,11,5,100.00,50.00,EUR
O-4,1,2025-02-14,001,10,4,2000.00,1200.00,EUR
O-5,1,2025-02-20,001,12,1,300.00,,EUR
O-6,1,2025-09-30,001,10,-1,-500.00,-300.00,EUR
O-7,1,2026-01-15,001,10,1,500.00,300.00,EUR
O-8,1,2023-12-31,002,10,1,1000.00,500.00,USD
O-9,1,2024-06-15,002,10,2,2000.00,1000.00,USD
O-10,1,2025-06-15,002,11,20,500.00,250.00,USD
O-10,2,2025-06-15,002,10,1,1000.00,500.00,USD
O-11,1,2023-07-01,003,11,4,80.00,40.00,
O-12,1,2024-08-01,003,12,1,250.50,100.25,
""",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Makes a file once for all tests, whichever worker runs them."""
    return built_once(tmp_path_factory)


@pytest.fixture(scope="session")
def empty_store(built: Built) -> Path:
    """An empty store, closed; copy it to open it."""
    return built("empty", lambda path: Store(path, create=True).close())


@pytest.fixture(scope="session")
def world_store(built: Built, empty_store: Path) -> Path:
    """`WORLD`, loaded and closed; copy it to open it."""

    def make(path: Path) -> None:
        with Store(Path(shutil.copy(empty_store, path))) as opened:
            company.describe(opened, name="World", base_currency="EUR")
            for kind, text in WORLD.items():
                file = path.with_name(f"{kind}.csv")
                file.write_text(text, encoding="utf-8")
                load_file(opened, file, kind, who="test")

    return built("world", make)


@pytest.fixture(scope="session")
def demo_file(built: Built) -> Path:
    """The demo, closed; copy it to open it. `progress.json` beside it is what its building told."""

    def make(path: Path) -> None:
        told: list[tuple[str, float]] = []
        with Store(path, create=True) as opened:
            build(opened, lambda name, share: told.append((name, share)))
        path.with_name("progress.json").write_text(json.dumps(told), encoding="utf-8")

    return built("demo", make)


@pytest.fixture(scope="session")
def demo_of_init(built: Built) -> Path:
    """The demo built once more, by `init` in a process of its own; `said.json` beside it is what that process said."""

    def make(path: Path) -> None:
        words = [sys.executable, "-m", "kam_core", "init", "--database", str(path)]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        there = [file.name for file in path.parent.iterdir()]
        said = {"code": done.returncode, "out": done.stdout, "err": done.stderr, "path": str(path), "there": there}
        path.with_name("said.json").write_text(json.dumps(said), encoding="utf-8")

    return built("demo_of_init", make)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store in a file of its own: empty, or what `world` holds where a test asks for that too."""
    filled = request.getfixturevalue("world_store" if "world" in request.fixturenames else "empty_store")
    with Store(Path(shutil.copy(filled, tmp_path / "kam.duckdb"))) as opened:
        yield opened


@pytest.fixture
def world(store: Store) -> Store:
    """A store that holds `WORLD`."""
    return store


@pytest.fixture(scope="session")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demo, open; for reading only, because all tests share it."""
    with Store(Path(shutil.copy(demo_file, tmp_path_factory.mktemp("read") / "kam.duckdb"))) as opened:
        yield opened
