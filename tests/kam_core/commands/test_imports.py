from pathlib import Path

import duckdb
import polars as pl

from kam_core.store.shelf import backups, folder_beside
from tests.conftest import WORLD
from tests.kam_core.commands.conftest import Call


def written(folder: Path) -> list[Path]:
    files = []
    for kind, text in WORLD.items():
        file = folder / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files


def test_files_of_several_kinds_load_in_the_order_they_need(call: Call, path: Path, tmp_path: Path) -> None:
    call("init", "--empty", "--currency", "EUR")
    # Lines before rates, products and accounts, as a shell would never sort them either.
    said = call("import", *reversed(written(tmp_path)), "--json")
    assert said.code == 0
    loaded = said.answer["loaded"]
    assert isinstance(loaded, list)
    assert [(row["kind"], row["rows_loaded"]) for row in loaded] == [
        ("people", 2),
        ("accounts", 3),
        ("products", 3),
        ("exchange_rates", 2),
        ("order_lines", 14),
    ]
    assert call("info", "--json").answer["revenue"] == "8930.5000"
    (backup,) = backups(folder_beside(path), path)
    assert (backup.reason, str(backup.path)) == ("import", said.answer["backup"])


def test_a_history_row_that_a_crash_kept_back_is_made_up_for_before_anything_else(
    call: Call, path: Path, tmp_path: Path
) -> None:
    """The load of the bad file is refused; that of the good one before it is in the history from then on."""
    call("init", "--empty")
    good, bad = tmp_path / "accounts.csv", tmp_path / "products.csv"
    good.write_text("account_id,account_name\n1,One\n")
    bad.write_text("nothing\n")
    call("import", good, "--no-backup")
    with duckdb.connect(str(path)) as database:
        database.execute("DELETE FROM app.history")
        database.execute("DELETE FROM app.request")
    assert call("import", bad).code == 1
    with duckdb.connect(str(path)) as database:
        assert database.execute("SELECT DISTINCT action, record_id FROM app.history").fetchall() == [("import", "1")]


def test_parquet_of_a_named_kind_marked_as_made_up(call: Call, path: Path, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "anything.parquet"
    pl.DataFrame({"account_id": ["1"], "account_name": ["One"]}).write_parquet(file)
    said = call("import", file, "--kind", "accounts", "--illustrative", "--source", "CRM", "--no-backup")
    assert (said.code, said.out) == (0, "anything.parquet: 1 rows of accounts.\n")
    assert call("info", "--json").answer["illustrative"] == {"facts.account": 1}
    assert not folder_beside(path).exists()


def test_a_missing_file_is_said_before_anything_is_loaded(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    said = call("import", *written(tmp_path), tmp_path / "nothing.csv", "--json")
    assert said.code == 1
    assert said.answer["refused"] == f"There is no file {tmp_path / 'nothing.csv'}."
    rows = call("info", "--json").answer["rows"]
    assert isinstance(rows, dict) and rows["facts.batch"] == 0


def test_a_file_without_required_columns_names_them(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    file = tmp_path / "accounts.csv"
    file.write_text("account_id,segment\n1,Retail\n")
    said = call("import", file)
    assert said.code == 1
    assert "account_name" in said.err


def test_bad_files_are_refused_without_a_stack_trace(call: Call, tmp_path: Path) -> None:
    call("init", "--empty")
    for name, data in {
        "accounts.parquet": b"PAR1 no parquet",
        "accounts.csv": b"",
        "accounts.csv.gz": b"no gzip",
        "data.csv": b"account_id,account_name\n1,One\n",
    }.items():
        file = tmp_path / name
        file.write_bytes(data)
        said = call("import", file)
        assert (said.code, len(said.err.splitlines()) >= 2) == (1, True), name
    assert call("import", tmp_path).code == 1


def test_an_unknown_kind_is_wrong_usage(call: Call, tmp_path: Path) -> None:
    said = call("import", tmp_path / "a.csv", "--kind", "nonsense")
    assert said.code == 2
    assert "nonsense" in said.err
