"""Tables leave as CSV, XLSX or Parquet, pages as HTML, settings as JSON, each made when somebody asks for it."""

from collections.abc import Callable
from functools import partial

import polars as pl
import streamlit as st

from kam_core.exports.table import Ending, file_name, to_csv, to_parquet, to_xlsx
from kam_core.text.words import _

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(rows: Callable[[], pl.DataFrame], *, title: str, key: str, parquet: bool = False) -> None:
    """Offer `rows` as files.

    Args:
        rows: reads all that is to be exported; called when a button is pressed, outside of the run.
        title: what is in it; the name of the file and of the sheet.
        key: tells these buttons from others on the screen.
        parquet: whether other programs are to read them with their types.
    """
    xlsx = _("Download {title} as an Excel workbook", title=title)
    offered = [
        (_("CSV"), Ending.CSV, "text/csv", to_csv, _("Download {title} as CSV", title=title)),
        (_("XLSX"), Ending.XLSX, _XLSX, lambda frame: to_xlsx(frame, title), xlsx),
    ]
    if parquet:
        about = _("Download {title} as Parquet", title=title)
        offered.append((_("Parquet"), Ending.PARQUET, "application/vnd.apache.parquet", to_parquet, about))
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for label, ending, mime, written, about in offered:
            made = partial(_written, rows, written)
            _button(label, made, title, ending, mime, key=f"{key}_{ending.value}", about=about)


def page(made: Callable[[], str], *, label: str, title: str, key: str) -> None:
    """Offer one page of HTML as a file; `made` makes it when the button is pressed, outside of the run."""
    about = _("One page of HTML: open it in a browser to read or print it.")
    _button(label, lambda: made().encode(), title, Ending.HTML, "text/html", key=key, about=about, icon="print")


def json(made: Callable[[], str], *, label: str, title: str, key: str) -> None:
    """Offer a setting as a file of JSON; `made` makes it when the button is pressed, outside of the run."""
    about = _("Download {title}, to use it for the same columns elsewhere", title=title)
    _button(label, lambda: made().encode(), title, Ending.JSON, "application/json", key=key, about=about)


def _written(rows: Callable[[], pl.DataFrame], written: Callable[[pl.DataFrame], bytes]) -> bytes:
    return written(rows())


def _button(
    label: str,
    made: Callable[[], bytes],
    title: str,
    ending: Ending,
    mime: str,
    *,
    key: str,
    about: str,
    icon: str = "download",
) -> None:
    st.download_button(
        label,
        made,
        file_name(title, ending),
        mime,
        key=key,
        help=about,
        type="tertiary",
        icon=f":material/{icon}:",
        on_click="ignore",
    )
