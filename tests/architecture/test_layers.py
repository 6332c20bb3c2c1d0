"""The contracts of import-linter name every folder, and each is shown to fail where it is broken."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = [re.split(r"\s*[|:]\s*", layer) for layer in CONTRACTS[0]["layers"]]
NAMES = set(chain(*LAYERS))


def modules_of(folder: str) -> set[str]:
    """What lies directly in a folder and can be imported."""
    there = [*(ROOT / folder).glob("*.py"), *(file.parent for file in (ROOT / folder).glob("*/__init__.py"))]
    return {f"{folder}.{one.stem}" for one in there if one.stem not in {"__init__", "__main__"}}


def test_every_folder_and_module_has_its_layer() -> None:
    assert modules_of("kam_core") | modules_of("pages") == NAMES


def test_every_screen_is_in_one_layer_apart_from_the_others() -> None:
    screens = {f"pages.{file.stem}" for file in (ROOT / "pages").glob("*.py")} - {"pages.__init__", "pages.navigation"}
    assert screens in [set(layer) for layer in LAYERS]


def test_only_the_store_the_reader_of_files_and_the_fenced_engine_may_know_duckdb() -> None:
    contract = next(one for one in CONTRACTS if one.get("forbidden_modules") == ["duckdb"])
    assert set(contract["source_modules"]) == {"pages", *modules_of("kam_core")} - {"kam_core.store"}
    assert contract["ignore_imports"] == [
        "kam_core.ingest.reader -> duckdb",
        "kam_core.workbench.engine -> duckdb",
    ]


BROKEN = {
    "Data flows one way": ("kam_core/revenue/queries.py", "import kam_core.kpis.catalogue"),
    "kam_core works without a screen": ("kam_core/kpis/hhi.py", "import streamlit"),
    "Only the store knows DuckDB": ("kam_core/accounts/queries.py", "import duckdb"),
    "Only charts draw": ("kam_core/kpis/hhi.py", "import plotly.graph_objects"),
    "Charts read nothing": ("kam_core/charts/revenue.py", "import kam_core.store.database"),
}


def checked(project: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our contracts and our folders, and nothing in them."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in (
        "kam_core",
        "pages",
        *NAMES,
        "kam_core.ingest.reader",
        "kam_core.store.database",
        "kam_core.workbench.engine",
    ):
        folder = tmp_path.joinpath(*name.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
    (tmp_path / "kam_core/kpis/catalogue.py").touch()
    for knows in ("ingest/reader", "workbench/engine"):
        (tmp_path / "kam_core" / knows / "__init__.py").write_text("import duckdb\n")
    return tmp_path


def test_the_contracts_hold_for_an_empty_project(project: Path) -> None:
    result = checked(project)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_module_that_breaks_it() -> None:
    assert set(BROKEN) == {contract["name"] for contract in CONTRACTS}


@pytest.mark.parametrize("contract", BROKEN)
def test_an_import_that_breaks_a_contract_is_found(project: Path, contract: str) -> None:
    path, line = BROKEN[contract]
    (project / path).write_text(f"{line}\n")
    assert f"{contract} BROKEN" in checked(project).stdout


SAMPLES = [
    ("S608", 'text = f"SELECT a FROM b WHERE c = {value}"\n'),
    ("FBT001", "def f(a: bool) -> None: ...\n"),
    ("PLR0915", "def f() -> None:\n" + "    print()\n" * 26),
    ("C901", "def f(a):\n" + "".join(f"    if a == {n}:\n        return {n}\n" for n in range(12))),
    ("D103", "def f() -> None: ...\n"),
    ("T201", 'print("a")\n'),
    ("TID251", "import pandas\n"),
    ("BLE001", "try:\n    f()\nexcept Exception:\n    x = 1\n"),
]


@pytest.mark.parametrize(("rule", "text"), SAMPLES)
def test_the_linter_finds_what_the_style_forbids(rule: str, text: str) -> None:
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--output-format=concise",
        "--stdin-filename=kam_core/kpis/hhi.py",
        "-",
    ]
    result = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    assert f"{rule} " in result.stdout


def test_the_type_checker_is_strict() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"] is True
    assert set(settings["packages"]) == {"kam_core", "pages"}
