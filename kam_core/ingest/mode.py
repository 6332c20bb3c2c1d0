"""What a load does with keys that are there already."""

from enum import StrEnum


class Mode(StrEnum):
    """The values are what `facts.batch` holds."""

    # A row takes the place of the one with its key.
    UPDATE = "update"
    # Only keys that are not there yet: one that is keeps the file, or its row, out.
    APPEND = "append"
    # All rows of the kind that came from the same source go, then the file is loaded.
    REPLACE = "replace"
