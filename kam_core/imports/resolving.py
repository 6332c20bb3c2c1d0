"""One file of a drop with our own ids in the place of what it calls records by, and what nobody has listed."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from kam_core.crm.catalogue import fields
from kam_core.imports.apart import apart, said_apart
from kam_core.imports.directory import KINDS, Directory, own_id
from kam_core.imports.incoming import Decided, Incoming
from kam_core.imports.leads import led_to_accounts
from kam_core.imports.raw import left_out
from kam_core.imports.resolution import MATCHES, UNKNOWN, Resolved
from kam_core.text.words import _

_SCOPES = {"person": "people", "account": "accounts"}
_IDS = {"code": pl.String, "id": pl.String}


def resolved(file: Incoming, directory: Directory, decided: Decided, path: Path) -> Resolved:
    """Look every record up that the file calls, and write its rows with our ids to `path`.

    Accounts that nobody has are left empty where a row can do without, else the row is left out. People, products and
    contacts that nobody has stay as the file calls them.
    """
    work = _Work(file, directory, decided, pl.scan_parquet(file.rows))
    if file.kind == "accounts":
        work.match()
    elif own_id(file.kind):
        # Before anything is looked up: people have managers in the same file.
        work.set_apart()
        directory.bring(file.kind, work.rows, file.source)
    for name in file.references:
        if name in work.rows.collect_schema().names():
            work.look_up(name)
    work.lead()
    if file.kind == "contacts":
        directory.bring_contacts(work.rows)
    work.rows.sink_parquet(path)
    unknown = pl.concat([pl.DataFrame(schema=UNKNOWN), *work.unknown])
    return Resolved(
        incoming=replace(file, rows=path),
        rejected=left_out(file, work.refused),
        matches=work.matches,
        unknown=unknown,
        external_ids=work.external_ids(),
        created=tuple(dict.fromkeys(work.created)),
        notes=tuple(work.notes),
    )


@dataclass(slots=True)
class _Work:
    """A file while its references are looked up, one after the other."""

    file: Incoming
    directory: Directory
    decided: Decided
    rows: pl.LazyFrame
    refused: list[pl.DataFrame] = field(default_factory=list)
    unknown: list[pl.DataFrame] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    matches: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=MATCHES))
    ids: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_IDS))
    notes: list[str] = field(default_factory=list)

    def match(self) -> None:
        """Give the accounts of the file the ids that we know them by, and let others call them."""
        file, columns = self.file, ("account_id", "account_name", "domain", "country")
        there = self.rows.select(columns).with_row_index("row").collect()
        found = self.directory.match_accounts(there, file.source, self.decided.of("accounts"))
        both = found.join(there.rename({"account_id": "theirs"}), on="row", how="left")
        self.matches = both.select(pl.lit(file.file_name).alias("file"), *list(MATCHES)[1:])
        self._refuse_twice(both)
        self._rename_apart()
        self.ids = self.matches.filter(pl.col("account_id").is_not_null()).select(code="theirs", id="account_id")
        self._rename("account_id", self.ids)
        named = {"id": "account_id", "name": "account_name", "domain": "domain", "country": "country"}
        ours = self.rows.select(**named).unique("id", keep="first").collect()
        self.directory.add("accounts", ours.with_columns(source=pl.lit(file.source)))
        self.directory.rename(file.source, self.ids)

    def _refuse_twice(self, found: pl.DataFrame) -> None:
        """Leave out rows that are the account of another row, which has its id or stands before them."""
        own = (pl.col("theirs") != pl.col("account_id")).alias("other")
        ranked = found.drop_nulls("account_id").sort("account_id", own, "row")
        twice = ranked.filter(pl.int_range(pl.len()).over("account_id") > 0).select("row", same="account_id")
        if twice.is_empty():
            return
        numbered = self.rows.with_row_index("row")
        reason = pl.format(_("It is account {account}, as another row of the file is.", account="{}"), "same")
        out = numbered.join(twice.lazy(), on="row", maintain_order="left").with_columns(reason=reason)
        self.refused.append(out.drop("row", "same").collect())
        self.rows = numbered.join(twice.lazy(), on="row", how="anti", maintain_order="left").drop("row")
        self.matches = self.matches.join(twice, on="row", how="anti")

    def _rename_apart(self) -> None:
        """Give new accounts another id where one of another system has theirs."""
        is_taken = pl.col("account_id").is_null() & pl.col("theirs").is_in(self.directory.ids("accounts").implode())
        ours = apart(self.file.source, pl.col("theirs"))
        self.matches = self.matches.with_columns(account_id=pl.when(is_taken).then(ours).otherwise("account_id"))

    def set_apart(self) -> None:
        """Give records another id where one of another system has theirs."""
        ids = self.directory.ids_apart(self.file.kind, self.rows, self.file.source)
        if ids.height:
            self._rename(own_id(self.file.kind) or "", ids)
            self.notes.append(said_apart(self.file.file_name, ids))

    def lead(self) -> None:
        """Find the accounts of rows that name none by what else they say."""
        self.rows, lost, said = led_to_accounts(self.file.kind, self.rows, self.directory)
        self.refused += [lost] if lost.height else []
        self.notes += [f"{self.file.file_name}: {said}"] if said else []

    def look_up(self, name: str) -> None:
        """Put our ids into a column that calls other records."""
        there = fields(self.file.kind)
        if name == "scope_id":
            for scope, kind in _SCOPES.items():
                self._look_up(name, kind, pl.col("scope") == scope)
        elif name in there and there[name].refers in KINDS and there[name].stored:
            self._look_up(name, there[name].refers or "")
        elif self.file.kind == "opportunities" and name in ("product_id", "product_name"):
            self._give_family(name)

    def external_ids(self) -> pl.DataFrame:
        """What the file calls accounts otherwise than we do, and did not know yet."""
        if self.matches.is_empty():
            return pl.DataFrame(schema={"source": pl.String, "external_id": pl.String, "account_id": pl.String})
        fresh = self.matches.filter((pl.col("how") != "external_id") & pl.col("account_id").is_not_null())
        changed = fresh.filter(pl.col("theirs") != pl.col("account_id")).unique("theirs", keep="first")
        return changed.select(source=pl.lit(self.file.source), external_id="theirs", account_id="account_id")

    def _look_up(self, name: str, kind: str, where: pl.Expr | None = None) -> None:
        found = self._found(name, kind, where)
        self._rename(name, found.filter(pl.col("id").is_not_null()).select("id", code="text"), where)
        lost = found.filter(pl.col("id").is_null())
        if kind == "accounts" and where is None and lost.height:
            self._without_account(name, lost["text"])
        elif kind != "accounts":
            # They would else be taken for those of another system that go by this id.
            strange = lost.filter(pl.col("text").is_in(self.directory.ids(kind).implode())).select(code="text")
            ours = strange.select("code", id=apart(self.file.source, pl.col("code")))
            self._rename(name, ours, where)

    def _found(self, name: str, kind: str, where: pl.Expr | None) -> pl.DataFrame:
        """The records that the column calls, as `Directory.find` gives them; those that nobody has are listed."""
        rows = self.rows if where is None else self.rows.filter(where)
        counted = rows.group_by(text=pl.col(name)).agg(rows=pl.len()).drop_nulls("text").collect()
        holds = self.file.references[name]
        found = self.directory.find(kind, counted["text"], self.file.source, holds, self.decided.of(kind))
        lost = (
            found.filter(pl.col("id").is_null()).join(counted, on="text").sort("rows", "text", descending=[True, False])
        )
        told = {"file": self.file.file_name, "kind": kind, "field": name}
        marks = [pl.lit(value).alias(mark) for mark, value in told.items()]
        self.unknown.append(lost.with_columns(marks).select(pl.col(key).cast(type_) for key, type_ in UNKNOWN.items()))
        return found

    def _rename(self, name: str, ids: pl.DataFrame, where: pl.Expr | None = None) -> None:
        """Put the `id` in the place of each `code`; other values stay."""
        ours = ids.select(pl.col("code").alias(name), pl.col("id").alias("_id")).lazy()
        joined = self.rows.join(ours, on=name, how="left", maintain_order="left")
        new = pl.coalesce("_id", name)
        new = new if where is None else pl.when(where).then(new).otherwise(name)
        self.rows = joined.with_columns(new.alias(name)).drop("_id")

    def _without_account(self, name: str, lost: pl.Series) -> None:
        """What calls an account that nobody has: the account is made, or the value goes where it may, or the row."""
        said_no = {text for text, id_ in self.decided.of("accounts").items() if id_ is None}
        if self.decided.create_accounts and name == "account_id":
            self.created += [text for text in lost if text not in said_no]
            lost = lost.filter(lost.is_in(sorted(said_no)))
            self.directory.add("accounts", pl.DataFrame({"id": self.created, "name": self.created}))
        strange = pl.col(name).is_in(lost.implode()).fill_null(value=False)
        if fields(self.file.kind)[name].need != "value":
            self.rows = self.rows.with_columns(pl.when(~strange).then(name).alias(name))
            return
        reason = pl.format(_("There is no account {name}.", name="{}"), pl.col(name))
        out = self.rows.filter(strange).with_columns(reason=reason).collect()
        self.refused += [out] if out.height else []
        self.rows = self.rows.filter(~strange)

    def _give_family(self, name: str) -> None:
        """Opportunities with the product that they are about, and its family."""
        found = self._found(name, "products", None).drop_nulls("id").select("text", product="id")
        families = self.directory.families().select(product="id", _family="family")
        known = found.join(families, on="product", how="left").rename({"text": name})
        there = self.rows.drop("product", strict=False).join(known.lazy(), on=name, how="left", maintain_order="left")
        self.rows = there.with_columns(family=pl.coalesce("family", "_family")).drop("_family")
