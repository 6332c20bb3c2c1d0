"""Takes a picture of every screen at every width, light and dark: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kam_core.ingest.demo import build
from kam_core.store.store import Store
from tests.browser.served import ROOT, Server, Watched, launched, serving

SCREENS = {
    "portfolio": "/",
    "my_week": "/my_week",
    "account": "/account?account=697",
    "plans": "/plans",
    "existing": "/existing",
    "trends": "/trends",
    "white_space": "/white_space",
    "workbench": "/workbench",
    "themes": "/themes",
    "pipeline": "/pipeline",
    "programme": "/programme",
    "selection": "/selection",
    "criteria": "/criteria",
    "imports": "/imports",
    "data": "/data",
}
WIDTHS = (1440, 1024, 390)
README = ROOT / "docs" / "screenshots" / "portfolio.png"


def taken(browser: Browser, server: Server, path: str, to: Path, *, width: int, scheme: str, whole: bool) -> None:
    """One picture of one screen."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-US")
    page = Watched(context.new_page(), server).open(path)
    # Figures move into place.
    page.wait_for_timeout(1500)
    if whole:
        height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(height) + 80, 6000)})
        page.wait_for_timeout(1000)
    page.screenshot(path=to)
    context.close()


def main() -> None:
    """All pictures into `test-results/screenshots`, and the one of the README into `docs`."""
    folder = ROOT / "test-results" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    README.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        database = Path(place) / "kam.duckdb"
        with Store(database, create=True) as store:
            build(store)
        browser = launched(playwright)
        with serving(database, Path(place) / "log") as server:
            for name, path in SCREENS.items():
                for width in WIDTHS:
                    for scheme in ("light", "dark"):
                        to = folder / f"{name}-{width}-{scheme}.png"
                        taken(browser, server, path, to, width=width, scheme=scheme, whole=True)
                        sys.stdout.write(f"{to}\n")
            taken(browser, server, "/", README, width=1440, scheme="light", whole=False)
        browser.close()


if __name__ == "__main__":
    main()
