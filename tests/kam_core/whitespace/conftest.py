"""A world with enough shops to compare: what each buys of four families is small enough to work out by hand."""

from datetime import date
from pathlib import Path

import pytest

from kam_core.ingest import company
from kam_core.ingest.load import load_file
from kam_core.period import Period
from kam_core.store.store import Store

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))

# Thirty shops S01 to S30, all of one segment. In 2025 shop k bought Grips for 100 k; shops 1 to 12 Bells for 20 each,
# shops 1 to 11 Pads for 30 each, shops 1 to 9 Lamps for 10 each. N is a shop that never bought; Q has no segment.
# Thirds by revenue: shops 1 to 10, 11 to 20, 21 to 30.
SHOPS = range(1, 31)
BUYERS = {"Bells": (12, 20), "Pads": (11, 30), "Lamps": (9, 10)}


def shop(k: int) -> str:
    return f"S{k:02}"


@pytest.fixture
def shops(store: Store, tmp_path: Path) -> Store:
    """The thirty shops; one line of May 2024 says that the data hold all of 2025."""
    company.describe(store, name="Shops", base_currency="EUR")
    accounts = ["account_id,account_name,segment", *(f"{shop(k)},Shop {k:02},Shops" for k in SHOPS)]
    accounts += ["N,Newcomer,Shops", "Q,Quiet,"]
    products = ["product_id,product_name,family", *(f"{one},{one},{one}" for one in ("Grips", *BUYERS))]
    lines = ["order_no,line_no,order_date,account_id,product_id,quantity,revenue"]
    lines += [f"O{k},1,2025-06-15,{shop(k)},Grips,1,{100 * k}" for k in SHOPS]
    for family, (last, amount) in BUYERS.items():
        lines += [f"{family}{k},1,2025-03-01,{shop(k)},{family},1,{amount}" for k in range(1, last + 1)]
    lines += ["Z1,1,2024-05-01,S30,Lamps,1,5"]
    for kind, rows in {"accounts": accounts, "products": products, "order_lines": lines}.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        load_file(store, file, kind, who="test")
    return store
