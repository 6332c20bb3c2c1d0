"""Which of the first rows of a table are its header: words where the columns have codes, numbers or dates."""

from collections.abc import Sequence

from kam_core.reading.shapes import Column, shape


def header_of(rows: Sequence[tuple[str, ...]], columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """The rows of the header among the first; one with few words is of it where a row below it is too."""
    header, height = [rows[0]], 1
    for row in rows[1:]:
        if row != header[-1] and not _is_more(row, columns):
            groups = "" in row and not heads(row, columns)[1] and not _has_digits(row)
            if not groups:
                break
        else:
            height = len(header) + 1
        header.append(row)
    return header[:height]


def heads(row: Sequence[str], columns: Sequence[Column]) -> tuple[int, int]:
    """In how many columns of codes, numbers or dates the row has words instead, and in how many it has the like."""
    fits = clashes = 0
    for cell, column in zip(row, columns, strict=True):
        if column.shapes and cell.strip():
            alike = shape(cell.strip()) in column.shapes
            clashes += alike
            fits += not alike and any(letter.isalpha() for letter in cell)
    return fits, clashes


def _is_more(row: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a row below the header is more of it: words wherever the table has codes, numbers or dates."""
    fits, clashes = heads(row, columns)
    coded = sum(bool(column.shapes) for column in columns)
    return fits >= 2 and 2 * fits >= coded and not clashes and not _has_digits(row)


def _has_digits(row: Sequence[str]) -> bool:
    return any(letter.isdigit() for cell in row for letter in cell)
