"""Names that two systems write differently compare as one."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kam_core.values.matching import fold, folded, likeness, look_alikes


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Nordwind AG", "NORDWIND  GmbH & Co. KG", "Nordwind, Inc.", "nordwind"), "nordwind"),
        (("ABC Ltd.", "ＡＢＣ　Ｌｔｄ", "A\u200bBC Co., Ltd", "ABC Pte. Ltd."), "abc"),
        (("Công ty TNHH MTV Hoà Bình", "CÔNG TY CỔ PHẦN HÒA BÌNH", "Hòa Bi\u0300nh JSC", "CTCP Hòa Bình"), "hòa bình"),
        (("統一超商股份有限公司", "统一超商", "统一超商有限公司"), "统一超商"),
        (("شرکت پارس\u200cخودرو (سهامی خاص)", "شركت پارس خودرو", "پارس خودرو"), "پارس خودرو"),
        (("株式会社トヨタ", "トヨタ 株式会社", "ﾄﾖﾀ"), "トヨタ"),
        (("Straße S.A. de C.V.", "STRASSE", "Strasse S.R.L."), "strasse"),
        (("O'Reilly", "O’REILLY LLC"), "oreilly"),
        (("شعبه ۱۲", "شعبه 12"), "شعبه 12"),
    ],
)
def test_names_fold_to_what_they_have_in_common(names: tuple[str, ...], expected: str) -> None:
    assert [fold(name) for name in names] == [expected] * len(names)


def test_accents_and_words_tell_companies_apart() -> None:
    assert fold("Hoa Sen") != fold("Hoả Sen")
    assert fold("Acme North") != fold("Acme South")
    assert fold("Store 12") != fold("Store 13")


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert fold("Company") == "company"
    assert fold("有限公司") == "有限公司"
    assert fold("") == ""


def test_a_column_is_folded_row_by_row() -> None:
    assert folded(pl.Series("name", ["A Ltd", None, "B AG", "A Ltd"])).to_list() == ["a", None, "b", "a"]


def test_likeness_runs_from_nothing_to_the_same() -> None:
    assert likeness("GTXPro", "GTX Pro") == 1
    assert likeness("Café Müller", "Muller Cafe GmbH") == 1
    # Twelve letters, one of them more: 2 × 12 / 25.
    assert likeness("Northwinds xy", "Northwind xy") == pytest.approx(24 / 25)
    assert likeness("Acme", "") == 0
    assert likeness("", "") == 0


def test_pairs_of_look_alikes_come_with_the_best_first() -> None:
    found = look_alikes(["GTXPro", "Acme Corp"], ["GTX Basic", "GTX Pro", "GTXPro2", "Acme Corporation", "Zeta"], 0.9)
    assert found.rows() == [
        ("Acme Corp", "Acme Corporation", 1.0),
        ("GTXPro", "GTX Pro", 1.0),
        ("GTXPro", "GTXPro2", pytest.approx(12 / 13, abs=0.0001)),
    ]
    assert look_alikes([], ["a"]).is_empty()
    assert look_alikes(["a"], []).is_empty()


@settings(max_examples=50)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_folds_once_and_for_all(left: str, right: str) -> None:
    assert fold(fold(left)) == fold(left)
    assert 0 <= likeness(left, right) <= 1
    assert likeness(left, right) == likeness(right, left)
