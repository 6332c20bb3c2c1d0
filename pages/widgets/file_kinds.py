"""What kinds of file are called, and the systems that write them."""

from kam_core.crm.propose import SOURCES
from kam_core.ingest import loads
from kam_core.text.words import _


def kind_words() -> dict[str, str]:
    """What each kind of file holds."""
    return {
        "people": _("People"),
        "accounts": _("Accounts"),
        "external_ids": _("Ids in other systems"),
        "potentials": _("Three-year potentials"),
        "units": _("Buying units"),
        "products": _("Products"),
        "exchange_rates": _("Exchange rates"),
        "order_lines": _("Order lines"),
        "targets": _("Targets"),
        "opportunities": _("Opportunities"),
        "contracts": _("Contracts"),
        "surveys": _("Survey answers"),
        "contacts": _("Contacts"),
        "activities": _("Activities"),
        "requests": _("Requests"),
        "grievances": _("Grievances"),
        "receivables": _("Receivables"),
        "wallet_estimates": _("Wallet estimates"),
        "cost_drivers": _("Cost-to-serve drivers"),
        "goals": _("Company goals"),
        "ratings": _("Ratings"),
        "rival_ratings": _("Ratings against rivals"),
        loads.MEMBERS: _("List of key accounts"),
    }


def source_words() -> dict[str, str]:
    """The systems that write files."""
    return {**SOURCES, "own": _("Own table")}
