"""Every fault we can explain, in one tree; `pages/session/boundary.py` turns it into words."""

from collections.abc import Mapping, Sequence


class KamError(Exception):
    """A fault we can explain to the person who uses the product.

    `message` is a sentence with named places, translated where it is shown; `str()` fills it in English.
    """

    hint = "Try again; if it stays, tell whoever runs this installation what you were doing."

    def __init__(self, message: str, **places: object) -> None:
        """Keep the sentence and its places apart, so that the sentence can be translated."""
        self.message = message
        self.places = places
        super().__init__(message.format(**places))


class StoreError(KamError):
    """The store cannot be used as it is."""


class MissingStoreError(StoreError):
    """There is no database file at this path."""

    hint = "Run `make app` to build the demo, or `python -m kam_core init --empty` to start your own."


class LockedStoreError(StoreError):
    """Another process has the database open."""

    hint = "Use the one that runs, or stop it first: a store is opened by one process at a time."


class NewerStoreError(StoreError):
    """A newer version of this product made the database."""

    hint = "Update this product, or open another database with KAM_DATABASE."


class DamagedStoreError(StoreError):
    """The file is not a database that we can read."""

    hint = (
        "The file was left as it is. Put a backup in its place: "
        "`python -m kam_core restore BACKUP`; backups lie in the folder `backups` beside it."
    )


class UnavailableStoreError(StoreError):
    """The path, the disk or the rights on them are in the way; the data are not."""

    hint = "Put right what the message names (the path is KAM_DATABASE), then try again; nothing was changed."


class ReservedNameError(StoreError):
    """DuckDB calls a database after its file, and this name is that of one of our schemas."""

    hint = "Give the file another name."


class NotSavedError(StoreError):
    """Nothing was saved, because the disk refused."""

    hint = "Free some disk space and save again; what you typed is still here."


class RefusedError(KamError, ValueError):
    """What was asked breaks a rule; the message says which."""

    hint = "Change what the message names and try again."


class FieldsError(RefusedError):
    """Fields of a record hold what they do not take; all of them are listed, each with its own message."""

    hint = "Put right what is marked; what you typed is still here."

    def __init__(self, faults: Mapping[str, RefusedError]) -> None:
        """Say what is wrong in each field, by its name."""
        self.faults = dict(faults)
        super().__init__("{faults}", faults=" ".join(str(fault) for fault in faults.values()))


class CeilingError(RefusedError):
    """The list of key accounts is full."""

    hint = "Name the account that leaves, or record who decided on an exception and until when it holds."


class ConflictError(KamError):
    """Somebody else saved the same thing in the meantime.

    `places` holds `who`, `when`, `theirs` and `mine`.
    """

    hint = "Look at both, then keep theirs or save yours again."


class UnknownAccountError(KamError, LookupError):
    """No account has this id."""

    hint = "Pick the account again from the list; it may have been merged or the link may be old."


class ContractError(KamError):
    """A file does not have the columns or values that its kind needs; all faults are listed."""

    hint = "Put right what is listed, then load the file again; nothing of it was loaded."

    def __init__(self, subject: str, faults: Sequence[str]) -> None:
        """Say which file or table, and everything that is wrong with it."""
        self.faults = tuple(faults)
        super().__init__("{subject}: {faults}", subject=subject, faults="; ".join(faults))


class UnreadableFileError(KamError):
    """A file cannot be read; the message says why, and the store is as it was."""

    hint = "Export the file again, or open it in a spreadsheet and save it as CSV (UTF-8); nothing of it was loaded."


class NoDataError(UnreadableFileError):
    """There is nothing in a file that could be a row."""

    hint = "Look into the file: the export may have found nothing, or the download may have stopped."


class LockedFileError(UnreadableFileError):
    """A file is protected by a password."""

    hint = "Open it with its password, save it without one, and drop it again; nothing of it was loaded."


class DamagedFileError(UnreadableFileError):
    """A file breaks the rules of its own form."""

    hint = "Download or export it again; if it opens in a spreadsheet, save it as a new file. Nothing of it was loaded."


class TooLargeError(UnreadableFileError):
    """A file is more than this installation takes in."""

    hint = "Split the file, or load it by `python -m kam_core import`, which has no limit; nothing of it was loaded."


class ForecastError(KamError):
    """A forecast could not be made; what is loaded and kept is as it was."""

    hint = "Try again; if it stays, tell whoever runs this installation. Everything else works without forecasts."


class QueryRefusedError(RefusedError):
    """A question of the workbench asks for something that it does not do; the message names the rule."""

    hint = "Ask with one SELECT over the tables that are listed; nothing else is needed to see what is in them."


class QueryFaultError(RefusedError):
    """A question of the workbench is wrong: it cannot be read, names no column of ours, or fails over a value.

    `places` holds `reason`, and `line` and `column` (both from 1) where the engine knows the place.
    """

    hint = "Put right what the message names, then ask again."

    @property
    def position(self) -> tuple[int, int] | None:
        """The line and the column at fault, both from 1; None where the engine does not say."""
        line, column = self.places.get("line"), self.places.get("column")
        return (line, column) if isinstance(line, int) and isinstance(column, int) else None


class QueryTooLongError(KamError):
    """A question of the workbench ran longer than one may, and was ended."""

    hint = "Filter first, join on equal values, or ask of fewer rows; the next question is answered as before."


class QueryTooLargeError(KamError):
    """A question of the workbench, its answer or its tables take more memory than they may."""

    hint = "Sum up, filter, or name fewer columns; the next question is answered as before."


class QueryStoppedError(KamError):
    """Whoever asked the workbench has stopped the question."""

    hint = "Ask again when you like; the tables are as they were."
