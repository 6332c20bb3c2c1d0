"""What a file does not have and what it has tells: names put together, ids made of what a row says."""

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from kam_core.crm.decisions import Assumed, Decisions, Meaning
from kam_core.crm.dictionary import mapped
from kam_core.crm.money import iso
from kam_core.crm.proposal import Proposal
from kam_core.crm.reading_values import Values
from kam_core.text.words import _, ngettext

_LONGEST_PART = 60
_CHINESE = r"[\u3400-\u9fff]"


@dataclass(slots=True)
class Filling:
    """A file on its way: its values, what it was taken for, and what the filling finds out."""

    values: Values
    proposal: Proposal
    decisions: Decisions
    file_name: str
    today: date
    assumed: list[Assumed] = field(default_factory=list)
    meanings: tuple[Meaning, ...] = ()


def has(values: Values, *names: str) -> list[str]:
    """Those of these fields that the file has a column for."""
    return [name for name in names if name in values.frame.columns]


def fill(values: Values, name: str, *others: str) -> None:
    """Fill what is empty in a field from other fields, the first that has something."""
    there = has(values, name, *others)
    if there:
        values.frame = values.frame.with_columns(pl.coalesce(*there).alias(name))


def fill_with(values: Values, name: str, value: pl.Expr) -> None:
    """Fill what is empty in a field."""
    there = [pl.col(name)] if has(values, name) else []
    values.frame = values.frame.with_columns(pl.coalesce(*there, value).alias(name))


def full_name(values: Values, name: str, *, family_first: bool = False) -> None:
    """A name of its two halves: the family's first where people write it so."""
    parts = has(values, "first_name", "last_name")
    if not parts:
        return
    if len(parts) < 2:
        fill(values, name, *parts)
        return
    first, last = pl.col("first_name"), pl.col("last_name")
    chinese = (first + last).str.contains(_CHINESE)
    western = (last, first) if family_first else (first, last)
    joined = pl.concat_str(*western, separator=" ", ignore_nulls=True)
    whole = pl.when(chinese).then(last + first).otherwise(joined)
    fill_with(values, name, pl.when(whole.str.len_bytes() > 0).then(whole))


def fill_id(values: Values, name: str, *parts: str) -> None:
    """An id made of what the row says, where it has none; rows that say the same are told apart by a number.

    It is the same whenever the same rows are read, so that a file that is loaded again meets its own records.
    """
    frame = values.frame
    lacking = frame[name].is_null() if name in frame.columns else pl.repeat(value=True, n=len(frame), eager=True)
    if len(frame) and not lacking.any():
        return
    there = has(values, *parts)
    texts = [pl.col(part).cast(pl.String).str.slice(0, _LONGEST_PART) for part in there]
    said = pl.concat_str(*texts, separator="/", ignore_nulls=True) if texts else pl.lit("")
    made = pl.when(said.str.len_bytes() > 0).then(said)
    frame = frame.with_columns(made.alias("made id"), lacking.alias("lacks id"))
    number = pl.col("line").cum_count().over("made id", "lacks id")
    numbered = pl.when(number > 1).then(pl.concat_str("made id", pl.lit("#"), number)).otherwise(pl.col("made id"))
    alike = frame.filter("lacks id", pl.col("made id").is_not_null()).select((number > 1).sum()).item()
    if alike:
        values.notes.append(
            ngettext(
                "One row without an id says the same as another; each counts, so look at them.",
                "{n} rows without an id say the same as others; each counts, so look at them.",
                alike,
            )
        )
    given = pl.when(~pl.col("lacks id")).then(pl.col(name)) if name in frame.columns else pl.lit(None)
    values.frame = frame.with_columns(pl.coalesce(given, numbered).alias(name)).drop("made id", "lacks id")


def in_our_words(values: Values, name: str, topic: str, *, keep: bool) -> None:
    """The words of a field as those that we keep; `keep` says whether unknown ones stay as they are."""
    if has(values, name):
        ours = mapped(topic, values.frame[name])
        values.frame = values.frame.with_columns((ours.fill_null(values.frame[name]) if keep else ours).alias(name))


def fill_currency(at: Filling, money: str) -> None:
    """The currency of each row: its own, else what its amount says."""
    values = at.values
    if has(values, "currency"):
        header = at.proposal.by_field()["currency"].header
        values.frame = values.frame.with_columns(iso(values.frame["currency"]).alias("code"))
        unknown = pl.col("currency").is_not_null() & pl.col("code").is_null()
        values.doubt("currency", header, unknown, _("This names no currency for sure; write its code, like USD."))
        values.frame = values.frame.with_columns(currency="code").drop("code")
    fill(values, "currency", f"currency of {money}")


def assume_currency(at: Filling, money: str) -> None:
    """The currency of amounts that name none: the one that was decided, else the company's own."""
    values, told = at.values, at.decisions.currency
    if not has(values, money):
        return
    nameless = pl.col("currency").is_null() if has(values, "currency") else pl.lit(value=True)
    amounts = values.frame.filter(nameless, pl.col(money).is_not_null())[money]
    if len(amounts):
        at.assumed.append(Assumed("currency", told, len(amounts), f"{amounts[0].normalize():f}", told is not None))
    if told is not None:
        fill_with(values, "currency", pl.lit(told))


def assume_day(at: Filling, name: str, guess: date, sample: str | None = None) -> None:
    """The day of the export, in a field where the file has none: the one that was decided, else this guess."""
    told = at.decisions.snapshot_on
    used = told or guess
    lacking = at.values.frame[name].null_count() if has(at.values, name) else len(at.values.frame)
    if lacking:
        at.assumed.append(Assumed("snapshot_on", used.isoformat(), lacking, sample, told is not None))
    fill_with(at.values, name, pl.lit(used))
