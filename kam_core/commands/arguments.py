"""The words of the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kam_core.crm.catalogue import kinds
from kam_core.ingest.kinds import KINDS
from kam_core.ingest.mode import Mode
from kam_core.settings import from_environment
from kam_core.text.words import _

DEFAULT_CURRENCY = "EUR"
ANY = "any"


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: what is wanted, of which store, and how the answer is wanted. Others than the command's are empty."""

    command: str
    database: Path
    json: bool
    empty: bool = False
    company: str | None = None
    currency: str = DEFAULT_CURRENCY
    files: tuple[Path, ...] = ()
    kind: str | None = None
    source: str | None = None
    exported_on: date | None = None
    amounts_in: str | None = None
    illustrative: bool = False
    no_backup: bool = False
    mode: str = Mode.UPDATE.value
    again: bool = False
    forgiving: bool = False
    preview: bool = False
    rejected: Path | None = None
    batch: int | None = None
    folder: Path | None = None
    backup: Path | None = None
    query: str | None = None
    query_file: Path | None = None
    out: Path | None = None


def asked(words: Sequence[str]) -> Asked:
    """What the words ask for; words that make no sense end the program with 2 and say what would."""
    found = vars(_parser().parse_args(words))
    database = found.pop("database", None)
    found["database"] = Path(database).expanduser().resolve() if database else from_environment().database
    found["json"] = found.get("json", False)
    found["files"] = tuple(found.get("files") or ())
    return Asked(**found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kam_core",
        description=_("The store of the key-account portfolio from a script."),
        epilog=_("Ends with 0 when it is done, 1 when it was refused (and says why), 2 at wrong usage."),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    everywhere = _everywhere()

    def add(name: str, says: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[everywhere], help=says, description=says)

    _add_init(add("init", _("Build the demo, or an empty store.")))
    _add_import(
        add("import", _("Load files: those that data/README.md lists as they are, any other as it can be read."))
    )
    _add_convert(add("convert", _("Write what is read of a file as plain CSV.")))
    _add_sql(add("sql", _("Ask files a question in SQL; nothing is loaded and nothing else can be reached.")))
    _add_check(add("check", _("Say what a file is, as which kind it can be loaded, and what to look at before.")))
    undone = add("undo", _("Take a load back, as long as nothing depends on it."))
    undone.add_argument("batch", type=int, metavar="BATCH", help=_("the number of the load"))
    export = add("export", _("Write every table as Parquet, also while the product runs."))
    export.add_argument("folder", type=Path, help=_("where to; a new folder"))
    backup = add("backup", _("Copy the store into a checked backup, also while the product runs."))
    backup.add_argument(
        "folder", nargs="?", type=Path, help=_("where to; default: the folder backups beside the store")
    )
    restore = add("restore", _("Put a backup in the place of the store; what was there is kept."))
    restore.add_argument("backup", type=Path, help=_("the backup"))
    add("info", _("Say what the store holds, as of when, and its checksums."))
    return parser


def _everywhere() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--database", metavar="FILE", help=_("the store; default: KAM_DATABASE, or data/kam.duckdb"))
    parser.add_argument("--json", action="store_true", help=_("answer with one JSON object"))
    return parser


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help=_("a store of your own without any data"))
    parser.add_argument("--company", metavar="NAME", help=_("whose data the empty store will hold"))
    parser.add_argument(
        "--currency",
        metavar="CODE",
        type=_currency,
        default=DEFAULT_CURRENCY,
        help=_(
            "the currency all amounts are converted into (ISO 4217); default: {currency}", currency=DEFAULT_CURRENCY
        ),
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("any files"))
    parser.add_argument(
        "--kind",
        choices=[kind.name for kind in KINDS],
        metavar="KIND",
        help=_("what the files hold; default: their names"),
    )
    parser.add_argument("--source", help=_("the system that the files come from"))
    parser.add_argument(
        "--exported-on",
        metavar="DAY",
        type=_day,
        help=_("the day of the export (YYYY-MM-DD), for files that do not say it; default: the last day they know of"),
    )
    parser.add_argument(
        "--amounts-in",
        metavar="CODE",
        type=_currency,
        help=_("the currency of amounts that name none (ISO 4217); default: the company's own"),
    )
    parser.add_argument(
        "--mode",
        choices=[mode.value for mode in Mode],
        default=Mode.UPDATE.value,
        help=_("what becomes of keys that are there: update (default), append, or replace all of the source"),
    )
    parser.add_argument("--again", action="store_true", help=_("load them though the same files were loaded before"))
    parser.add_argument("--forgiving", action="store_true", help=_("list rows with faults and load the others"))
    parser.add_argument("--preview", action="store_true", help=_("say what the import would do, and load nothing"))
    parser.add_argument(
        "--rejected", type=Path, metavar="FILE", help=_("where rows that are left out go; default: beside the file")
    )
    parser.add_argument("--illustrative", action="store_true", help=_("their values are made up, and marked so"))
    parser.add_argument("--no-backup", action="store_true", help=_("make no backup when they are loaded"))


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs=1, action="extend", type=Path, metavar="FILE", help=_("any file with a table"))
    parser.add_argument("files", nargs=1, action="extend", type=Path, metavar="OUT.csv", help=_("where to"))


def _add_sql(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("any files, each a table of its name"))
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("--query", metavar="SQL", help=_("one SELECT"))
    question.add_argument("--query-file", type=Path, metavar="FILE", help=_("a file with it, in UTF-8"))
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=_("where all rows go; CSV, XLSX or Parquet by its ending")
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs=1, type=Path, metavar="FILE", help=_("any file"))
    parser.add_argument(
        "--kind",
        choices=[*kinds(), ANY],
        metavar="KIND",
        help=_("what the file should hold, or any: nothing is required; default: what it looks like"),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("a day is like 2026-11-30, not {text}", text=repr(text))) from None


def _currency(code: str) -> str:
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise argparse.ArgumentTypeError(_("a currency is three letters, not {code}", code=repr(code)))
    return code.upper()
