"""`info`: what the store holds, told by the running product where one runs."""

from collections.abc import Mapping
from typing import cast

from kam_core.commands.arguments import Asked
from kam_core.commands.report import Report
from kam_core.store.channel import NobodyAnswersError, ask
from kam_core.store.info import as_json, info
from kam_core.store.store import Store
from kam_core.text.words import _


def run(asked: Asked) -> Report:
    """Look.

    Raises:
        StoreError: the store cannot be opened or read.
    """
    try:
        found = cast("Mapping[str, object]", ask(asked.database, "info"))
    except NobodyAnswersError:
        with Store(asked.database) as store:
            found = as_json(info(store))
    return Report(tuple(_sentences(found)), found)


def _sentences(found: Mapping[str, object]) -> list[str]:
    """What the store is, a line each, and then the tables that hold something."""
    told = [
        f"{name}: {_word(value)}"
        for name, value in found.items()
        if not isinstance(value, Mapping) and name != "history_broken_at"
    ]
    broken = found.get("history_broken_at")
    told.append(_("history: unbroken") if broken is None else _("history: broken at row {n}", n=broken))
    by_table = {name: value for name, value in found.items() if isinstance(value, Mapping)}
    rows, checksums, made_up = (by_table.get(name, {}) for name in ("rows", "checksum", "illustrative"))
    for table, count in rows.items():
        if count:
            mark = _("{n} illustrative", n=made_up[table]) if table in made_up else ""
            told.append(f"{table:<30}{count:>14,}  {checksums[table]:<24}{mark}".rstrip())
    return told


def _word(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "—" if value is None else str(value)
