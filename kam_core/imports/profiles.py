"""How columns of files with one header are mapped, as a person settled it: kept in versions, with a history."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import polars as pl

from kam_core.crm.profile import Profile
from kam_core.store.clock import now_utc
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.store.store import Store
from kam_core.store.transaction import Transaction


def profile_for(database: Database, fingerprint: str) -> Profile | None:
    """The newest version of the profile for files with this header; null where there is none."""
    return _profile(database.one("imports", "profile", fingerprint=fingerprint))


def profiles(database: Database) -> pl.DataFrame:
    """The newest version of each profile.

    Returns:
        One row a header, by name: `fingerprint`, `version`, `name`, `kind`, `source`, `mapping` (JSON: header to field,
        null for an extra), `kept_by` (a name), `kept_at` (UTC).
    """
    return database.read("imports", "profiles")


def keep_profile(store: Store, request: Request, profile: Profile) -> int:
    """Keep a profile as the next version for its header; what is kept already is not kept again.

    Args:
        store: where to.
        request: who settled it.
        profile: its `version` is not looked at.

    Returns:
        The number of the version that holds it.
    """

    def change(transaction: Transaction) -> str:
        there = _profile(transaction.one("imports", "profile", fingerprint=profile.fingerprint))
        if there is not None and replace(profile, version=there.version) == there:
            return str(there.version)
        new = replace(profile, version=there.version + 1 if there else 1)
        held = {"profile_name" if name == "name" else name: value for name, value in _values(new).items()}
        transaction.execute("imports", "keep_profile", **held, kept_by=request.who, kept_at=now_utc())
        old = _values(there) if there else {}
        changed = {name: (old.get(name), value) for name, value in _values(new).items() if old.get(name) != value}
        transaction.record("save", "import_profile", new.fingerprint, changed)
        return str(new.version)

    return int(store.writer.save(request, change) or 0)


def _values(profile: Profile) -> dict[str, Any]:
    mapping = json.dumps(profile.mapping, ensure_ascii=False)
    return {name: value for name, value in asdict(profile).items() if name != "mapping"} | {"mapping": mapping}


def _profile(row: Mapping[str, Any] | None) -> Profile | None:
    return None if row is None else Profile(**{**row, "mapping": json.loads(row["mapping"])})
