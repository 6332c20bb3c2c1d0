"""All splits of effort in one triangle, and the accounts that have the chosen one."""

import polars as pl
import streamlit as st

from kam_core.charts.triangle import triangle
from kam_core.text.words import _, ngettext
from kam_core.themes.model import Theme
from pages.widgets import chosen, picture, table, themes_read
from pages.widgets.table import As, Column

# What the chosen split is called in the address.
_NAME = "split"
_THEMES = [theme.value for theme in Theme]


def show(rows: pl.DataFrame) -> str | None:
    """The triangle; returns the account that was chosen among those of a split."""
    placed = _placed(rows)
    figure = triangle(
        _splits(placed),
        _whole(placed),
        themes=themes_read.words(),
        says={
            "set": _("Split that is set"),
            "proposed": _("Only proposed"),
            "planned": _("All together, planned"),
            "under_way": _("All together, open actions"),
            "mark": _("{shares}: {accounts}<br>{names}"),
            "whole": _("{name}: {shares}"),
            "share": _("{theme} {share}"),
        },
        mode=picture.mode(),
    )
    says = _("How {n} accounts divide their effort over three themes", n=placed.height)
    picked = chosen.latest(_NAME, picture.show(figure, says=says, key="themes_triangle", choose=True))
    said = [_("The nearer to a corner, the more effort goes there; a number is how many accounts have one split.")]
    without = rows.height - placed.height
    if without:
        said.append(
            ngettext(
                "{n} account has neither split nor proposal.", "{n} accounts have neither split nor proposal.", without
            )
        )
    st.caption(" ".join(said))
    return _accounts(placed.filter(pl.col("place") == (picked or "")))


def _placed(rows: pl.DataFrame) -> pl.DataFrame:
    """The accounts that have a split, theirs or the one that is proposed."""
    shares = {theme: pl.coalesce(f"{theme}_planned", f"{theme}_proposed").cast(pl.Float64) for theme in _THEMES}
    known = rows.drop(_THEMES).with_columns(**shares, is_set=pl.col("penetrate_planned").is_not_null())
    kind = pl.when("is_set").then(pl.lit("set")).otherwise(pl.lit("proposed"))
    place = pl.concat_str(*(pl.col(theme).cast(pl.Int64) for theme in _THEMES), kind, separator="-")
    return known.drop_nulls(_THEMES).with_columns(place=place)


def _splits(placed: pl.DataFrame) -> pl.DataFrame:
    """One row a split, the most frequent first, so that a smaller mark lies on top."""
    found = placed.sort("account_name").group_by("place", "is_set", *_THEMES, maintain_order=True)
    counted = found.agg(pl.len().alias("accounts"), pl.col("account_name").alias("names"))
    return counted.sort("accounts", "place", descending=[True, False])


def _whole(placed: pl.DataFrame) -> dict[str, tuple[float, float, float]]:
    """The mean of the splits that are set, and the open actions that have a theme, in percent."""
    planned = placed.filter("is_set").select(_THEMES).mean().row(0)
    actions = placed.select(pl.col(f"{theme}_actions").fill_null(0).sum() for theme in _THEMES).row(0)
    found = {"planned": planned} if None not in planned else {}
    if sum(actions):
        found["under_way"] = tuple(100 * done / sum(actions) for done in actions)
    return {name: (one[0], one[1], one[2]) for name, one in found.items()}


def _accounts(rows: pl.DataFrame) -> str | None:
    if rows.is_empty():
        st.caption(_("Choose a mark to see its accounts."))
        return None
    words = themes_read.words()
    columns = [
        Column("account_name", _("Account"), pinned=True),
        *(Column(theme, words[theme], As.SCORE, _("Percent of effort.")) for theme in _THEMES),
        Column("is_set", _("Split is set"), As.YES_NO),
        Column("drift", _("Drift"), As.SCORE),
        Column("revenue", _("12 months"), As.MONEY),
    ]
    title = _("Accounts of the chosen split")
    return table.show(
        rows, columns, key="themes_split_accounts", says=title, chosen_by="account_id", whole=rows.height < 12
    )
