"""The world of three accounts with deals and contracts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kam_core.ingest.load import load_file
from kam_core.store.store import Store
from tests.built import Built

# On 2026-01-15: open are D1 (900 x 0.5, put off once by 31 days), D2 (no amount) and D6 (close date past); decided in
# 2025 are D3 (won, 400, 60 days), D4 (lost, 100), D5 (won, new, 300, created unknown); D7 was won in 2024.
OPPORTUNITIES = """\
opportunity_id,snapshot_on,account_id,opportunity_name,opportunity_type,family,stage,status,amount,currency,probability,created_on,close_on,owner_id
D1,2025-11-30,001,Pumps,existing,Pumps,Offer,open,800.00,EUR,0.4,2025-10-01,2026-01-31,P1
D1,2026-01-10,001,Pumps,existing,Pumps,Offer,open,900.00,EUR,0.5,2025-10-01,2026-03-03,P1
D2,2026-01-10,002,Valves,existing,Parts,First talk,open,,EUR,0.1,2025-12-01,2026-06-30,P2
D3,2026-01-10,001,Parts,existing,Parts,Closed,won,400.00,EUR,1.0,2025-01-01,2025-03-02,P1
D4,2026-01-10,002,Service,existing,,Closed,lost,100.00,EUR,0.0,2025-02-01,2025-12-31,P2
D5,2026-01-10,003,Start,new,,Closed,won,300.00,EUR,1.0,,2025-06-01,P1
D6,2026-01-10,003,Again,new,,Offer,open,100.00,EUR,0.5,2025-01-01,2026-01-14,P1
D7,2026-01-10,003,Before,new,,Closed,won,50.00,EUR,1.0,2024-01-01,2024-06-01,P1
"""
# In 2025: K1 ended and K2 follows it with 80 of 100; K3 ended and nothing follows. Ahead: K2 (notice 2026-02-01), K4
# (its notice is past) and K5 (without a notice day, of Gamma).
CONTRACTS = """\
contract_id,account_id,start_on,end_on,notice_on,value,currency,renewed_from
K1,001,2024-07-01,2025-06-30,2025-03-31,100.00,EUR,
K2,001,2025-07-01,2026-06-30,2026-02-01,80.00,EUR,K1
K3,002,2024-01-01,2025-12-31,2025-09-30,300.00,EUR,
K4,002,2025-03-01,2026-02-28,2025-12-31,50.00,EUR,
K5,003,2025-01-01,2026-03-31,,,EUR,
"""
# For the first quarter of 2026 Alpha should buy 1,400 and bought 0 by the end of 2025.
TARGETS = """\
scope,scope_id,kpi,period_start,period_months,value,currency
account,001,revenue,2026-01-01,3,1400.00,EUR
account,001,revenue,2025-10-01,3,700.00,EUR
account,001,margin,2026-01-01,3,5.00,EUR
"""


@pytest.fixture(scope="session")
def traded(built: Built, world_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The world with them, open; for reading only, because all tests share it."""

    def make(path: Path) -> None:
        with Store(Path(shutil.copy(world_store, path))) as opened:
            for kind, text in (("opportunities", OPPORTUNITIES), ("contracts", CONTRACTS), ("targets", TARGETS)):
                file = path.with_name(f"{kind}.csv")
                file.write_text(text, encoding="utf-8")
                load_file(opened, file, kind, who="test")

    with Store(Path(shutil.copy(built("traded", make), tmp_path_factory.mktemp("traded") / "kam.duckdb"))) as opened:
        yield opened
