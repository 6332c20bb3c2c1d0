"""KPI of accounts that are silent against their own rhythm."""

from kam_core.kpis.facts import Facts
from kam_core.kpis.model import Better, Kpi, Reading, Unit
from kam_core.kpis.ratio import ratio
from kam_core.text.words import later


def silent(facts: Facts, at: int) -> Reading:
    """How many are silent; n: accounts of known rhythm; coverage: their share of those that ever bought."""
    known = facts.detail.rhythms(at)
    if known is None or not known.known:
        return Reading()
    return Reading(known.silent, known.known, ratio(known.known, known.accounts))


SILENT_ACCOUNTS = Kpi(
    code="silent_accounts",
    name=later("Silent accounts"),
    definition=later("How many accounts have bought nothing for longer than is usual for them."),
    formula=later("count of accounts whose days since the last purchase exceed nine of ten of their own gaps"),
    edge_rules=later(
        "A gap lies between two months with purchases; credit notes are none. Accounts with fewer than 3 gaps have no "
        "known rhythm and are left out; coverage is the share of accounts that have one."
    ),
    unit=Unit.COUNT,
    better=Better.DOWN,
    read=silent,
    label=later("Silent"),
)
