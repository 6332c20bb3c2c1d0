from kam_core.crm.profile import Profile, fingerprint
from kam_core.imports.profiles import keep_profile, profile_for, profiles
from kam_core.store.request import new_request
from kam_core.store.store import Store
from tests.kam_core.imports.conftest import rows

MARK = fingerprint(["Kunde", "Ort"])
FIRST = Profile(MARK, 1, "Customers", "accounts", "own", {"Kunde": "account_name", "Ort": None})
SECOND = Profile(MARK, 2, "Customers", "accounts", "own", {"Kunde": "account_name", "Ort": "country"})


def test_a_profile_is_kept_in_versions_and_the_newest_counts(store: Store) -> None:
    assert profile_for(store.database, MARK) is None
    assert keep_profile(store, new_request("Ada", "imports"), FIRST) == 1
    assert keep_profile(store, new_request("Ada", "imports"), SECOND) == 2
    assert profile_for(store.database, MARK) == SECOND
    assert profiles(store.database).select("name", "version", "kept_by").rows() == [("Customers", 2, "Ada")]
    told = "SELECT old_value, new_value FROM app.history WHERE field = 'mapping' ORDER BY sequence"
    assert rows(store, told) == [
        (None, '{"Kunde": "account_name", "Ort": null}'),
        ('{"Kunde": "account_name", "Ort": null}', '{"Kunde": "account_name", "Ort": "country"}'),
    ]


def test_what_is_kept_already_is_no_new_version(store: Store) -> None:
    keep_profile(store, new_request("Ada", "imports"), FIRST)
    assert keep_profile(store, new_request("Ben", "imports"), FIRST) == 1
    assert rows(store, "SELECT count(*) FROM app.import_profile") == [(1,)]
