"""What holds for the rows of a file that do not say it, in whole sentences."""

from collections.abc import Iterator

from kam_core.crm.decisions import Assumed
from kam_core.imports.taking import Taken
from kam_core.text.words import _, ngettext


def sentences(taken: Taken) -> Iterator[str]:
    """One sentence a guess that nobody settled."""
    file = taken.incoming.file_name
    for one in taken.prepared.assumed:
        if not one.told:
            yield _day(file, one) if one.name == "snapshot_on" else _amounts(file, one)


def _day(file: str, one: Assumed) -> str:
    if one.sample is None:
        return _(
            "{file}: the day of the export is taken to be {day}; --exported-on says another.", file=file, day=one.value
        )
    return _(
        "{file}: the day of the export is taken to be {day}, by {sample}; --exported-on says another.",
        file=file,
        day=one.value,
        sample=one.sample,
    )


def _amounts(file: str, one: Assumed) -> str:
    return ngettext(
        "{file}: {n} amount names no currency ({sample}); it counts as the company's own; --amounts-in says another.",
        "{file}: {n} amounts name no currency, such as {sample}; they count as the company's own; --amounts-in says "
        "another.",
        one.rows,
        file=file,
        sample=one.sample,
    )
