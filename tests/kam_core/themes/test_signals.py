"""Scores, split and primary theme by hand, from what is known of some accounts."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_core.themes.model import Theme
from kam_core.themes.parts import PARTS, of
from kam_core.themes.signals import explained, scored

SCHEMA: dict[str, Any] = {
    "account_id": pl.String,
    **dict.fromkeys(
        (
            *("wallet", "revenue", "known_gap", "known_potential", "growth_said", "new_gap", "fit", "satisfaction"),
            *("surveyed", "opponents", "rival", "hard_to_leave", "critical_days"),
        ),
        pl.Float64,
    ),
    **dict.fromkeys(("answers", "asked", "access", "contacts", "health"), pl.Int64),
    **{f"{theme}_default": pl.Int64 for theme in Theme},
    "band": pl.String,
    "open_grievance": pl.Boolean,
    "is_single_thread": pl.Boolean,
}
QUIET = {"contacts": 0, "open_grievance": False, "is_single_thread": False}


def of_accounts(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    every = [{"account_id": str(at), **QUIET, **row} for at, row in enumerate(rows)]
    return scored(pl.DataFrame(every, schema=SCHEMA)).to_dicts()


def test_penetrate_by_hand() -> None:
    (one,) = of_accounts({"wallet": 1000, "revenue": 250, "known_gap": 30, "known_potential": 120, "growth_said": 5})
    # 75 % is spent elsewhere, a quarter of what they know is left, 5 of 20 percent of growth.
    assert (one["wallet_gap"], one["depth"], one["their_growth"]) == (75.0, 25.0, 25.0)
    assert one["penetrate"] == pytest.approx(0.4 * 75 + 0.3 * 25 + 0.3 * 25)
    assert one["penetrate_coverage"] == 1.0


@pytest.mark.parametrize(
    ("known", "score", "held_back"),
    [
        pytest.param({"surveyed": 0.5}, 37.5, True, id="half of those asked are satisfied"),
        pytest.param({"surveyed": 0.6}, 75.0, False, id="sixty are enough"),
        pytest.param({"satisfaction": 3}, 37.5, True, id="rated 3 of 5, which is 50"),
        pytest.param({"surveyed": 1.0, "satisfaction": 1}, 75.0, False, id="what they say counts before what we rate"),
        pytest.param({}, 75.0, False, id="unknown satisfaction holds nothing back"),
    ],
)
def test_who_is_not_satisfied_is_offered_half_as_much_more(
    known: dict[str, float], score: float, held_back: bool
) -> None:
    (one,) = of_accounts({"wallet": 100, "revenue": 25, **known})
    assert (one["penetrate"], one["held_back"]) == (score, held_back)


def test_expand_by_hand_leaves_out_what_is_unknown() -> None:
    least, most, middle = of_accounts(
        {"new_gap": 10, "answers": 3, "asked": 4, "access": 1, "contacts": 2, "fit": 2},
        {"new_gap": 90},
        {"new_gap": 50},
    )
    assert [one["new_cells"] for one in (least, most, middle)] == [0.0, 100.0, 50.0]
    assert least["expand"] == pytest.approx(0.4 * 0 + 0.2 * 75 + 0.2 * 100 + 0.2 * 25)
    # Only its potential is known of the second, with all the weight.
    assert (most["expand"], most["expand_coverage"]) == (100.0, 0.4)


def test_protect_by_hand_counts_more_for_a_large_account() -> None:
    at_risk = {
        **{"critical_days": 90, "hard_to_leave": 2, "opponents": 0.25, "rival": 40, "health": 30},
        **{"contacts": 1, "is_single_thread": True},
    }
    small, large = of_accounts({"revenue": 1, **at_risk}, {"revenue": 9, **at_risk})
    whole = 0.3 * 50 + 0.2 * 75 + 0.2 * 40 + 0.2 * 50 + 0.1 * 100
    assert (small["protect"], large["protect"]) == (pytest.approx(whole / 2), pytest.approx(whole))


@pytest.mark.parametrize(
    ("known", "rules"),
    [
        pytest.param({"critical_days": 89}, ["critical_date"], id="a date within 90 days"),
        pytest.param({"critical_days": 90}, [], id="a date in 90 days"),
        pytest.param({"band": "red"}, ["red_health"], id="red"),
        pytest.param({"band": "amber"}, [], id="amber"),
        pytest.param({"open_grievance": True, "band": "red"}, ["red_health", "grievance"], id="two of them"),
    ],
)
def test_a_rule_makes_protect_the_first_whatever_the_scores(known: dict[str, Any], rules: list[str]) -> None:
    (one,) = of_accounts({"wallet": 100, "revenue": 0, **known})
    assert one["rules"] == rules
    assert one["primary"] == ("protect" if rules else "penetrate")


def test_the_split_is_in_tens_by_largest_remainder() -> None:
    # All is spent elsewhere; somebody opens doors and we fit; a rival has all, and there is no single thread.
    (one,) = of_accounts({"wallet": 100, "revenue": 0, "access": 1, "fit": 5, "contacts": 1, "rival": 100})
    assert [one[theme.value] for theme in Theme] == [100.0, 100.0, pytest.approx(100 * 0.2 / 0.3)]
    # 100, 100 and 66.7 of 266.7 are 3.75, 3.75 and 2.5 tens: what is over goes to the two larger rests.
    assert [one[f"{theme}_proposed"] for theme in Theme] == [40, 40, 20]


def test_where_nothing_points_anywhere_the_quadrant_proposes() -> None:
    star = {"penetrate_default": 40, "expand_default": 50, "protect_default": 10}
    one, other = of_accounts(star, {})
    assert [one[f"{theme}_proposed"] for theme in Theme] == [40, 50, 10]
    assert [other[f"{theme}_proposed"] for theme in Theme] == [None, None, None]
    assert (one["primary"], other["primary"]) == (None, None)


def test_one_small_part_alone_decides_nothing() -> None:
    (one,) = of_accounts({"contacts": 1, "is_single_thread": True, "wallet": 100, "revenue": 90})
    assert (one["protect"], one["protect_coverage"]) == (None, 0.1)
    assert (one["penetrate"], one["primary"]) == (pytest.approx(10.0), "penetrate")


def test_the_weights_of_each_theme_are_one() -> None:
    for theme in Theme:
        assert sum(part.weight for part in of(theme)) == pytest.approx(1.0)
    assert len({part.code for part in PARTS}) == len(PARTS)


def test_an_explanation_adds_up_to_the_score() -> None:
    (one,) = of_accounts({"new_gap": None, "answers": 1, "asked": 2, "access": 0, "contacts": 1})
    told = explained(one, Theme.EXPAND)
    assert told["code"].to_list() == ["new_cells", "answered", "access", "fit"]
    assert told["weight"].to_list() == [None, 50.0, 50.0, None]
    assert told["contribution"].sum() == pytest.approx(one["expand"])


_SHARES = st.one_of(st.none(), st.floats(0, 100))


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "wallet": st.one_of(st.none(), st.floats(1, 1e9)),
                "revenue": st.one_of(st.none(), st.floats(-1e6, 1e9)),
                "growth_said": st.one_of(st.none(), st.floats(-100, 100)),
                "new_gap": st.one_of(st.none(), st.floats(0, 1e9)),
                "rival": _SHARES,
                "critical_days": st.one_of(st.none(), st.floats(-1000, 1000)),
                "health": st.one_of(st.none(), st.integers(0, 100)),
            }
        ),
        min_size=1,
        max_size=6,
    )
)
def test_scores_lie_between_0_and_100_and_a_proposal_is_100_in_tens(rows: list[dict[str, Any]]) -> None:
    for one in of_accounts(*rows):
        assert all(one[theme.value] is None or 0 <= one[theme.value] <= 100 for theme in Theme)
        shares = [one[f"{theme}_proposed"] for theme in Theme]
        if shares != [None] * 3:
            assert sum(shares) == 100
            assert all(share % 10 == 0 and share >= 0 for share in shares)
