"""Records of two systems that go by one id: where it is taken, the name of the system stands before the later one."""

import polars as pl

from kam_core.text.words import ngettext
from kam_core.values.matching import folded

# Nobody's own name for a system: ids of files without a source may be those of any.
ANY_SOURCE = ("file", "own")
# Ids that are made so that no two systems share one (of Salesforce, Fxiaoke, Zoho, and GUIDs): who has the same one,
# whatever his source is called, has the same record.
_UNIQUE = (
    r"^((0[0-9][0-9A-Za-z]|[578]0[0-9])[0-9A-Za-z]{15}|[0-9a-f]{24}|\d{17,}|"
    r"\{?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}?)$"
)


def of_another(source: str) -> pl.Expr:
    """Whether a record (by its `id` and `source`) is of another system than this one, which may have its id as well."""
    if source in ANY_SOURCE:
        return pl.lit(value=False)
    others = (~pl.col("source").is_in([*ANY_SOURCE, source])).fill_null(value=False)
    return others & ~pl.col("id").str.contains(_UNIQUE)


def apart(source: str, ids: pl.Expr) -> pl.Expr:
    """Our ids for records of a system whose own ids are taken."""
    return pl.format("{}:{}", pl.lit(source), ids)


def ids_apart(known: pl.DataFrame, incoming: pl.DataFrame, source: str) -> pl.DataFrame:
    """The records of a file that need another id than their own.

    Args:
        known: `id`, `name`, `source` of the records that there are; an id may be there several times.
        incoming: `id`, `name` of those of the file.
        source: the system that the file comes from.

    Returns:
        One row a record whose id is one of another system's record with another name, and one that was set apart
        before: `code` (the id in the file), `id` (ours).
    """
    if source in ANY_SOURCE:
        return pl.DataFrame(schema={"code": pl.String, "id": pl.String})
    mine = incoming.select("id", ours=apart(source, pl.col("id")), name_key=folded(incoming["name"]))
    theirs = known.select("id", strange=of_another(source), their_key=folded(known["name"]))
    pairs = mine.join(theirs, on="id")
    same = (~pl.col("strange") | (pl.col("name_key") == pl.col("their_key"))).fill_null(value=False)
    clashing = pairs.group_by("id").agg(pl.col("ours").first(), same=same.any()).filter(~pl.col("same"))
    before = mine.join(known.select(ours="id"), on="ours", how="semi")
    both = pl.concat([one.select(pl.col("id").alias("code"), id="ours") for one in (clashing, before)])
    return both.unique(maintain_order=True)


def said_apart(file: str, ids: pl.DataFrame) -> str:
    """A sentence on records of a file that got another id, as `ids_apart` gives them."""
    return ngettext(
        "{file}: {n} id is that of a record of another system; here it is {id}.",
        "{file}: {n} ids are those of records of another system; here they are {id} and so on.",
        ids.height,
        file=file,
        id=ids["id"][0],
    )
