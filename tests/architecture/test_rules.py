"""The rules hold for every file, and each is shown to fail where it is broken."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import rules, sql_rules
from tests.architecture.rules import RULES, Source
from tests.architecture.sql_rules import SQL_RULES

ROOT = Path(__file__).parents[2]
Rule = Callable[[Source], Iterator[str]]


def sources(pattern: str) -> list[Source]:
    files = sorted(file for folder in ("kam_core", "pages") for file in (ROOT / folder).rglob(pattern))
    files += [ROOT / "app.py"] if pattern == "*.py" else []
    return [Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def broken_by(rule: Rule, files: list[Source]) -> list[str]:
    return [f"{source.path}: {fault}" for source in files for fault in rule(source)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert broken_by(rule, sources("*.py")) == []


@pytest.mark.parametrize("rule", SQL_RULES, ids=lambda rule: rule.__name__)
def test_every_statement_keeps_the_rule(rule: Rule) -> None:
    assert broken_by(rule, sources("*.sql")) == []


BROKEN = [
    (rules.a_screen_is_short, "pages/portfolio.py", "x = 1\n" * 61),
    (rules.a_module_is_short, "kam_core/kpis/hhi.py", "x = 1\n" * 200),
    (rules.a_function_is_short, "kam_core/kpis/hhi.py", "def f():\n" + "    x = 1\n" * 26),
    (rules.an_init_is_empty, "kam_core/kpis/__init__.py", "from kam_core.kpis.model import Kpi\n"),
    (rules.a_name_says_what_for, "kam_core/kpis/utils.py", ""),
    (rules.one_owner, "pages/account.py", "st.session_state['a'] = 1"),
    (rules.one_owner, "pages/account.py", "from streamlit import session_state"),
    (rules.one_owner, "pages/widgets/matrix.py", "st.plotly_chart(figure)"),
    (rules.one_owner, "pages/data.py", "st.dataframe(frame)"),
    (rules.one_owner, "pages/data.py", "st.download_button('a', b'')"),
    (rules.no_markup_from_data, "pages/data.py", "st.markdown(name, unsafe_allow_html=True)"),
    (rules.no_markup_from_data, "pages/data.py", "st.html(name)"),
    (rules.colours_have_meanings, "kam_core/charts/matrix.py", "colour = '#b3261e'"),
    (rules.colours_have_meanings, "kam_core/charts/matrix.py", "colour = f'rgba(1,2,3,{alpha})'"),
    (rules.words_can_be_translated, "pages/data.py", "st.title('Data')"),
    (rules.words_can_be_translated, "pages/data.py", "st.caption(f'{n} rows')"),
    (rules.words_can_be_translated, "pages/data.py", "st.button(_('Save'), help='Saves it')"),
    (rules.words_can_be_translated, "pages/data.py", "st.text(_(f'{n} rows'))"),
    (rules.words_can_be_translated, "kam_core/kpis/hhi.py", "_('Revenue' + ' of ' + name)"),
    (rules.sql_takes_parameters, "kam_core/store/writer.py", "cursor.execute(f'DELETE FROM app.{table}')"),
    (rules.sql_takes_parameters, "kam_core/store/writer.py", "cursor.sql('SELECT a FROM b WHERE c = ' + value)"),
    (rules.sql_takes_parameters, "kam_core/store/writer.py", "cursor.execute('DELETE FROM {}'.format(table))"),
    (rules.faults_are_not_swallowed, "kam_core/kpis/hhi.py", "try:\n    f()\nexcept Exception:\n    x = None"),
    (rules.faults_are_not_swallowed, "kam_core/kpis/hhi.py", "try:\n    f()\nexcept:\n    x = None"),
    (rules.faults_are_not_swallowed, "kam_core/kpis/hhi.py", "try:\n    f()\nexcept OSError:\n    pass"),
    (rules.no_process_is_forked, "kam_core/store/store.py", "os.fork()"),
    (rules.no_process_is_forked, "kam_core/store/store.py", "multiprocessing.get_context('fork')"),
    (rules.polars_calls_no_python, "kam_core/kpis/hhi.py", "pl.col('name').map_elements(plain)"),
    (sql_rules.one_statement, "kam_core/a/sql/b.sql", "SELECT 1 AS a; SELECT 2 AS a"),
    (sql_rules.columns_are_named, "kam_core/a/sql/b.sql", "SELECT * FROM facts.account"),
    (sql_rules.columns_are_named, "kam_core/a/sql/b.sql", "SELECT a.account_id, b.* FROM facts.account AS a"),
    (sql_rules.aliases_say_as, "kam_core/a/sql/b.sql", "SELECT a.x FROM facts.account a"),
    (sql_rules.aliases_say_as, "kam_core/a/sql/b.sql", "SELECT sum(x) total FROM facts.account"),
    (sql_rules.no_lambda_arrows, "kam_core/a/sql/b.sql", "SELECT list_transform(l, x -> x + 1) AS a FROM t"),
    (sql_rules.history_only_grows, "kam_core/a/sql/b.sql", "DELETE FROM app.history WHERE sequence = $sequence"),
    (sql_rules.no_rename, "kam_core/store/migrations/0009_b.sql", "ALTER TABLE app.a RENAME TO b"),
]


@pytest.mark.parametrize(
    ("rule", "path", "text"), BROKEN, ids=[f"{rule.__name__}-{number}" for number, (rule, _, _) in enumerate(BROKEN)]
)
def test_a_file_that_breaks_the_rule_is_found(rule: Rule, path: str, text: str) -> None:
    assert broken_by(rule, [Source(path, text)])


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _, _ in BROKEN} == {*RULES, *SQL_RULES}


KEPT = [
    (rules.words_can_be_translated, "pages/data.py", "st.title(_('Data'), icon=':material/database:')"),
    (rules.words_can_be_translated, "pages/data.py", "st.text(_('{n} rows', n=3))"),
    (rules.words_can_be_translated, "pages/data.py", "st.markdown(f'**{plain(name)}**')"),
    (rules.faults_are_not_swallowed, "kam_core/a.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise"),
    (sql_rules.aliases_say_as, "kam_core/a/sql/b.sql", "SELECT sum(x) AS total FROM facts.account AS a WHERE a.y = 1"),
    (sql_rules.columns_are_named, "kam_core/a/sql/b.sql", "SELECT count(*) AS n, a * 2 AS b FROM facts.account"),
    (sql_rules.one_statement, "kam_core/a/sql/b.sql", "-- one; still one\nSELECT ';' AS a;"),
]


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_a_file_that_keeps_the_rule_is_left_alone(rule: Rule, path: str, text: str) -> None:
    assert broken_by(rule, [Source(path, text)]) == []
