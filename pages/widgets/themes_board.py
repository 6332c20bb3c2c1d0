"""Key accounts in three columns, by the theme that comes first."""

import polars as pl
import streamlit as st

from kam_core.accounts.model import AccountId
from kam_core.text.numbers import number
from kam_core.text.plain import plain
from kam_core.text.words import _, ngettext
from kam_core.themes.model import Theme
from kam_core.themes.parts import RULES
from pages.session import link
from pages.widgets import themes_account, themes_read

_MOST = 8


def show(rows: pl.DataFrame) -> None:
    """A column a theme; the highest scores first, and first of all those that a rule put there."""
    words = themes_read.words()
    for theme, place in zip(Theme, st.columns(len(Theme), gap="medium"), strict=True):
        found = rows.filter(primary=theme.value).sort(
            pl.col("rules").list.len() > 0, theme.value, "account_name", descending=[True, True, False], nulls_last=True
        )
        with place:
            st.header(_("{theme}: {n}", theme=words[theme], n=number(found.height)))
            for row in found.head(_MOST).iter_rows(named=True):
                _card(row, theme)
            if found.is_empty():
                st.caption(_("None."))
            if found.height > _MOST:
                st.caption(_("And {n} more: see Table.", n=found.height - _MOST))
    without = rows["primary"].null_count()
    if without:
        st.caption(
            ngettext(
                "Of {n} account nothing is known that points anywhere.",
                "Of {n} accounts nothing is known that points anywhere.",
                without,
            )
        )


def _card(row: dict[str, object], theme: Theme) -> None:
    account_id, score = AccountId(str(row["account_id"])), row[theme.value]
    with st.container(border=True, gap="xsmall"):
        st.button(
            f"**{plain(str(row['account_name']))}**",
            key=f"themes_{account_id}",
            type="tertiary",
            on_click=link.choose,
            args=(themes_account.NAME, [account_id]),
        )
        said = [_("Score {score}", score=number(score if isinstance(score, float) else None))]
        if isinstance(row["drift"], float):
            said.append(_("drift {points} points", points=number(row["drift"])))
        st.caption(" · ".join(said))
        rules = row["rules"]
        for rule in rules if isinstance(rules, list) else ():
            st.caption(f":material/priority_high: {_(RULES[rule])}")
