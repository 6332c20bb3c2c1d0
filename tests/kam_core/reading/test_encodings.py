import unicodedata

import pytest

from kam_core.reading.model import Told
from tests.kam_core.reading.reading_of_texts import outcome

TEXTS = [
    ("cp1252", ["Müller GmbH", "Große Straße, Köln", "Société Générale"]),
    ("cp1252", ["São Paulo", "Peña Nieto", "Curaçao"]),
    ("cp1252", ["Smørrebrød", "Ålborg", "Ærøskøbing"]),
    ("cp1252", ["lunedì", "però", "più città", "50 € – “oggi”"]),
    ("cp1250", ["Příliš žluťoučký kůň", "Plzeň", "Žižkov"]),
    ("cp1250", ["Spółka z o.o.", "Łódź", "Wrocław i Gdańsk"]),
    ("cp1250", ["Győr", "Székesfehérvár", "hűtő"]),
    ("iso8859-2", ["Łódzka", "Śląsk", "Będzin", "Kraków Główny"]),
    ("cp1254", ["İstanbul", "Şişli", "Güneş ışığı"]),
    ("cp1251", ["Газпром нефть", "Московский завод"]),
    ("koi8-r", ["Газпром нефть", "Московский завод"]),
    ("cp1253", ["Αθήνα", "Ελληνικά Πετρέλαια"]),
    ("cp1255", ["שלום עולם", "בנק הפועלים"]),
    ("cp1256", ["شركة النور للتجارة", "مجموعة الخليج"]),
    ("cp874", ["บริษัท ไทย จำกัด", "กรุงเทพ"]),
    ("cp1258", ["Công ty Cổ phần Sữa Việt Nam", "Đặng Thị Ánh"]),
    ("gb18030", ["上海贸易有限公司", "华为技术有限公司", "北京"]),
    ("big5", ["台灣積體電路製造股份有限公司", "統一超商"]),
    ("cp932", ["株式会社ソニー", "トヨタ自動車", "表計算ソフト能"]),
    ("euc_jp", ["株式会社ソニー", "トヨタ自動車"]),
    ("iso2022_jp", ["株式会社ソニー", "トヨタ自動車"]),
    ("cp949", ["삼성전자 주식회사", "현대자동차"]),
    ("utf-16-le", ["Müller", "Đặng Thị Ánh", "北京"]),
    ("utf-16-be", ["Müller", "Đặng Thị Ánh", "北京"]),
    ("utf-32-le", ["Müller", "Đặng Thị Ánh", "北京"]),
]


def encoded(text, encoding):
    """The text in the encoding; in Windows-1258 the tones of Vietnamese stand behind their letters."""
    if encoding != "cp1258":
        return text.encode(encoding)
    coded = b""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        letter_alone = unicodedata.normalize("NFC", apart.replace(tone, "") if tone else apart)
        coded += letter_alone.encode(encoding) + tone.encode(encoding)
    return coded


@pytest.mark.parametrize(("encoding", "names"), TEXTS, ids=[f"{encoding} {names[0]}" for encoding, names in TEXTS])
def test_letters_are_read_in_the_encoding_that_they_were_written_in(tmp_path, encoding, names):
    content = encoded("number;name\n" + "".join(f"{number};{name}\n" for number, name in enumerate(names)), encoding)
    found = outcome(tmp_path, content)
    assert found.rows == [(str(number), name) for number, name in enumerate(names)]
    assert "does not say its encoding" in found.said
    assert [guess.name for guess in found.reading.guesses if not guess.sure] == ["encoding"]


def test_a_row_in_windows_1252_amid_utf_8_is_read_by_it(tmp_path):
    rows = ["1,Café", "2,Señor", "3,Ångström"]
    content = ("id,name\n" + "\n".join(rows) + "\n").encode() + "4,Société\n".encode("cp1252")
    found = outcome(tmp_path, content)
    assert [name for _, name in found.rows] == ["Café", "Señor", "Ångström", "Société"]
    assert "line 5" in found.said


def test_a_file_cut_within_its_last_letter_keeps_all_before_it(tmp_path):
    found = outcome(tmp_path, "id,name\n1,Café\n2,Café\n3,Caf".encode() + b"\xc3")
    assert [name for _, name in found.rows] == ["Café", "Café", "Caf\ufffd"]
    assert "cut off" in found.said


def test_bytes_that_are_no_letters_are_shown_as_such(tmp_path):
    found = outcome(tmp_path, b"id,name\n1,over\xc0\xafslash\n2,b\n")
    assert len(found.rows) == 2
    assert found.said


def test_text_that_was_broken_before_is_kept_and_said(tmp_path):
    broken = "Café Müller Señor".encode().decode("cp1252")
    found = outcome(tmp_path, f"id,name\n1,{broken}\n")
    assert found.rows == [("1", broken)]
    assert "looks broken" in found.said


def test_a_late_letter_decides_as_well_as_an_early_one(tmp_path):
    content = b"id,name\n" + b"1,plain\n" * 60_000 + "2,Köln\n".encode("cp1252")
    assert outcome(tmp_path, content).rows[-1] == ("2", "Köln")


def test_utf_16_without_a_mark_may_be_told(tmp_path):
    content = "a,b\n北京,上海\n".encode("utf-16-le")
    assert outcome(tmp_path, content, Told(encoding="utf-16-le")).rows == [("北京", "上海")]
