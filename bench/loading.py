"""Import with rollups against DuckDB's own CREATE TABLE AS from the same Parquet, each in a process of its own."""

from pathlib import Path

from measure import Took, command

KINDS = ("accounts", "products", "order_lines")
PLAIN = """
import sys, duckdb
folder, file = sys.argv[1:]
with duckdb.connect(file) as db:
    for name in ("accounts", "products", "order_lines"):
        db.execute(f"CREATE TABLE {name} AS SELECT * FROM '{folder}/{name}.parquet'")
"""


def files(folder: Path, accounts: int, lines: int) -> Path:
    """The Parquet files of a company of this size, made once."""
    made = folder / f"{accounts}-{lines}"
    if not (made / "order_lines.parquet").exists():
        command("bench/make_big.py", str(made), str(accounts), str(lines))
    return made


def plain(parquet: Path, file: Path) -> Took:
    """A plain DuckDB file of them, at `file`."""
    file.unlink(missing_ok=True)
    return command("-c", PLAIN, str(parquet), str(file))


def product(parquet: Path, file: Path) -> Took:
    """A store of them, at `file`; counts the import alone, not making the empty store nor the backup afterwards."""
    file.unlink(missing_ok=True)
    command("-m", "kam_core", "init", "--empty", "--company", "Big", "--currency", "USD", KAM_DATABASE=str(file))
    paths = [str(parquet / f"{kind}.parquet") for kind in KINDS]
    return command("-m", "kam_core", "import", "--no-backup", *paths, KAM_DATABASE=str(file))
