"""The demo against the figures that are published for these files, to the cent, and against its own story."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from kam_core.accounts import membership
from kam_core.ingest import demo as the_demo
from kam_core.store.moments import moments
from kam_core.store.store import Store

CENT = Decimal("0.01")
BY_ACCOUNT = (
    "SELECT a.{column}, sum(m.revenue) FROM facts.account_month AS m "
    "JOIN facts.account AS a USING (account_id) GROUP BY 1"
)


@pytest.fixture(scope="module")
def asked(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A plain connection to a copy of the built demo, for questions that the product does not ask."""
    copy = shutil.copy(demo_file, tmp_path_factory.mktemp("asked") / "demo.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


def one(asked: duckdb.DuckDBPyConnection, question: str) -> tuple[object, ...]:
    row = asked.execute(question).fetchone()
    assert row is not None
    return row


def cents(asked: duckdb.DuckDBPyConnection, question: str) -> dict[str, Decimal]:
    return {str(name): Decimal(amount).quantize(CENT) for name, amount in asked.execute(question).fetchall()}


def test_revenue_and_margin_are_the_published_ones(asked: duckdb.DuckDBPyConnection) -> None:
    totals = cents(
        asked,
        "SELECT 'revenue', sum(revenue) FROM facts.order_line "
        "UNION ALL SELECT 'margin', sum(revenue) - sum(cost) FROM facts.order_line "
        "UNION ALL SELECT 'rolled up', sum(revenue) FROM facts.account_month "
        "UNION ALL SELECT 'rolled up by family', sum(revenue) FROM facts.account_family_month",
    )

    assert totals == {
        "revenue": Decimal("80450596.98"),
        "margin": Decimal("470482.60"),
        "rolled up": Decimal("80450596.98"),
        "rolled up by family": Decimal("80450596.98"),
    }


def test_the_number_of_lines_orders_and_accounts_is_the_published_one(asked: duckdb.DuckDBPyConnection) -> None:
    counts = one(
        asked,
        "SELECT count(*), count(DISTINCT order_no), count(DISTINCT account_id) FROM facts.order_line",
    )

    assert counts == (60_855, 3_796, 635)
    assert one(asked, "SELECT count(*) FROM facts.account") == (701,)
    assert one(asked, "SELECT count(*) FROM facts.product") == (334,)
    assert one(asked, "SELECT count(*) FROM facts.person") == (17,)


def test_revenue_by_category(asked: duckdb.DuckDBPyConnection) -> None:
    assert cents(
        asked,
        "SELECT p.category, sum(l.revenue) FROM facts.order_line AS l "
        "JOIN facts.product AS p USING (product_id) GROUP BY 1",
    ) == {
        "Bikes": Decimal("66302381.56"),
        "Components": Decimal("11799076.66"),
        "Clothing": Decimal("1777840.84"),
        "Accessories": Decimal("571297.93"),
    }


def test_revenue_by_business_type(asked: duckdb.DuckDBPyConnection) -> None:
    assert cents(asked, BY_ACCOUNT.format(column="segment")) == {
        "Warehouse": Decimal("38726913.48"),
        "Value Added Reseller": Decimal("34967517.33"),
        "Specialty Bike Shop": Decimal("6756166.18"),
    }


def test_revenue_by_country(asked: duckdb.DuckDBPyConnection) -> None:
    assert cents(asked, BY_ACCOUNT.format(column="country")) == {
        "United States": Decimal("53607801.21"),
        "Canada": Decimal("14377925.60"),
        "France": Decimal("4607537.94"),
        "United Kingdom": Decimal("4279008.83"),
        "Germany": Decimal("1983988.04"),
        "Australia": Decimal("1594335.38"),
    }


def test_revenue_by_year(asked: duckdb.DuckDBPyConnection) -> None:
    assert cents(asked, "SELECT year(month), sum(revenue) FROM facts.account_month GROUP BY 1") == {
        "2010": Decimal("489328.58"),
        "2011": Decimal("18192802.71"),
        "2012": Decimal("28193631.53"),
        "2013": Decimal("33574834.16"),
    }


def test_the_five_largest_accounts(asked: duckdb.DuckDBPyConnection) -> None:
    assert cents(asked, BY_ACCOUNT.format(column="account_name") + " ORDER BY 2 DESC LIMIT 5") == {
        "Brakes and Gears": Decimal("877107.19"),
        "Excellent Riding Supplies": Decimal("853849.18"),
        "Vigorous Exercise Company": Decimal("841908.77"),
        "Totes & Baskets Company": Decimal("816755.58"),
        "Retail Mall": Decimal("799277.90"),
    }


def test_concentration_over_all_years(asked: duckdb.DuckDBPyConnection) -> None:
    hhi, top_ten = one(
        asked,
        "WITH share AS (SELECT CAST(sum(revenue) AS DOUBLE) / sum(sum(revenue)) OVER () AS part "
        "FROM facts.account_month GROUP BY account_id) SELECT sum(part * part), "
        "(SELECT sum(part) FROM (SELECT part FROM share ORDER BY part DESC LIMIT 10)) FROM share",
    )

    assert (round(float(str(hhi)), 5), round(float(str(top_ten)), 3)) == (0.00452, 0.098)


def test_cells_bought_and_not(asked: duckdb.DuckDBPyConnection) -> None:
    bought, families = one(
        asked,
        "SELECT count(*), count(DISTINCT family) "
        "FROM (SELECT DISTINCT account_id, family FROM facts.account_family_month)",
    )

    assert (bought, families) == (5_804, 33)
    assert 635 * 33 - 5_804 == 15_151


def test_169_of_635_accounts_were_silent_for_180_days(asked: duckdb.DuckDBPyConnection) -> None:
    silent = one(
        asked,
        "SELECT count(*) FROM (SELECT max(last_order_date) AS last_day FROM facts.account_month GROUP BY account_id) "
        "WHERE last_day < DATE '2013-11-29' - 180",
    )

    assert silent == (169,)


def test_335_accounts_lose_money(asked: duckdb.DuckDBPyConnection) -> None:
    losing = one(
        asked,
        "SELECT count(*) FROM (SELECT account_id FROM facts.account_month GROUP BY 1 HAVING sum(revenue) < sum(cost))",
    )

    assert losing == (335,)


def test_three_months_have_no_orders(asked: duckdb.DuckDBPyConnection) -> None:
    empty = asked.execute(
        "SELECT CAST(month AS DATE) "
        "FROM generate_series(DATE '2010-12-01', DATE '2013-11-01', INTERVAL 1 MONTH) AS m(month) "
        "WHERE CAST(month AS DATE) NOT IN (SELECT month FROM facts.account_month) ORDER BY 1"
    ).fetchall()

    assert empty == [(date(2011, 2, 1),), (date(2011, 4, 1),), (date(2011, 6, 1),)]


def test_names_and_codes_repeat_but_ids_do_not(asked: duckdb.DuckDBPyConnection) -> None:
    assert one(asked, "SELECT count(DISTINCT account_name), count(DISTINCT account_id) FROM facts.account") == (
        699,
        701,
    )
    assert one(asked, "SELECT count(DISTINCT product_code), count(DISTINCT product_id) FROM facts.product") == (
        250,
        334,
    )


def test_the_territory_na_is_text_and_the_manager_above_the_managers_is_nobody(
    asked: duckdb.DuckDBPyConnection,
) -> None:
    managers = asked.execute(
        "SELECT p.person_id, p.territory, p.manager_id, m.person_id FROM facts.person AS p "
        "LEFT JOIN facts.person AS m ON m.person_id = p.manager_id WHERE p.title LIKE '%Manager' ORDER BY 1"
    ).fetchall()

    assert managers == [(rep, "NA", "277", None) for rep in ("272", "290", "294")]


def test_the_owner_is_the_rep_of_the_last_order(asked: duckdb.DuckDBPyConnection) -> None:
    asked.execute(
        "CREATE OR REPLACE TEMPORARY VIEW rep AS "
        "SELECT account_id, extra ->> 'sales_rep_id' AS rep, order_date, order_no FROM facts.order_line"
    )

    assert one(
        asked, "SELECT count(*) FROM (SELECT account_id FROM rep GROUP BY 1 HAVING count(DISTINCT rep) > 1)"
    ) == (210,)
    assert one(
        asked,
        "SELECT count(*), count(*) FILTER (WHERE a.owner_id = r.last_rep) FROM facts.account AS a JOIN "
        "(SELECT account_id, arg_max(rep, (order_date, order_no)) AS last_rep FROM rep GROUP BY 1) AS r "
        "USING (account_id)",
    ) == (635, 635)


def test_the_owner_of_an_account_without_orders_is_a_rep_of_its_territory(asked: duckdb.DuckDBPyConnection) -> None:
    assert one(
        asked,
        "SELECT count(*), count(*) FILTER (WHERE p.territory = a.territory) FROM facts.account AS a "
        "JOIN facts.person AS p ON p.person_id = a.owner_id "
        "WHERE a.account_id NOT IN (SELECT account_id FROM facts.account_month)",
    ) == (66, 66)


def test_163_quotas_are_of_people_and_end_before_the_last_quarter_of_2013(asked: duckdb.DuckDBPyConnection) -> None:
    assert one(
        asked,
        "SELECT count(*), count(DISTINCT scope_id), max(period_start), min(period_months), max(period_months) "
        "FROM facts.target WHERE scope = 'person'",
    ) == (163, 17, date(2013, 7, 1), 3, 3)


def test_the_dates_of_the_demo_stand_still(demo: Store) -> None:
    then = moments(demo.database)

    assert (then.as_of, then.closed_through, then.today) == (date(2013, 11, 29), date(2013, 11, 30), date(2013, 11, 29))


def test_the_company_is_fictitious_and_counts_in_dollars(asked: duckdb.DuckDBPyConnection) -> None:
    assert asked.execute("SELECT company_name, fictitious, base_currency FROM facts.company").fetchall() == [
        ("Adventure Works Cycles", True, "USD")
    ]
    assert one(
        asked, "SELECT count(*) FILTER (WHERE revenue_base <> revenue OR currency <> 'USD') FROM facts.order_line"
    ) == (0,)


def test_made_up_values_are_marked_and_true_ones_are_not(asked: duckdb.DuckDBPyConnection) -> None:
    kinds = asked.execute("SELECT kind, file_name, illustrative FROM facts.batch").fetchall()
    true = {(kind, name) for kind, name, illustrative in kinds if not illustrative}

    assert true == {(kind, Path(name).name) for name, kind in the_demo.FACTS}
    assert {(kind, name) for kind, name, illustrative in kinds if illustrative} == {
        (kind, name) for name, kind in the_demo.ILLUSTRATIVE
    }
    assert one(asked, "SELECT count(*) FILTER (WHERE NOT illustrative) FROM app.membership") == (0,)


def test_29_key_accounts_of_both_kinds_stand_under_the_ceiling(demo: Store) -> None:
    members = membership.members(demo.database, the_demo.TODAY)

    assert members.group_by("kind").len().sort("kind").rows() == [("emerging", 10), ("existing", 19)]
    assert membership.ceiling(demo.database) == 30


def test_the_list_grew_from_seven_and_says_why_each_one_joined_or_left(demo: Store) -> None:
    changes = membership.changes(demo.database, date(2011, 1, 1), date(2014, 1, 1))

    assert membership.members(demo.database, date(2011, 7, 1)).height == 7
    assert changes["reason"].null_count() == 0
    assert changes.group_by("event").len().sort("event").rows() == [("joined", 34), ("kind_changed", 1), ("left", 5)]


def test_every_decision_and_rating_was_made_by_somebody_we_know(asked: duckdb.DuckDBPyConnection) -> None:
    assert one(
        asked,
        "WITH named AS (SELECT admitted_by AS who FROM app.membership UNION SELECT retired_by FROM app.membership "
        "UNION SELECT rated_by FROM facts.rating UNION SELECT person_id FROM facts.activity "
        "UNION SELECT owner_id FROM facts.opportunity) "
        "SELECT count(*) FROM named WHERE who NOT IN (SELECT person_id FROM facts.person)",
    ) == (0,)


def test_some_big_accounts_are_not_key_and_some_key_accounts_are_not_big(
    demo: Store, asked: duckdb.DuckDBPyConnection
) -> None:
    members = set(membership.members(demo.database, the_demo.TODAY)["account_id"])
    largest = asked.execute(
        "SELECT account_id FROM facts.account_month WHERE month >= DATE '2012-12-01' "
        "GROUP BY 1 ORDER BY sum(revenue) DESC LIMIT 29"
    ).fetchall()
    big = {account_id for (account_id,) in largest}

    assert len(big - members) >= 5
    assert len(members - big) >= 5
    assert len(members & big) >= 10


def test_progress_names_each_step_and_ends_at_one(demo_file: Path) -> None:
    heard = json.loads(demo_file.with_name("progress.json").read_text(encoding="utf-8"))

    assert [name for name, _ in heard] == [
        "company",
        *(Path(name).name.partition(".")[0] for name, _ in (*the_demo.FACTS, *the_demo.ILLUSTRATIVE)),
        "memberships",
        "plans",
        "scores",
        "done",
    ]
    assert [fraction for _, fraction in heard] == sorted(fraction for _, fraction in heard)
    assert (heard[0][1], heard[-1][1]) == (0.0, 1.0)


def test_two_builds_hold_the_same(demo_file: Path, demo_of_init: Path, tmp_path: Path) -> None:
    first = shutil.copy(demo_file, tmp_path / "first.duckdb")
    with duckdb.connect() as both:
        both.execute(f"ATTACH '{first}' AS first (READ_ONLY)")
        both.execute(f"ATTACH '{demo_of_init}' AS second (READ_ONLY)")
        tables = both.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
            "WHERE database_name = 'first' AND schema_name = 'facts' AND table_name <> 'batch'"
        ).fetchall()
        names = [*(name for (name,) in tables), "app.membership", "app.setting"]
        different = [
            name
            for name in names
            if both.execute(
                f"(FROM first.{name} EXCEPT ALL FROM second.{name}) UNION ALL "
                f"(FROM second.{name} EXCEPT ALL FROM first.{name}) LIMIT 1"
            ).fetchone()
        ]

    assert len(names) > 20
    assert different == []
