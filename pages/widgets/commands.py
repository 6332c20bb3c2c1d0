"""Commands for a terminal, to be copied as they stand."""

import shlex
from pathlib import Path

import streamlit as st

from kam_core.settings import ROOT

_PROGRAM = ".venv/bin/python -m kam_core"


def show(*lines: str) -> None:
    """One command a line, with a button that copies them."""
    st.code("\n".join(lines), language=None, wrap_lines=True)


def create(path: Path, currency: str) -> str:
    """Makes a store without any data."""
    return f'{_PROGRAM} init --empty --database {_shown(path)} --company "My company" --currency {currency}'


def load(path: Path, *files: str) -> str:
    """Loads files into a store."""
    return f"{_PROGRAM} import --database {_shown(path)} {' '.join(files)}"


def serve(path: Path) -> str:
    """Opens the product on a store."""
    return f"make app KAM_DATABASE={_shown(path)}"


def restore(backup: Path, path: Path) -> str:
    """Puts a backup in the place of a store."""
    return f"{_PROGRAM} restore --database {_shown(path)} {_shown(backup)}"


def _shown(path: Path) -> str:
    """From the folder of the product, where the commands are to be run."""
    return shlex.quote(str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path))
