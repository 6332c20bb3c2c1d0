"""What the server never loads: it would take seconds at each start, and memory for good."""

import subprocess
import sys

from kam_core.settings import ROOT

# Every module that a visit may load, and what it needs; models.py is imported by the process that forecasts.
LOADED = """
import importlib, sys
from pathlib import Path
import app
for folder in ("kam_core", "pages/session", "pages/widgets", "pages/server"):
    for file in sorted(Path(folder).rglob("*.py")):
        name = ".".join(file.with_suffix("").parts)
        if name != "kam_core.forecast.models" and not name.endswith(("__init__", "__main__")):
            importlib.import_module(name)
print([name for name in ("statsforecast", "statsmodels", "scipy", "pandas", "fugue") if name in sys.modules])
"""


def test_the_server_does_not_load_statsforecast_or_what_comes_with_it() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
