import polars as pl
import pytest

from kam_core.crm.status import with_status


def statuses(**columns: list[object]) -> list[str]:
    frame, _ = with_status(pl.DataFrame(columns, strict=False), {})
    return frame["means"].to_list()


def test_flags_of_a_crm_count_before_what_its_stages_are_called() -> None:
    assert statuses(
        stage=["Agreed", "Agreed", "Agreed", "Closed Won"],
        is_closed=[True, True, None, False],
        is_won=[True, None, None, None],
    ) == ["won", "lost", "open", "open"]


def test_a_flag_that_only_says_closed_leaves_it_to_the_stage_how() -> None:
    assert statuses(stage=["Closed Won", "Dropped", "Proposal"], is_closed=[True, True, False]) == [
        "won",
        "lost",
        "open",
    ]


def test_flags_without_a_value_say_nothing() -> None:
    assert statuses(stage=["Closed Won"], is_closed=pl.Series([None], dtype=pl.Boolean)) == ["won"]


def test_a_state_counts_before_a_stage() -> None:
    assert statuses(stage=["Negotiation", "Negotiation"], status=["Won", None]) == ["won", "open"]


def test_a_deal_that_was_archived_or_has_a_reason_for_its_loss_is_lost() -> None:
    found = statuses(stage=["New", "New", "Won"], active=[False, True, True], loss_reason=[None, "Too expensive", None])
    assert found == ["lost", "lost", "won"]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("07 - Closed Won", "won"),
        ("Closed Lost - Price", "lost"),
        ("Not won yet", "open"),
        ("Win plan", "open"),
        ("6-赢单", "won"),
        ("输单风险", "open"),
        ("Chưa thành công", "open"),
        ("Won or lost", "open"),
    ],
)
def test_words_within_a_stage_only_count_where_they_can_mean_one_thing(stage: str, expected: str) -> None:
    assert statuses(stage=[stage]) == [expected]


def test_what_a_person_said_of_a_stage_counts_before_all() -> None:
    frame, meanings = with_status(pl.DataFrame({"stage": ["Delivered", "Closed Won"]}), {"Delivered": "won"})
    assert frame["means"].to_list() == ["won", "won"]
    assert [(one.value, one.means, one.rows, one.known) for one in meanings] == [
        ("Delivered", "won", 1, True),
        ("Closed Won", "won", 1, True),
    ]
