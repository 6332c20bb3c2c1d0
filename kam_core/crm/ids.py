"""Ids of other systems in the one form that all files of a system share."""

import polars as pl

_SALESFORCE = r"^[0-9a-zA-Z]{15}$"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_SEVERAL = ";"


def same_form(column: pl.Series, source: str | None) -> pl.Series:
    """The ids as all files of this CRM could write them; null stays null.

    Salesforce's short ids get the three letters that the long ones end with; Zoho's lose their prefix; of HubSpot's
    lists of linked records, whose first is the main one, the first stays.
    """
    frame = pl.DataFrame({"id": column})
    if source == "salesforce":
        return frame.select(_long())["id"]
    if source == "zoho":
        return frame.select(pl.col("id").str.replace(r"^zcrm_", ""))["id"]
    if source == "hubspot":
        return frame.select(pl.col("id").str.split(_SEVERAL).list.first().str.strip_chars())["id"]
    return column


def _long() -> pl.Expr:
    """The id with the check that tells its capitals: five characters make one letter of it."""
    name = pl.col("id")
    short = name.str.contains(_SALESFORCE)
    return pl.when(short).then(pl.concat_str(name, *(_check(name, start) for start in (0, 5, 10)))).otherwise(name)


def _check(name: pl.Expr, start: int) -> pl.Expr:
    capitals = [name.str.slice(start + place, 1).str.contains("[A-Z]").cast(pl.Int64) * 2**place for place in range(5)]
    return pl.sum_horizontal(*capitals).replace_strict(list(range(32)), list(_LETTERS), return_dtype=pl.String)
