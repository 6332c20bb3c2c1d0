"""A world whose health can be worked out by hand: what was loaded of 001 Alpha, on one day and 90 before it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.plans.answers import save_answer
from kam_core.plans.plan import open_plan
from kam_core.records.model import Kind, Value, Wanted
from kam_core.records.records import add
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.conftest import WORLD

# On this day the books are closed through 2025-12-31; 90 days before it is 2025-11-03.
TODAY = date(2026, 2, 1)
ALPHA = pl.DataFrame({"account_id": ["001"]})

# What Alpha's measures are on 2026-02-01, and were on 2025-11-03, with their norms:
#
#                    now                       norm      then                     norm
# rev_yoy            1800 / 1200 - 1           100       1900 / 1100 - 1          100
# overdue            90 / 1800                  50       0                        100
# level_balance      executive and middle: 2/3  66.67    middle: 1/3               33.33
# freshness          20 days, 90 are agreed    100       33 days                  100
# grievance          closed                    100       open                       0
# response_time      15 h (4 and 26)            75       4 h                      100
# ces                4 of 7                     50       4 of 7                    50
# critical_date      120 days: 3.94 months      32.85    210 days: 6.90 months     57.49
#
# Means: commercial 75, relationship 83.33, delivery 75, future 32.85: (25 x 75 + 25 x 83.33 + 20 x 75 + 15 x 32.85)
# / 85 = 70.01. Then: 100, 66.67, 50, 57.49: 70.93, held at 49 by the open grievance.
# Known: 2/3 of 25, 2/4 of 25, all of 20, 1/3 of 15: 54.17 % of the weight.
FACTS = {
    "contacts": """\
contact_id,account_id,contact_name,level
C1,001,Carla Cruz,executive
C2,001,Dan Dorn,manager
""",
    "activities": """\
activity_id,account_id,contact_id,person_id,kind,activity_date,planned,two_way
A1,001,C1,P1,call,2026-01-12,false,true
A2,001,C2,P1,visit,2025-10-01,false,true
""",
    "receivables": """\
receivable_id,account_id,amount,currency,due_on,paid_on
I0,002,40.00,EUR,2025-06-01,2025-06-10
I1,001,90.00,EUR,2026-01-01,
""",
    "grievances": """\
grievance_id,account_id,subject,opened_on,closed_on
V1,001,Late,2025-08-01,2025-12-01
""",
    "requests": """\
request_id,account_id,subject,opened_at,answered_at,closed_at
R0,001,Spare part,2025-10-01 08:00,2025-10-01 12:00,
R1,001,Invoice,2025-12-01 08:00,2025-12-02 10:00,
""",
    "surveys": """\
survey_answer_id,account_id,kind,score,answered_on
S1,001,ces,4,2025-06-15
""",
    "contracts": """\
contract_id,account_id,start_on,end_on,notice_on,value,currency,renewed_from
K1,001,2025-01-01,2026-08-01,2026-06-01,5000.00,EUR,
""",
}
Load = Callable[[str, str], None]
Add = Callable[..., str]
Give = Callable[[str, str], None]


@pytest.fixture(scope="session")
def known_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world with `FACTS`, closed; copy it to change it."""
    folder = tmp_path_factory.mktemp("known")
    with Store(folder / "kam.duckdb", create=True) as store:
        company.describe(store, name="World", base_currency="EUR")
        for kind, text in {**WORLD, **FACTS}.items():
            _load(store, folder, kind, text)
    return folder / "kam.duckdb"


@pytest.fixture
def known(known_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of one's own that holds the world with `FACTS`."""
    with Store(Path(shutil.copy(known_file, tmp_path / "kam.duckdb"))) as store:
        yield store


@pytest.fixture
def load(known: Store, tmp_path: Path) -> Load:
    """Loads a text as a file of its kind."""
    return lambda kind, text: _load(known, tmp_path, kind, text)


def _load(store: Store, folder: Path, kind: str, text: str) -> None:
    file = folder / f"{kind}-{len(text)}.csv"
    file.write_text(text, encoding="utf-8")
    load_file(store, file, kind, who="test")


@pytest.fixture
def put(known: Store) -> Add:
    """Makes a record of an account, Alpha by default."""

    def make(kind: Kind, account_id: str = "001", /, **values: Value) -> str:
        return add(known, new_request("P1", "account"), kind, account_id, values)

    return make


@pytest.fixture
def give(known: Store) -> Give:
    """Answers a question of Alpha's plan, which is opened at the first."""
    plans: list[str] = []

    def given(question_id: str, value: str) -> None:
        if not plans:
            plans.append(open_plan(known, new_request("P1", "plan"), "001", depth="full"))
        save_answer(known, new_request("P1", "plan"), plans[0], question_id, {"value": Wanted(value, None)})

    return given
