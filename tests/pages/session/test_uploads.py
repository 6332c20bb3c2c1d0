import pytest

from kam_core.errors import RefusedError, UnavailableStoreError
from pages.session.uploads import Desk


def test_a_store_that_could_not_be_reached_is_asked_again_and_a_refusal_is_not() -> None:
    desk, asked = Desk(), []

    def unreachable() -> int:
        asked.append("store")
        if len(asked) == 1:
            raise UnavailableStoreError("The disk is gone.")
        return 7

    def refused() -> int:
        asked.append("refused")
        raise RefusedError("No.")

    with pytest.raises(UnavailableStoreError):
        desk.once(("a",), unreachable)
    assert desk.once(("a",), unreachable) == 7
    for _again in range(2):
        with pytest.raises(RefusedError):
            desk.once(("b",), refused)
    assert asked == ["store", "store", "refused"]
    desk.close()
