"""The script of a visit, run without a server or a browser."""

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from kam_core.ingest import company
from kam_core.store.store import Store
from pages.session import resources

ROOT = Path(__file__).parents[2]
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """A server looks for components in the installed packages when it starts, AppTest at every run: half its time."""
    with pytest.MonkeyPatch.context() as patch:
        found = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """Opens a screen of a database: its file ("account.py"; the portfolio by default) and what its address holds."""

    def run(database: Path, screen: str | None = None, **address: str) -> AppTest:
        monkeypatch.setenv("KAM_DATABASE", str(database))
        app = AppTest.from_file(ROOT / "pages" / "navigation.py", default_timeout=120)
        if screen:
            app.switch_page(screen)
        for name, ids in address.items():
            app.query_params[name] = ids
        return app.run()

    yield run
    resources.close()


@pytest.fixture
def demo_copy(demo_file: Path, tmp_path: Path) -> Path:
    """The demo in a file of its own, to change."""
    return Path(shutil.copy(demo_file, tmp_path / "demo.duckdb"))


@pytest.fixture
def empty_file(empty_store: Path, tmp_path: Path) -> Path:
    """The store of a company that has nothing yet."""
    path = Path(shutil.copy(empty_store, tmp_path / "empty.duckdb"))
    with Store(path) as store:
        company.describe(store, name="Nothing yet", base_currency="EUR")
    return path
