"""What keeping more customers is worth, by hand and against the figure that others quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.errors import RefusedError
from kam_core.programme.retention import Whatif, by_year

RATES = st.floats(0, 0.99)


def test_five_points_more_bring_what_one_works_out_and_not_what_is_quoted() -> None:
    # Who loses one in ten a year keeps a customer about ten years, and with five points more nearly twice as long.
    forever = Whatif(margin=100, churn=0.10, gain=0.05, years=50, discount=0.0)
    assert forever.change == pytest.approx((1 - 0.95**50) / 0.05 / ((1 - 0.90**50) / 0.10) - 1)
    short = Whatif(margin=100, churn=0.20, gain=0.05, years=2, discount=0.0)
    assert (short.before, short.after, short.change) == pytest.approx((180, 185, 5 / 180))


@given(RATES, RATES, st.integers(1, 50), RATES)
def test_keeping_more_never_costs_profit_and_the_margin_cancels_out(
    churn: float, gain: float, years: int, discount: float
) -> None:
    one, ten = (Whatif(margin, churn, gain, years, discount).change for margin in (1.0, 10.0))
    assert one is not None and one >= -1e-9
    assert one == ten


def test_nobody_is_kept_more_than_once() -> None:
    assert Whatif(100, 0.02, 0.05, 5, 0.1).retention_after == 1.0


def test_where_a_customer_leaves_nothing_there_is_no_change_of_profit() -> None:
    assert Whatif(0, 0.2, 0.05, 5, 0.1).change is None
    assert Whatif(-5, 0.2, 0.05, 5, 0.1).change is None


def test_year_by_year_it_adds_up_to_the_whole() -> None:
    whatif = Whatif(110, 0.5, 0.5, 2, 0.1)
    first, second = by_year(whatif).to_dicts()
    assert (first["kept"], first["kept_after"], second["kept"], second["kept_after"]) == (1.0, 1.0, 0.5, 1.0)
    assert (first["profit"], second["profit"]) == pytest.approx((100, whatif.before))
    assert second["profit_after"] == pytest.approx(whatif.after)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param((100, 1.2, 0.05, 5, 0.1), id="more than all are lost"),
        pytest.param((100, 0.2, -0.05, 5, 0.1), id="fewer are kept"),
        pytest.param((100, 0.2, 0.05, 0, 0.1), id="no year"),
        pytest.param((100, 0.2, 0.05, 51, 0.1), id="too many years"),
        pytest.param((100, 0.2, 0.05, 5, -0.1), id="a negative discount"),
    ],
)
def test_what_cannot_be_is_refused(wrong: tuple[float, float, float, int, float]) -> None:
    with pytest.raises(RefusedError):
        Whatif(*wrong)
