import pytest

from kam_core.accounts.identity import NOBODY, identity
from kam_core.errors import RefusedError
from kam_core.store.store import Store


def test_an_active_person_may_edit(company: Store) -> None:
    who = identity(company.database, "P1")

    assert (who.person_id, who.name, who.may_edit, who.editor()) == ("P1", "Ana Lima", True, "P1")


@pytest.mark.parametrize("person_id", [None, "", "P9", "P3", "\ud800"])
def test_nobody_an_unknown_person_and_one_who_left_only_read(company: Store, person_id: str | None) -> None:
    who = identity(company.database, person_id)

    assert who == NOBODY
    assert not who.may_edit
    with pytest.raises(RefusedError, match="Say who you are first"):
        who.editor()
