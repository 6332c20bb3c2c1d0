"""The company whose data this is: its name, its currency, and the dates that its data reach."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from kam_core.errors import RefusedError
from kam_core.period import last_closed_month_end
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Company:
    """A store is one company.

    `as_of` and `closed_through` are null until something happened in its facts; `said_closed_through` is null unless
    somebody said that the books are closed further than the data show.
    """

    company_name: str
    fictitious: bool
    base_currency: str
    as_of: date | None = None
    closed_through: date | None = None
    said_closed_through: date | None = None


def describe(
    store: Store, *, name: str, base_currency: str, fictitious: bool = False, closed_through: date | None = None
) -> None:
    """Say whose data the store holds, before the first load or again later.

    Args:
        store: the store.
        name: the company's name.
        base_currency: what all amounts are converted into, as an ISO 4217 code.
        fictitious: whether the company is made up, which every screen then says.
        closed_through: the month end at which KPI windows end, where the books are closed further than the last
            whole month of data shows.

    Raises:
        RefusedError: the name is blank, or another base currency, though amounts were converted into the one there is.
    """
    if not name.strip():
        raise RefusedError("The company needs a name.")

    def described(transaction: Transaction) -> None:
        there = described_company(transaction)
        company = Company(name, fictitious, base_currency)
        if there and there.base_currency != base_currency and transaction.read("ingest", "amounts_loaded").item():
            raise RefusedError(
                "The base currency stays {currency}: amounts were converted into it.", currency=there.base_currency
            )
        said = closed_through or (there.said_closed_through if there else None)
        company = replace(company, closed_through=said, said_closed_through=said)
        transaction.execute("ingest", "keep_company" if there else "insert_company", **asdict(company))
        keep_dates(transaction)

    store.writer.load(described)


def described_company(transaction: Transaction) -> Company | None:
    """The company as this load sees it, or None where nobody has described it."""
    rows = transaction.read("ingest", "company")
    return Company(**rows.row(0, named=True)) if rows.height else None


def keep_dates(transaction: Transaction) -> None:
    """Set `as_of` to the last day on which something happened, and `closed_through` to the month end it reaches.

    Where somebody said a later month end, that one counts until the data have passed it.
    """
    company = described_company(transaction)
    latest: date | None = transaction.read("ingest", "latest_day").item()
    if company is None:
        return
    said = company.said_closed_through
    closed = last_closed_month_end(latest) if latest else said
    company = replace(company, as_of=latest, closed_through=max(closed, said) if closed and said else closed)
    transaction.execute("ingest", "keep_company", **asdict(company))
