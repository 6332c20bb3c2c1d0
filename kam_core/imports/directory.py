"""Who and what can be called by a drop: the records of the store, and those that the drop itself brings."""

from collections.abc import Iterable, Mapping

import polars as pl

from kam_core.crm.catalogue import fields, kinds
from kam_core.crm.proposal import Holds
from kam_core.imports.apart import ids_apart, of_another
from kam_core.imports.domains import domain
from kam_core.imports.matching import match_accounts
from kam_core.ingest.kinds import kind_named
from kam_core.store.database import Database
from kam_core.text.quoting import quoted
from kam_core.values.matching import folded, look_alikes

KINDS = ("accounts", "people", "products", "contacts")
# A suggestion may be further off than what would be taken for the same.
_SUGGESTED = 0.75
_MOST = 3_000
_COLUMNS = {
    "people": ("person_id", "person_name", "email"),
    "products": ("product_id", "product_name", "product_code"),
    "contacts": ("contact_id", "contact_name", "email"),
}


class Directory:
    """Finds records by id, by code and by name; each file of a drop adds those that it brings."""

    def __init__(self, database: Database, kinds: Iterable[str] = ()) -> None:
        """Read who and what the store has; `kinds` are those whose own ids have to be told apart as well."""
        self._known = {kind: database.read("imports", f"known_{kind}") for kind in KINDS}
        self._known |= {kind: _records(database, kind) for kind in kinds if kind not in KINDS and own_id(kind)}
        self._external_ids = database.read("imports", "known_external_ids")
        self._of_contacts = database.read("imports", "accounts_of_contacts")
        self._families = database.read("imports", "families_of_products")
        # What a file calls by one id, and the store by another.
        self._renamed: pl.DataFrame = pl.DataFrame(schema={"source": pl.String, "code": pl.String, "id": pl.String})

    def match_accounts(self, incoming: pl.DataFrame, source: str, decided: Mapping[str, str | None]) -> pl.DataFrame:
        """As `matching.match_accounts`, among all accounts of the store."""
        return match_accounts(self._known["accounts"], self._external_ids, incoming, source, decided)

    def add(self, kind: str, records: pl.DataFrame) -> None:
        """Let later files call these: `id`, `name`, `code`, of accounts also `domain`, `country`, `source`."""
        there = self._known[kind]
        fresh = records.select(
            pl.col(name).cast(pl.String) if name in records.columns else pl.lit(None, pl.String).alias(name)
            for name in there.columns
        )
        self._known[kind] = pl.concat([fresh, there.join(fresh, on="id", how="anti")])

    def bring(self, kind: str, rows: pl.LazyFrame, source: str) -> None:
        """Let later files call the records of a prepared file, whose kind has ids of its own."""
        id_, name, code = _COLUMNS.get(kind) or (own_id(kind), _name(kind), None)
        columns = {"id": pl.col(id_ or ""), "name": _or_null(name), "code": _or_null(code), "source": pl.lit(source)}
        self.add(kind, rows.select(**columns).unique("id", keep="first").collect())
        if kind == "products":
            fresh = rows.select(id=id_, family=pl.coalesce("family", "category")).unique("id", keep="first").collect()
            kept = self._families.join(fresh, on="id", how="anti")
            self._families = pl.concat([kept, fresh.drop_nulls("family")])

    def ids(self, kind: str) -> pl.Series:
        """The ids of the records of a kind that can be called."""
        return self._known[kind]["id"]

    def ids_apart(self, kind: str, rows: pl.LazyFrame, source: str) -> pl.DataFrame:
        """As `apart.ids_apart`, for the records of a prepared file."""
        there = rows.select(id=own_id(kind) or "", name=_or_null(_name(kind))).unique("id", keep="first").collect()
        return ids_apart(self._known[kind], there, source)

    def accounts_by_domain(self) -> pl.DataFrame:
        """The account of each web address that only one has: `key`, `id`."""
        known = self._known["accounts"]
        return known.select("id", key=domain(known["domain"])).drop_nulls().filter(pl.len().over("key") == 1)

    def accounts_of_contacts(self) -> pl.DataFrame:
        """The account of each contact: `key` (the contact), `id`."""
        return self._of_contacts

    def bring_contacts(self, rows: pl.LazyFrame) -> None:
        """Let later files find accounts by the contacts of a file, whose rows have our ids."""
        fresh = rows.select(key="contact_id", id="account_id").unique("key", keep="first").collect()
        self._of_contacts = pl.concat([fresh, self._of_contacts.join(fresh, on="key", how="anti")])

    def families(self) -> pl.DataFrame:
        """The family of each product that is in one: `id`, `family`."""
        return self._families

    def rename(self, source: str, ids: pl.DataFrame) -> None:
        """Let later files of a source call accounts by the ids that it gives them: `code`, `id`."""
        self._renamed = pl.concat([self._renamed, ids.select(pl.lit(source).alias("source"), "code", "id")])

    def find(
        self, kind: str, texts: pl.Series, source: str, holds: Holds, decided: Mapping[str, str | None]
    ) -> pl.DataFrame:
        """The records that some texts of a file call.

        Returns:
            One row a text: `text`; `id`, null where nobody is called so, or several are; then maybe the one that
            is most like it: `candidate` (its id), `candidate_name`, `similarity` (0 to 1).
        """
        asked = pl.DataFrame({"text": texts.drop_nulls().unique().sort()})
        told = pl.DataFrame(
            {"text": [*decided], "id": [*decided.values()]}, schema={"text": pl.String, "id": pl.String}
        )
        known = self._known[kind]
        found = [asked.join(told, on="text").select("text", "id")]
        names = [known.select("id", text="code"), self._by_name(kind)]
        others = pl.concat([self._renamed, self._external_ids.select("source", "code", "id")])
        of_source = others.filter(pl.col("source") == source).select("id", text="code")
        # An id of another system says nothing here; one of this system may have been taken when it was loaded.
        mark = f"{source}:"
        set_apart = known.filter(pl.col("id").str.starts_with(mark)).select(
            "id", text=pl.col("id").str.strip_prefix(mark)
        )
        own = known.filter(~of_another(source)).select("id", text="id")
        ids = [*([of_source] if kind == "accounts" else ()), set_apart, own]
        # What a column holds is a guess: the other way is tried after it.
        ways = [*names, *ids] if holds is Holds.NAME else [*ids, *names]
        for way in ways:
            left = asked.join(pl.concat(found).select("text"), on="text", how="anti")
            found.append(_only(_called(left, way)))
        there = pl.concat(found)
        left = asked.join(there.select("text"), on="text", how="anti")
        suggested = self._suggested(kind, left["text"])
        return asked.join(there, on="text", how="left").join(suggested, on="text", how="left")

    def _by_name(self, kind: str) -> pl.DataFrame:
        known = self._known[kind]
        return (
            known.select("id", text=folded(known["name"])).drop_nulls("text").with_columns(is_name=pl.lit(value=True))
        )

    def _suggested(self, kind: str, texts: pl.Series) -> pl.DataFrame:
        known = self._known[kind]
        names = known["name"].drop_nulls().unique().sort()
        pairs = (
            look_alikes(texts.to_list(), names.to_list(), _SUGGESTED)
            if len(texts) * len(names) <= _MOST**2
            else pl.DataFrame(schema={"name": pl.String, "other": pl.String, "likeness": pl.Float64})
        )
        best = pairs.unique("name", keep="first", maintain_order=True)
        ids = known.select("name", candidate="id").unique("name", keep="first", maintain_order=True)
        return best.join(ids, left_on="other", right_on="name").select(
            "candidate", text="name", candidate_name="other", similarity="likeness"
        )


