"""What every save of an account checks, whoever calls it."""

from datetime import date

from kam_core.accounts.model import MEMBER_KINDS, AccountId, Kind
from kam_core.errors import RefusedError, UnknownAccountError
from kam_core.store.transaction import Transaction

LONGEST_REASON = 2_000
LONGEST_VALUE = 200


def known(transaction: Transaction, account_id: AccountId) -> None:
    """Refuse an account that is not in the store."""
    if transaction.first("accounts", "account_is_known", account_id=account_id) is None:
        raise UnknownAccountError("No account {account}.", account=account_id)


def called(transaction: Transaction, account_id: AccountId) -> str:
    """The account's name, for a refusal that names it; its id where it is not in the store."""
    rows = transaction.read("accounts", "account_is_known", account_id=account_id)
    return str(rows["account_name"][0]) if rows.height else account_id


def reasoned(reason: str) -> str:
    """The reason without blanks around it; refuses none, and one that is too long."""
    given = reason.strip()
    if not given:
        raise RefusedError("Say why: a decision without a reason is not kept.")
    if len(given) > LONGEST_REASON:
        raise RefusedError(
            "The reason has {length} characters; at most {most}.", length=len(given), most=LONGEST_REASON
        )
    return given


def named(decider: str) -> str:
    """Who decides, without blanks around it; refuses nobody."""
    given = decider.strip()
    if not given or len(given) > LONGEST_VALUE:
        raise RefusedError("Say who decides, in at most {most} characters.", most=LONGEST_VALUE)
    return given


def happened(day: date, today: date) -> date:
    """The day; refuses one that has not come yet."""
    if day > today:
        raise RefusedError("{day} lies in the future.", day=day)
    return day


def member_kind(kind: Kind) -> Kind:
    """The kind; refuses one that does not stand on the list."""
    if kind not in MEMBER_KINDS:
        raise RefusedError("A key account is existing or emerging, not {kind}.", kind=kind)
    return Kind(kind)
