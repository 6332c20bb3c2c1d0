"""Tables leave as CSV, XLSX or Parquet, pages as HTML, settings as JSON, each made when somebody asks for it."""

from collections.abc import Callable

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
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        st.download_button(
            _("CSV"),
            lambda: to_csv(rows()),
            file_name(title, Ending.CSV),
            "text/csv",
            key=f"{key}_csv",
            help=_("Download {title} as CSV", title=title),
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("XLSX"),
            lambda: to_xlsx(rows(), title),
            file_name(title, Ending.XLSX),
            _XLSX,
            key=f"{key}_xlsx",
            help=_("Download {title} as an Excel workbook", title=title),
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
        if parquet:
            st.download_button(
                _("Parquet"),
                lambda: to_parquet(rows()),
                file_name(title, Ending.PARQUET),
                "application/vnd.apache.parquet",
                key=f"{key}_parquet",
                help=_("Download {title} as Parquet", title=title),
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )


def page(made: Callable[[], str], *, label: str, title: str, key: str) -> None:
    """Offer one page of HTML as a file; `made` makes it when the button is pressed, outside of the run."""
    st.download_button(
        label,
        lambda: made().encode(),
        file_name(title, Ending.HTML),
        "text/html",
        key=key,
        help=_("One page of HTML: open it in a browser to read or print it."),
        type="tertiary",
        icon=":material/print:",
        on_click="ignore",
    )


def json(made: Callable[[], str], *, label: str, title: str, key: str) -> None:
    """Offer a setting as a file of JSON; `made` makes it when the button is pressed, outside of the run."""
    st.download_button(
        label,
        lambda: made().encode(),
        file_name(title, Ending.JSON),
        "application/json",
        key=key,
        help=_("Download {title}, to use it for the same columns elsewhere", title=title),
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
