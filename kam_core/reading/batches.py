"""Records that fit their table as columns of text, and which of them may still be no rows: by what they say."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from kam_core.reading.footers import TOTAL
from kam_core.reading.records import Dialect
from kam_core.reading.table import Layout

_SPACES = r"\p{Z}"
_TOTAL = rf"^(?i:\s*({TOTAL})?[\s:]*)$"
_RULING = r"^\s*:?[-=_+─━═]{2,}:?\s*$"
_WORDS = np.array([chr(byte).isalnum() and byte < 128 for byte in range(256)])


def batch(block: Any, dialect: Dialect, width: int) -> pa.Table | None:
    """The cells of records, each of which has the table's width; an empty one is null. None: it cannot be read so."""
    names = [f"c{place}" for place in range(width)]
    try:
        return pa_csv.read_csv(
            pa.py_buffer(block),
            pa_csv.ReadOptions(column_names=names, block_size=len(block) + 1),
            pa_csv.ParseOptions(
                delimiter=dialect.delimiter, quote_char=dialect.quote or False, newlines_in_values=True
            ),
            pa_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=True,
                null_values=[""],
            ),
        ).combine_chunks()
    except pa.ArrowInvalid:
        return None


def doubtful(table: pa.Table, layout: Layout) -> npt.NDArray[np.bool_]:
    """The rows that may be none, as `careful.py` knows them; rather one too many than too few."""
    columns = [column.chunk(0) if column.num_chunks else pa.array([], pa.string()) for column in table.columns]
    found = _heads(columns[0], layout) if layout.header else _none(len(table))
    blank = _blank(columns[0])
    for column in columns[1:]:
        if not blank.any():
            break
        blank &= _blank(column)
    return found | blank | _rulings(columns[0]) | _footers(columns, layout)


def _heads(column: pa.Array, layout: Layout) -> npt.NDArray[np.bool_]:
    """Where the first cell is that of a row of the header."""
    heads = {row[0].strip() for row in layout.header}
    wanted = pa.array(sorted({word for head in heads for word in (head.lower(), head.casefold())}), pa.string())
    shown = pc.utf8_lower(pc.utf8_trim_whitespace(pc.fill_null(column, "")))
    return _flags(pc.is_in(shown, value_set=wanted))


def _rulings(column: pa.Array) -> npt.NDArray[np.bool_]:
    """Where the first cell is a drawn line; nearly every cell starts with a letter or a digit, and is none."""
    found = _none(len(column))
    _, offsets, letters = column.buffers()
    if letters is None or not letters.size:
        return found
    starts = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column)]
    first = np.frombuffer(letters, np.uint8)[np.minimum(starts, letters.size - 1)]
    others = np.flatnonzero(~_WORDS[first])
    found[others] = _flags(pc.match_substring_regex(_narrow(column.take(pa.array(others))), _RULING))
    return found


def _footers(columns: Sequence[pa.Array], layout: Layout) -> npt.NDArray[np.bool_]:
    """Where cells that the table fills are blank, and the first one that is not says "total", or is the only one."""
    found = _none(len(columns[0]))
    if not any(column.null_count for column in columns):
        return found
    filled = [column for column, told in zip(columns, layout.columns, strict=True) if told.filled]
    missing = np.zeros(len(found), np.int32)
    for column in filled:
        missing += _blank(column)
    gaps = np.flatnonzero((missing > 0) & (3 * missing >= len(filled)))
    if len(gaps):
        chosen = [column.take(pa.array(gaps)) for column in columns]
        words = [pc.if_else(pa.array(_blank(column)), pa.scalar(None, pa.string()), column) for column in chosen]
        says = _flags(pc.match_substring_regex(_narrow(pc.coalesce(*words, "")), _TOTAL))
        alone = sum(_flags(column.is_valid()).astype(np.int32) for column in words) == 1
        found[gaps] = says | alone
    return found


def _narrow(column: pa.Array) -> pa.Array:
    """The column with each space of any script as one of ours, the only ones that the engine's patterns know."""
    return pc.replace_substring_regex(column, _SPACES, " ")


def _blank(column: pa.Array) -> npt.NDArray[np.bool_]:
    """Where nothing but white space stands."""
    spaces = _flags(pc.utf8_is_space(column))
    return spaces | _flags(column.is_null()) if column.null_count else spaces


def _flags(column: pa.Array) -> npt.NDArray[np.bool_]:
    flags: npt.NDArray[np.bool_] = pc.fill_null(column, fill_value=False).to_numpy(zero_copy_only=False)
    return flags


def _none(count: int) -> npt.NDArray[np.bool_]:
    return np.zeros(count, np.bool_)
