import polars as pl
import pytest

from kam_core.imports.domains import domain
from kam_core.imports.matching import match_accounts
from tests.kam_core.imports.conftest import table

KNOWN = table("""
id | name              | domain         | country | source
1  | Hoa Sen Foods     | hoasen.vn      | VN      | erp
2  | Bắc Kinh Hualian  |                | CN      | erp
3  | Twin              |                | DE      | erp
4  | Twin              |                | FR      | erp
5  | Northwind Traders | northwind.com  |         | salesforce
""")
EXTERNAL = table("""
source     | code | id
salesforce | 001A | 2
""")
NAMES = ("account_id", "account_name", "domain", "country")


def matched(
    *incoming: tuple[str | None, ...], source: str = "salesforce", **decided: str | None
) -> list[tuple[object, ...]]:
    frame = pl.DataFrame(list(incoming), schema=dict.fromkeys(NAMES, pl.String), orient="row").with_row_index("row")
    return match_accounts(KNOWN, EXTERNAL, frame, source, decided).drop("row").rows()


@pytest.mark.parametrize(
    ("incoming", "expected"),
    [
        pytest.param(("5", "Anything", None, None), ("5", "id"), id="the id of the same system"),
        pytest.param(("1", "Hoa Sen FOODS", None, "US"), ("1", "id"), id="the id of another system with the same name"),
        pytest.param(("001A", "Anything", "hoasen.vn", None), ("2", "external_id"), id="a known id before the domain"),
        pytest.param(("x", "Else", "https://www.HoaSen.vn/en", None), ("1", "domain"), id="the domain"),
        pytest.param(("x", "HOA SEN FOODS Co., Ltd.", None, "VN"), ("1", "name"), id="the name and country"),
        pytest.param(("x", "northwind traders", None, "US"), ("5", "name"), id="a country that one side lacks"),
        pytest.param(("x", "Twin", None, "FR"), ("4", "name"), id="the country tells two of a name apart"),
    ],
)
def test_an_account_is_found_by(incoming: tuple[str | None, ...], expected: tuple[str, str]) -> None:
    assert matched(incoming) == [(*expected, None, None)]


def test_ids_of_two_systems_that_count_from_one_are_not_one() -> None:
    assert matched(("1", "Somebody else", None, None)) == [(None, "new", None, None)]


def test_a_name_in_another_country_is_another_account() -> None:
    assert matched(("x", "Hoa Sen Foods", None, "US")) == [(None, "new", None, None)]


def test_a_likely_name_waits_for_a_person() -> None:
    ((account_id, how, candidate, similarity),) = matched(("x", "Northwind Trader", None, None))
    assert (account_id, how, candidate) == (None, "alike", "5")
    assert isinstance(similarity, float) and 0.92 <= similarity < 1


def test_two_of_one_name_wait_for_a_person_too() -> None:
    assert matched(("x", "Twin", None, None)) == [(None, "alike", "3", 1.0)]


def test_what_a_person_said_counts_before_all_else() -> None:
    rows = (("x", "Northwind Trader", None, None), ("5", "Northwind Traders", None, None))
    # The second row has that id itself.
    assert matched(*rows, x="5") == [("5", "told", None, None), ("5", "id", None, None)]
    assert matched(("y", "Northwind Trader", None, None), y=None) == [(None, "new", None, None)]


def test_two_rows_with_one_domain_are_told_apart_by_a_person() -> None:
    rows = (("x", "Mother", "northwind.com", None), ("y", "Daughter", "northwind.com", None))
    assert matched(*rows) == [(None, "new", None, None), (None, "new", None, None)]


def test_an_address_of_a_mail_service_is_no_domain_of_a_company() -> None:
    addresses = ["https://www.Example.org/a?b", "info@acme.co.uk", "me@gmail.com", "n/a", None]
    assert domain(pl.Series(addresses)).to_list() == ["example.org", "acme.co.uk", None, None, None]
