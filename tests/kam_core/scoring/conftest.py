"""The world of three accounts, rated; all scores worked out by hand."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from tests.built import Built

# The day of the last order: windows end on 2025-12-31, which the world is closed through.
DAY = date(2026, 1, 15)

# Norms under the default bands, which are those of Alpha and Beta (Gamma has no revenue in 2025):
#                          Alpha                  Beta                    Gamma
# growth potential 25      9000/3-1800 = 1200 100 wallet 1500-1200 = 300 0  300/3-0 = 100 0
# strategic importance 15  5                  100 -                         -
# current revenue 15       1800               100 1200                   0  0             0
# net margin 15            a cost is unknown    - 0.5 (alone)          100  no revenue    -
# fit 10                   3                   50 -                         -
# effort 10, inverse       2                   75 -                         -
# attractiveness           6750 / 75 = 90         1500 / 55 = 27.27         0 / 40 = 0
# relationship 25          4                   75 2                     25  -
# renewal 20               3                   50 -                         -
# share against rival 15   -                      lead 2.5            62.5  -
# cooperation 10           5 of 12            100 3 of 12               0  2 of 12       0
# strength                 3875 / 55 = 70.45      1562.5 / 50 = 31.25       0 / 10 = 0
FILES = {
    "potentials": """\
account_id,said_on,amount,currency,said_by
001,2025-06-01,9000.00,EUR,P1
003,2025-06-01,300.00,EUR,P1
""",
    "wallet_estimates": """\
account_id,year,family,amount,currency,method,estimated_on
002,2025,,1500.00,EUR,asked their buyer,2025-07-01
002,2025,Pumps,900.00,EUR,asked their buyer,2025-08-01
""",
    "ratings": """\
account_id,criterion,rated_on,rating,rated_by,evidence
001,strategic_importance,2025-03-01,5,P1,On our list of goals
001,fit,2025-03-01,1,P1,First impression
001,fit,2025-09-01,3,P1,After the pilot
001,effort,2025-03-01,2,P1,One call a month
001,relationship,2025-03-01,4,P1,Four functions
001,renewal,2025-03-01,3,P1,Open
002,relationship,2025-03-01,2,P2,One buyer
002,relationship,2027-01-01,5,P2,From a day that is still to come
""",
    "rival_ratings": """\
account_id,rival,factor,weight,rating,rated_on
002,,price,3,8,2025-03-01
002,,service,1,6,2025-03-01
002,Acme,price,1,6,2025-03-01
002,Acme,service,1,2,2025-03-01
002,Best,price,1,4,2025-03-01
002,Best,service,1,6,2025-03-01
""",
}


Load = Callable[[str, str], None]


def loading(store: Store, folder: Path) -> Load:
    """Loads rows of one kind, as illustrative."""

    def load_rows(kind: str, text: str) -> None:
        file = folder / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        load_file(store, file, kind, who="test", illustrative=True)

    return load_rows


@pytest.fixture
def load(store: Store, tmp_path: Path) -> Load:
    """Loads into the store of this test."""
    return loading(store, tmp_path)


@pytest.fixture(scope="session")
def rated_file(built: Built, world_store: Path) -> Path:
    """The world with `FILES`, closed; copy it to open it."""

    def make(path: Path) -> None:
        with Store(Path(shutil.copy(world_store, path))) as opened:
            load_rows = loading(opened, path.parent)
            for kind, text in FILES.items():
                load_rows(kind, text)

    return built("rated", make)


@pytest.fixture
def rated(rated_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The world with `FILES`, for one test alone."""
    with Store(Path(shutil.copy(rated_file, tmp_path / "rated.duckdb"))) as opened:
        yield opened


@pytest.fixture
def day() -> date:
    """The day that everything is looked at."""
    return DAY
