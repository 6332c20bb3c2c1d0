"""The gate alone: which questions pass, and what the others are told."""

import json

import duckdb
import pytest

from kam_core.errors import KamError, QueryFaultError, QueryRefusedError
from kam_core.workbench.gate import check_text, check_tree

ENGINE = duckdb.connect()


def ask(question: str, *tables: str) -> None:
    """As the process that answers checks a question."""
    check_text(question)
    parsed = "SELECT json_serialize_sql($question, skip_null := true, skip_empty := true, skip_default := true)"
    found = ENGINE.execute(parsed, {"question": question}).fetchone()
    assert found
    check_tree(json.loads(found[0]), tables or ("uploads",), question)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT a FROM uploads",
        "FROM uploads",
        "TABLE uploads",
        "VALUES (1), (2)",
        "SELECT a FROM UPLOADS;",
        "SELECT 1 -- the end",
        "/* first */ SELECT 1;;",
        "WITH x AS (SELECT 1 AS a), y AS (SELECT a FROM x) SELECT a FROM y JOIN uploads USING (a)",
        "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n",
        "SELECT a FROM uploads WHERE a IN (WITH x AS (SELECT 1 AS a) SELECT a FROM x)",
        "SELECT r FROM range(9) AS t(r), unnest([1]), generate_series(1, 2)",
    ],
)
def test_a_question_passes(question: str) -> None:
    ask(question)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "There is no question"),
        (" ;-- nothing\n/* at all */", "There is no question"),
        ("SELECT 1; SELECT 2", "holds 2 statements"),
        ("DELETE FROM uploads", "DELETE is not one"),
        ("/* x */ ; drop table uploads", "DROP is not one"),
        ("PIVOT uploads ON a USING sum(b)", "chart builder"),
        ("SELECT x FROM (PIVOT uploads ON a USING sum(b))", "chart builder"),
        ("FROM uploads PIVOT (sum(b) FOR a IN (1, 2))", "chart builder"),
        ("SUMMARIZE uploads", "profile"),
        ("describe uploads", "beside each table"),
        ("DESCRIBE SELECT 1", "beside each table"),
        ("SHOW TABLES", "beside the editor"),
        ("EXPLAIN SELECT 1", "the time that an answer took"),
        ("EXPLAIN ANALYZE SELECT 1", "the time that an answer took"),
        ("SELECT getenv('HOME')", "getenv is not open"),
        ("SELECT * FROM read_text('/etc/passwd')", "read_text is not open"),
        ("SELECT * FROM '/etc/passwd'", "no table /etc/passwd here"),
        ("SELECT * FROM main.uploads", "without a database or a schema"),
        ("SELECT * FROM information_schema.tables", "without a database or a schema"),
        ("SELECT pg_catalog.version()", "without a schema"),
        ("SELECT a FROM uploads WHERE a = $1", "no parameters"),
        ("SELECT a FROM uploads WHERE a = ?", "no parameters"),
        ("SELECT 'a\0b'", "NUL"),
        ("SELECT '" + "x" * 20_000 + "'", "20000 are the most"),
        ("SELECT " + "[" * 501 + "]" * 501, "more than 500 brackets"),
        (" UNION ALL ".join(["FROM uploads, uploads AS u"] * 501), "more than 1000 tables"),
    ],
)
def test_a_question_is_refused_and_told_why(question: str, says: str) -> None:
    with pytest.raises(QueryRefusedError, match=says):
        ask(question)


@pytest.mark.parametrize(
    "question",
    [
        # A WITH does not know itself,
        'WITH "/etc/passwd" AS (SELECT * FROM "/etc/passwd") SELECT * FROM "/etc/passwd"',
        # not even where it says that it does and has nothing to start from,
        'WITH RECURSIVE "/etc/passwd" AS (SELECT * FROM "/etc/passwd") SELECT 1',
        'WITH RECURSIVE "/etc/passwd" AS (SELECT * FROM "/etc/passwd" UNION ALL SELECT 1) SELECT 1',
        # nor those after it,
        'WITH x AS (SELECT * FROM "/etc/passwd"), "/etc/passwd" AS (SELECT 1) SELECT * FROM x',
        # nor does anybody outside know one that is inside.
        'SELECT * FROM (WITH "/etc/passwd" AS (SELECT 1) SELECT 1), "/etc/passwd"',
        'SELECT 1 WHERE EXISTS (WITH "/etc/passwd" AS (SELECT 1) SELECT 1) UNION ALL SELECT * FROM "/etc/passwd"',
        # Only letters of ASCII are the same in both cases to the engine.
        'WITH "/etc/paſſwd" AS (SELECT 1) SELECT * FROM "/etc/passwd"',
        'WITH "/ETC/ÉTÉ" AS (SELECT 1) SELECT * FROM "/etc/été"',
    ],
)
def test_a_with_is_known_only_where_the_engine_knows_it(question: str) -> None:
    with pytest.raises(QueryRefusedError, match="There is no table /etc/"):
        ask(question)


def test_withs_that_join_each_other_are_counted_as_often_as_they_are_read() -> None:
    twice = "c{n} AS (SELECT l.x FROM c{before} AS l, c{before} AS r)"
    links = ["c0 AS (SELECT 1 AS x)", *(twice.format(n=n, before=n - 1) for n in range(1, 11))]
    chain = "WITH {links} SELECT x FROM {last}"
    ask(chain.format(links=", ".join(links), last="c9"))
    with pytest.raises(QueryRefusedError, match="more than 1000 tables"):
        ask(chain.format(links=", ".join(links), last="c10"))


def test_what_cannot_be_read_is_a_fault_with_its_place() -> None:
    with pytest.raises(QueryFaultError) as fault:
        ask("SELECT a,\n  b b b\nFROM uploads")
    assert fault.value.position == (2, 7)


@pytest.mark.parametrize(
    "question",
    [
        "WITH d AS (DELETE FROM uploads RETURNING *) SELECT * FROM d",
        "WITH d AS (COPY uploads TO 'x.csv') SELECT * FROM d",
        "SELECT 1 WHERE EXISTS (WITH d AS (DELETE FROM uploads RETURNING a) SELECT * FROM d)",
    ],
)
def test_no_version_lets_a_change_pass_within_a_select(question: str) -> None:
    with pytest.raises(KamError):
        ask(question)


@pytest.mark.parametrize("node", ["DELETE_QUERY_NODE", "INSERT_QUERY_NODE", "STATEMENT_NODE", "TOMORROW_REF"])
def test_a_piece_that_nobody_knows_is_refused(node: str) -> None:
    tree = {"error": False, "statements": [{"node": {"type": "SELECT_NODE", "from_table": {"type": node}}}]}
    with pytest.raises(QueryRefusedError, match=node):
        check_tree(tree, ("uploads",), "SELECT 1")


def test_an_expression_that_nobody_knows_is_refused() -> None:
    tree = {"error": False, "statements": [{"node": {"type": "SELECT_NODE", "select_list": [{"class": "TOMORROW"}]}}]}
    with pytest.raises(QueryRefusedError, match="TOMORROW"):
        check_tree(tree, ("uploads",), "SELECT 1")
