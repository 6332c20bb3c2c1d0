"""What a customer needs, what we promised and proved, what we put into it, who else sells to them, what we ask for."""

from kam_core.accounts.model import Account
from kam_core.revenue.queries import by_year
from kam_core.text.words import _
from pages.session import resources
from pages.widgets import need_rows, need_sheets, pickers, record_list, spending


def show(account: Account, currency: str) -> None:
    """One of five lists."""
    today = resources.moments().today
    sheets = need_sheets.sheets(account.id, currency, today)
    code = pickers.one("list", _("List"), {name: _(sheet.kind.many) for name, sheet in sheets.items()})
    rows = resources.kept_with_plans(need_rows.rows, account.id, code, today)
    if code == "needs":
        need_rows.how_fresh(rows)
    if code == "investments" and rows.height:
        spending.show(rows, resources.kept(by_year, account.id), currency)
    record_list.show(sheets[code], account.id, rows)
