"""Numbers that can only be read one way, whatever the rest of their column shows: most are, and this is fast."""

from dataclasses import dataclass

import polars as pl

from kam_core.values.decimals import WIDTH
from kam_core.values.marks import COMMA, DOT
from kam_core.values.model import TypedTold

# Below this, a second look at formatted numbers costs more than it saves.
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """The plain numbers of a column.

    `text` is each as digits with a dot, null where a row is not one. `dots` and `commas` count those whose mark can
    only be that for decimals, `thousands` are the marks between groups.
    """

    text: pl.Series
    dots: int
    commas: int
    thousands: tuple[str, ...] = ()


def plain_numbers(text: pl.Series, told: TypedTold, places: int) -> PlainNumbers:
    """Those of trimmed texts, with at most `places` decimals, that fit the decimal mark that was told."""
    frame = pl.DataFrame({"text": text}).with_columns(
        plain=pl.when(pl.col("text").str.contains(_bare(told, places))).then("text")
    )
    dots = int(frame["plain"].str.contains(DOT, literal=True).sum())
    left = frame.with_row_index("row").filter(pl.col("plain").is_null() & (pl.col("text") != ""))
    if left.height < _MANY:
        return PlainNumbers(frame["plain"], dots, 0)
    return _with_formatted(frame["plain"], left.select("row", "text"), dots, told, places)


def _bare(told: TypedTold, places: int) -> str:
    """A pattern for numbers without groups."""
    whole = rf"-?[0-9]{{1,{WIDTH - places}}}"
    if told.decimal == COMMA or not places:
        return rf"^{whole}$"
    if told.decimal == DOT:
        return rf"^{whole}(?:\.[0-9]{{1,{places}}})?$"
    fractions = "|".join(rf"\.[0-9]{{{n}}}" for n in range(1, places + 1) if n != 3)
    # Three digits behind a mark and one to three before it may be a thousand, unless they begin with 0.
    clear = rf"|^-?(?:0|[0-9]{{4,{WIDTH - places}}})\.[0-9]{{3}}$" if places >= 3 else ""
    return rf"^{whole}(?:{fractions})?${clear}"


def _with_formatted(plain: pl.Series, left: pl.DataFrame, dots: int, told: TypedTold, places: int) -> PlainNumbers:
    """Numbers with a comma for decimals, and with both marks."""
    comma, dot = told.decimal != DOT and places > 0, told.decimal != COMMA and places > 0
    fractions = "|".join(rf"[0-9]{{{n}}}" for n in range(1, places + 1) if n != 3)
    text, groups = pl.col("text"), r"^-?[1-9][0-9]{0,2}(?:%s[0-9]{3}){1,3}%s[0-9]{1,%d}$"
    found = left.with_columns(
        comma=text.str.contains(rf"^-?[0-9]{{1,{WIDTH - places}}},(?:{fractions})$") & comma,
        european=text.str.contains(groups % (r"\.", ",", places)) & comma,
        english=text.str.contains(groups % (",", r"\.", places)) & dot,
    ).filter(pl.any_horizontal("comma", "european", "english"))
    with_dot = text.str.replace_all(DOT, "", literal=True).str.replace(COMMA, DOT, literal=True)
    bare = pl.when("english").then(text.str.replace_all(COMMA, "", literal=True)).otherwise(with_dot)
    whole = pl.DataFrame({"plain": plain}).with_row_index("row")
    joined = whole.join(found.select("row", bare=bare), on="row", how="left", maintain_order="left")
    english, european = int(found["english"].sum()), int(found["european"].sum())
    return PlainNumbers(
        joined.select(pl.coalesce("plain", "bare")).to_series(),
        dots + english,
        found.height - english,
        tuple(mark for mark, count in ((DOT, european), (COMMA, english)) if count),
    )