def own_id(kind: str) -> str | None:
    """The field with the id of a record of this kind, of its own; null where rows go by what they are about."""
    key = kinds()[kind].key[0] if kind in kinds() else ""
    return key if key.endswith("_id") and fields(kind)[key].refers is None else None


def _name(kind: str) -> str | None:
    """The field with what people call a record of this kind; null where it has none."""
    name = f"{(own_id(kind) or '').removesuffix('_id')}_name"
    return name if name in fields(kind) else None


def _or_null(name: str | None) -> pl.Expr:
    return pl.col(name) if name else pl.lit(None, dtype=pl.String)


def _records(database: Database, kind: str) -> pl.DataFrame:
    name = _name(kind)
    parts = {
        "table": kind_named(kind).table,
        "id": quoted(own_id(kind) or ""),
        "name": f"t.{quoted(name)}" if name else "CAST(NULL AS VARCHAR)",
    }
    return database.read_of("imports", "known_records", parts)


def _called(left: pl.DataFrame, way: pl.DataFrame) -> pl.DataFrame:
    if "is_name" not in way.columns:
        return left.join(way.drop_nulls("text"), on="text").select("text", "id")
    keyed = left.with_columns(key=folded(left["text"]))
    return keyed.join(way, left_on="key", right_on="text").select("text", "id")


def _only(pairs: pl.DataFrame) -> pl.DataFrame:
    """Texts that call one record; what calls two is for a person to decide."""
    return pairs.unique().filter(pl.len().over("text") == 1)
