"""Which CRM wrote a file: how its headers are written, and what its ids look like."""

import re
from collections.abc import Sequence

from kam_core.crm.catalogue import OWN, presets, sources, written_as
from kam_core.crm.headers import key
from kam_core.crm.matching import Column
from kam_core.crm.naming import own_names

# Other writing of a name that a CRM uses says less than the very writing.
_LOOSELY = 0.4
_LEAST = 0.8
_LEAST_SHARE = 0.5
# What no other system writes.
_MARKS = {
    "dynamics": re.compile(r"\(Do Not Modify\).*"),
    "hubspot": re.compile(r"property_.*|Associated (Company|Contact|Deal).*|hs_.*|hubspot_.*"),
    "zoho": re.compile(r".+\.id|Layout"),
    "salesforce": re.compile(r"SystemModstamp|system_modstamp|.*IsoCode"),
    "odoo": re.compile(r".+/(\.?id|External ID)"),
    "fxiaoke": re.compile(r"\w+__r|.*[(（]必填[)）]"),
}


def source_of(columns: Sequence[Column], kind: str) -> tuple[str, tuple[str, ...]]:
    """The CRM that wrote a file of this kind and the headers that tell so; 'own' with none where it is no CRM's."""
    marks = {source: _marked(columns, source) for source in sources()}
    found = {source: _speaking(columns, kind, source) | marks[source] for source in sources()}
    # What only one system writes outweighs names that several have.
    best = max(sources(), key=lambda source: (sum(marks[source].values()), sum(found[source].values())))
    known = [column for column in columns if key(column.header) in presets(best, kind)]
    ours = [column for column in columns if key(column.header) in own_names(kind)]
    if len(ours) == len(columns) and not marks[best]:
        return OWN, ()
    enough = sum(found[best].values()) >= _LEAST and len(known) >= _LEAST_SHARE * len(columns)
    if enough or marks[best]:
        return best, tuple(sorted(found[best], key=lambda header: -found[best][header])[:3])
    return OWN, ()


def _marked(columns: Sequence[Column], source: str) -> dict[str, float]:
    """The headers and ids that only this CRM writes."""
    by_header = {c.header: 1.0 for c in columns if _MARKS[source].fullmatch(c.header.strip())}
    return by_header | {c.header: 1.0 for c in columns if c.look.source == source}


def _speaking(columns: Sequence[Column], kind: str, source: str) -> dict[str, float]:
    """How much each header speaks for a CRM: the fewer others use it, the more."""
    said: dict[str, float] = {}
    for column in columns:
        users = [one for one in sources() if key(column.header) in presets(one, kind)]
        exact = column.header.strip() in written_as(source, kind)
        if source in users and (exact or key(column.header) not in own_names(kind)):
            said[column.header] = (1.0 if exact else _LOOSELY) / len(users) ** 2
    return said
