"""Rows that name no account, and what they have instead that leads to one."""

import polars as pl

from kam_core.crm.catalogue import LEADS
from kam_core.imports.directory import Directory
from kam_core.imports.domains import domain
from kam_core.text.words import _, ngettext


def led_to_accounts(kind: str, rows: pl.LazyFrame, directory: Directory) -> tuple[pl.LazyFrame, pl.DataFrame, str]:
    """Give the rows of a file that name no account the one that their contact or their email address leads to.

    Args:
        kind: of the file; its rows call contacts by our ids.
        rows: of the file.
        directory: knows the accounts.

    Returns:
        The rows that have an account now, those that have none, each with its `reason`, and a sentence on what was
        done ('' where nothing was).
    """
    lead = LEADS.get(kind)
    nameless = pl.col("account_id").is_null()
    asked = rows.filter(nameless).collect() if lead else pl.DataFrame()
    if lead is None or asked.is_empty():
        return rows, asked, ""
    by_domain = lead == "email"
    ways = directory.accounts_by_domain() if by_domain else directory.accounts_of_contacts()
    keyed = asked.with_columns(lead=domain(asked[lead]) if by_domain else asked[lead]).drop("account_id")
    found = keyed.join(ways.select(lead="key", account_id="id"), on="lead", how="left", maintain_order="left")
    found = found.select(*asked.columns)
    led, lost = found.drop_nulls("account_id"), found.filter(nameless)
    no_way = _("It names no account, and its email address is that of none, or of several.")
    no_contact = _("It names no account, and its contact is of none that we know.")
    refused = lost.with_columns(reason=pl.lit(no_way if by_domain else no_contact))
    whole = pl.concat([rows.filter(~nameless), led.lazy()]).sort("line") if led.height else rows.filter(~nameless)
    return whole, refused, _said(led.height, by_domain=by_domain) if led.height else ""


def _said(count: int, *, by_domain: bool) -> str:
    if by_domain:
        return ngettext(
            "One row names no account; it goes to the account whose web address its email address has.",
            "{n} rows name no account; they go to the accounts whose web address their email addresses have.",
            count,
        )
    return ngettext(
        "One row names no account; it goes to the account of its contact.",
        "{n} rows name no account; they go to the accounts of their contacts.",
        count,
    )
