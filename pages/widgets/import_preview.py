"""What a load would do: the mode, what is new, changed, unchanged and left out, and what follows from it."""

from decimal import Decimal

import polars as pl
import streamlit as st

from kam_core.imports.preview import FilePreview, Preview, Totals
from kam_core.ingest.mode import Mode
from kam_core.text.numbers import money, number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from pages.session import drop, state
from pages.widgets import download, import_words, pages_of, pickers, table
from pages.widgets.import_fields import field_words
from pages.widgets.table import As, Column

_MODE = "import_mode"
_FEW = 10
_PAGE = 25


def mode_words() -> dict[str, str]:
    """Each mode in a sentence."""
    return {
        Mode.UPDATE: _("Update: a row takes the place of the one with its id; what the files do not name stays."),
        Mode.APPEND: _("Only add: a row whose id is there already is left out."),
        Mode.REPLACE: _("Replace: all that came from the same source goes first, then the files are loaded."),
    }


def mode() -> None:
    """Ask what becomes of records that are there already."""
    words = mode_words()
    state.set_widget(_MODE, drop.said().mode.value)
    st.radio(
        _("What becomes of records that are there already"),
        list(words),
        format_func=lambda one: words.get(one, one),
        key=_MODE,
        on_change=_choose,
    )


def _choose() -> None:
    drop.said().mode = Mode(str(state.widget(_MODE)))


def show(preview: Preview, currency: str) -> None:
    """Counts file by file, the totals before and after, what changes, who moves."""
    _counts(preview.files)
    totals(preview.before, preview.after, currency)
    for one in preview.files:
        _changes(one)
    _moved(preview.moved)


def _counts(files: tuple[FilePreview, ...]) -> None:
    st.header(_("What is loaded"))
    rows = pl.DataFrame(
        [
            {
                "file": one.file_name,
                "kind": import_words.kind(one.batch.kind),
                "new": one.batch.rows_new,
                "changed": one.batch.rows_changed,
                "unchanged": one.batch.rows_unchanged,
                "removed": one.batch.rows_removed,
                "duplicate": one.batch.rows_duplicate,
                "left_out": one.batch.rows_rejected,
            }
            for one in files
        ]
    )
    columns = [
        Column("file", _("File")),
        Column("kind", _("Kind")),
        Column("new", _("New"), As.COUNT),
        Column("changed", _("Changed"), As.COUNT),
        Column("unchanged", _("Unchanged"), As.COUNT),
        Column("left_out", _("Left out"), As.COUNT),
    ]
    if rows["duplicate"].sum():
        columns.append(Column("duplicate", _("Twice in the file"), As.COUNT))
    if rows["removed"].sum():
        gone = _("Records of the same source that the new files do not name.")
        columns.append(Column("removed", _("Go"), As.COUNT, help=gone))
    table.show(rows, columns, key="import_counts", says=_("What is loaded"), whole=True)
    for one in files:
        for warning in one.batch.warnings:
            st.markdown(f":material/info: {plain(warning)}")


def totals(before: Totals, after: Totals, currency: str, *, done: bool = False) -> None:
    """What the whole store comes to, each figure with what it is now or, once it is `done`, with what it was."""
    st.header(_("What it comes to"))

    def amount(value: Decimal | None) -> str:
        return money(value, currency) if currency else number(value, 2)

    def card(label: str, was: str, becomes: str) -> None:
        same = _("as before") if done else _("as now")
        other = _("before {before}", before=plain(was)) if done else _("now {before}", before=plain(was))
        with st.container(border=True, height="stretch", gap="xxsmall"):
            st.caption(label)
            st.markdown(f"**{plain(becomes)}**")
            st.caption(same if was == becomes else other)

    with st.grid(4, min_column_width=160, gap="small"):
        card(_("Accounts"), number(before.accounts), number(after.accounts))
        card(_("Revenue"), amount(before.revenue), amount(after.revenue))
        card(_("Won"), amount(before.won), amount(after.won))
        card(_("Open pipeline"), amount(before.open_pipeline), amount(after.open_pipeline))


def _changes(one: FilePreview) -> None:
    if one.changes.is_empty():
        return
    says = _("Changes by {file}", file=one.file_name)
    st.header(plain(says))
    shown = one.changes.with_columns(field=_fields(one.changes["field"]))
    columns = [
        Column("key", _("Id")),
        Column("field", _("Field")),
        Column("before", _("Now")),
        Column("after", _("Then")),
    ]
    key = f"import_changes_{one.batch.batch_id}"
    _paged(shown, columns, key=key, says=says)
    if one.batch.rows_changed > one.changes["key"].n_unique():
        st.caption(_("The first of {n} changed records.", n=number(one.batch.rows_changed)))
    download.buttons(lambda: shown, title=says, key=key)


def _fields(names: pl.Series) -> pl.Series:
    return pl.Series("field", [field_words(name) for name in names], dtype=pl.String)


def _moved(moved: pl.DataFrame) -> None:
    st.header(_("The matrix"))
    if moved.is_empty():
        st.caption(_("No account stands in another quadrant."))
        return
    with_place = moved.filter(pl.col("before").is_not_null()).height
    fresh = moved.height - with_place
    if with_place:
        st.markdown(ngettext("{n} account changes its quadrant.", "{n} accounts change their quadrant.", with_place))
    if fresh:
        st.markdown(ngettext("{n} account gets its first quadrant.", "{n} accounts get their first quadrant.", fresh))
    words = pickers.quadrant_words()
    columns = [
        Column("account_name", _("Account")),
        Column("before", _("Now"), words=words),
        Column("after", _("Then"), words=words),
    ]
    _paged(moved, columns, key="import_moved", says=_("Who moves in the matrix"))


def _paged(frame: pl.DataFrame, columns: list[Column], *, key: str, says: str) -> None:
    first = pages_of.first_row(frame.height, _PAGE, key=f"{key}_page", says=says)
    shown = frame.slice(first, _PAGE)
    table.show(shown, columns, key=f"{key}_{first}", says=says, whole=shown.height <= _FEW)


def counted(preview: Preview) -> list[tuple[str, int]]:
    """How many rows of each kind are loaded."""
    return [(one.batch.kind, one.batch.rows_loaded) for one in preview.files]
