"""The table twin of the board: scores, split, drift and rules of every key account."""

import polars as pl

from kam_core.text.words import _
from kam_core.themes.model import Theme
from kam_core.themes.parts import RULES
from pages.widgets import download, pickers, table, themes_read
from pages.widgets.table import As, Column


def show(rows: pl.DataFrame) -> str | None:
    """Every account; returns the chosen one."""
    words = {rule.value: _(said) for rule, said in RULES.items()}
    listed = rows.with_columns(
        rule=pl.col("rules").list.first().replace(words),
        **{
            f"{theme}_share": pl.coalesce(f"{theme}_planned", f"{theme}_proposed").cast(pl.Float64) / 100
            for theme in Theme
        },
        is_set=pl.col("penetrate_planned").is_not_null(),
    )
    title = _("Themes of key accounts")
    chosen = table.show(listed, _columns(), key="themes_rows", says=title, chosen_by="account_id")
    left_out = ("rules", *(name for name in rows.columns if name.endswith("_default")))
    download.buttons(lambda: rows.drop(left_out), title=title, key="themes_rows")
    return chosen


def _columns() -> list[Column]:
    words = themes_read.words()
    about = _("0 to 100; weighted mean of what is known.")
    return [
        Column("account_name", _("Account"), pinned=True),
        Column("primary", _("First"), words=words),
        Column("rule", _("Because")),
        *(Column(theme.value, words[theme], As.SCORE, about) for theme in Theme),
        *(Column(f"{theme}_share", _("{theme}, share", theme=words[theme]), As.PERCENT) for theme in Theme),
        Column("is_set", _("Split is set"), As.YES_NO, _("Else the share is what we propose.")),
        Column("drift", _("Drift"), As.SCORE, _("Points of effort that go elsewhere than planned, by open actions.")),
        *(Column(f"{theme}_actions", _("{theme}, actions", theme=words[theme]), As.COUNT) for theme in Theme),
        *(Column(f"{theme}_hours", _("{theme}, hours", theme=words[theme]), As.DECIMAL) for theme in Theme),
        Column("untagged", _("Actions without theme"), As.COUNT),
        Column("quadrant", _("Quadrant"), words=pickers.quadrant_words()),
    ]
