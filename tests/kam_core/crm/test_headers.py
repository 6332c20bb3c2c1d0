import pytest

from kam_core.crm.headers import key, keys, spaced


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Account Name", "accountName"),
        ("Account Name", " ACCOUNT_NAME "),
        ("StageName", "stage_name"),
        ("Ngày đóng", "ngay dong"),
        ("تاريخ بستن", "تاریخ بستن"),
        ("وب‌سایت", "وب سایت"),
        ("客戶名稱", "客户名称"),
        ("Ａｍｏｕｎｔ", "Amount"),
        ("Region__c", "Region"),
        ("Close\nDate", "Close Date"),
    ],
)
def test_two_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("owner", "owner__r"), ("Account", "(Do Not Modify) Account")])
def test_what_a_crm_tells_apart_stays_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_name_is_also_looked_up_without_what_stands_aside() -> None:
    assert keys("客户名称（必填）") == ("客户名称必填", "客户名称")
    assert keys("property_dealname") == ("propertydealname", "dealname")


def test_words_of_one_name_are_parted() -> None:
    assert spaced("BillingCountryCode") == "billing country code"
    assert spaced("***") == ""
