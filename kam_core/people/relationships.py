"""How well each of us knows each of them, now and as it should be."""

from dataclasses import asdict, dataclass

import polars as pl

from kam_core.people.kinds import RELATIONSHIP
from kam_core.records.model import Value
from kam_core.records.writing import insert
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def relationships(database: Database, account_id: str) -> pl.DataFrame:
    """The relationships of one account that somebody noted.

    Returns:
        One row a contact and colleague, by colleague, then contact: `relationship_id`, `contact_id`, `contact_name`,
        `person_id`, `person_name`, `current` and `wanted` (1 never met … 5 trusted; null: nobody said),
        `illustrative`.
    """
    return database.read("people", "relationships", account_id=account_id)


def matrix(people: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Contacts by colleagues.

    Args:
        people: as `contacts.contacts` returns them.
        known: as `relationships` returns them.

    Returns:
        One row a contact of `people` who is still there: `contact_id`, `contact_name`, and a column for each
        colleague in `known`, by `person_id`: "now/wanted", with "–" where nobody said; null where both are unknown.
    """
    rows = people.filter(~pl.col("gone")).select("contact_id", "contact_name")
    if known.is_empty():
        return rows
    written = [pl.col(name).cast(pl.String).fill_null("–") for name in ("current", "wanted")]
    said = pl.any_horizontal(pl.col("current", "wanted").is_not_null())
    cells = known.select(
        "contact_id", "person_id", pl.when(said).then(pl.concat_str(written, separator="/")).alias("cell")
    )
    return rows.join(cells.pivot("person_id", index="contact_id", values="cell"), on="contact_id", how="left")


@dataclass(frozen=True, slots=True)
class Pair:
    """One of theirs and one of us."""

    contact_id: str
    person_id: str


def note(store: Store, request: Request, account_id: str, pair: Pair) -> str:
    """Note that one of us knows, or should know, one of them; what was noted of the two stays.

    Returns:
        The id of the relationship.

    Raises:
        FieldsError, RefusedError: nothing is saved.
    """

    def save(transaction: Transaction) -> str:
        there = transaction.read(
            "people",
            "relationship_between",
            account_id=account_id,
            contact_id=pair.contact_id,
            person_id=pair.person_id,
        )
        if there.height:
            return str(there["relationship_id"][0])
        values: dict[str, Value] = dict(asdict(pair))
        return insert(transaction, RELATIONSHIP, account_id, values)

    return str(store.writer.save(request, save))
