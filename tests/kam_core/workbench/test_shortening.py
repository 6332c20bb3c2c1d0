"""A question that sorts is asked for the rows that are shown, where that means the same."""

import json
from typing import Any

import duckdb
import pytest

from kam_core.workbench.shortening import is_same_but_for_limit, with_limit

ENGINE = duckdb.connect()


def tree(question: str) -> dict[str, Any]:
    parsed = "SELECT json_serialize_sql($question, skip_null := true, skip_empty := true, skip_default := true)"
    ((found,),) = ENGINE.execute(parsed, {"question": question}).fetchall()
    told: dict[str, Any] = json.loads(found)
    return told


@pytest.mark.parametrize(
    "question",
    [
        "SELECT a FROM t ORDER BY a",
        "SELECT a FROM t ORDER BY a;",
        "SELECT a FROM t ORDER BY a -- the end",
        "SELECT a FROM t /* all */ ORDER BY ALL DESC NULLS LAST /* of them */ ; ",
        "SELECT DISTINCT a FROM t ORDER BY a",
        "SELECT a FROM t UNION ALL SELECT a FROM u ORDER BY a",
        "WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a",
    ],
)
def test_a_sorted_question_is_asked_for_what_is_shown(question: str) -> None:
    longer = with_limit(question, tree(question), 11)
    assert longer
    assert longer.endswith("\nLIMIT 11")
    assert is_same_but_for_limit(tree(question), tree(longer))


@pytest.mark.parametrize(
    "question",
    [
        "SELECT a FROM t",
        "SELECT a FROM t ORDER BY a LIMIT 5",
        "SELECT a FROM t ORDER BY a LIMIT 5%",
        "SELECT a FROM t ORDER BY a OFFSET 5",
        "SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS ONLY",
        "SELECT a FROM (SELECT a FROM t ORDER BY a)",
    ],
)
def test_any_other_stays_as_it_is(question: str) -> None:
    assert with_limit(question, tree(question), 11) is None


@pytest.mark.parametrize(
    "question",
    [
        # What is added would belong to a comment, or come after the end.
        "SELECT a FROM t ORDER BY a; -- the end",
        "SELECT a FROM t ORDER BY a /* the end */;/* of it */",
    ],
)
def test_what_would_be_something_else_is_found(question: str) -> None:
    longer = with_limit(question, tree(question), 11)
    assert longer
    assert not is_same_but_for_limit(tree(question), tree(longer))


def test_a_question_that_differs_in_more_is_not_the_same() -> None:
    first, other = "SELECT a FROM t ORDER BY a", "SELECT b FROM t ORDER BY a\nLIMIT 11"
    assert not is_same_but_for_limit(tree(first), tree(other))
    assert not is_same_but_for_limit(tree(first), tree(f"{first} LIMIT 11; SELECT 1"))
    assert not is_same_but_for_limit(tree(first), tree("SELECT FROM"))
