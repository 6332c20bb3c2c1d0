"""What a column of text looks like, where nobody says what it holds."""

import re
import unicodedata
from collections.abc import Callable

import polars as pl

from kam_core.values import missing
from kam_core.values.affixes import affix
from kam_core.values.day_parts import taken_apart
from kam_core.values.day_shapes import shapes
from kam_core.values.model import Fault, TypedTold, ValueType
from kam_core.values.numbers import numbers
from kam_core.values.yes_no import looks_yes_no

# Headers of columns whose digits are names, not amounts: nobody adds them up.
_ID_WORDS = frozenset(
    (
        *("id", "ids", "code", "sku", "ean", "upc", "isbn", "iban", "bic", "vat", "tin", "tax", "zip"),
        *("zipcode", "postcode", "postal", "plz", "phone", "tel", "telephone", "mobile", "fax", "whatsapp"),
        *("guid", "uuid", "hash", "key", "ref", "reference", "serial", "barcode", "telefon", "teléfono"),
        *("telefono", "téléphone", "handy", "kennung", "kundennummer", "auftragsnummer", "belegnummer"),
        *("código", "codigo", "mã", "شناسه", "کد", "تلفن", "موبایل"),
    )
)
_NUMBER_WORDS = frozenset(
    {"no", "no.", "nr", "nr.", "num", "number", "nummer", "número", "numero", "#", "№", "số", "شماره"}
)
_ID_PARTS = (
    "编号",
    "編號",
    "编码",
    "代码",
    "电话",
    "電話",
    "手机",
    "邮编",
    "单号",
    "điện thoại",
    "mã ",
    "số điện",
    "کد ",
)
_EXACT = r"^[-+]?0[0-9]+$|[0-9]{16}"
_SHOWN = 2_000
_FEW = 40
_DIGITS = re.compile(r"(\D*?)[.,٫]?\d[\d\s.,'’٫٬]*(?:[eE][-+]?\d+)?(\D*)")
_WITHOUT_END = re.compile(r"[-+]?(?:inf|infinity|∞)", re.IGNORECASE)
_MINUS = str.maketrans("−–—٪", "---%")
_LONGEST_DAY = 60
# One value in five may be wrong before a column is no longer one of its type: people write "unknown" into any.
_ENOUGH = 0.8


def guessed(column: pl.Series, header: str = "") -> ValueType:
    """The type that a column looks like; text where it is not clearly another."""
    text = column.str.strip_chars()
    shown = _sample(text)
    if shown.is_empty() or is_id(header):
        return ValueType.TEXT
    if looks_yes_no(frozenset(shown.str.to_lowercase().unique().to_list())) and _is_yes_no(text):
        return ValueType.YES_NO
    few = shown.head(_FEW).to_list()
    if _may_be(few, _may_be_number) and _share_of_numbers(shown) >= _ENOUGH:
        # Leading zeros and digits that no number keeps are seen in the whole column, not in a sample.
        return ValueType.TEXT if text.str.contains(_EXACT).any() else ValueType.NUMBER
    return _of_days(shown) if _may_be(few, _may_be_day) else ValueType.TEXT


def _may_be(few: list[str], looks: Callable[[str], bool]) -> bool:
    """Whether it is worth a closer look: a file may have 2,000 columns, and most hold text."""
    return sum(looks(unicodedata.normalize("NFKC", text)) for text in few) >= len(few) / 2


def _may_be_number(text: str) -> bool:
    found = _DIGITS.fullmatch(text)
    if not found:
        return _WITHOUT_END.fullmatch(text) is not None
    before, after = (part.translate(_MINUS).strip(" .") for part in found.groups())
    return affix(before, after).known


def _may_be_day(text: str) -> bool:
    return len(text) <= _LONGEST_DAY and len(re.findall(r"\d+", text)) in range(2, 9)


def _of_days(shown: pl.Series) -> ValueType:
    """Days, moments or text. Days that no calendar has look like days as well: they are listed rather than kept."""
    apart = taken_apart(shown.to_frame("text"))
    distinct = apart.select("day").drop_nulls().unique()
    shaped = shapes(distinct["day"]).filter(pl.col("y").is_not_null() | pl.col("c").is_not_null())["day"]
    days = apart.filter(pl.col("day").is_in(shaped.implode()) | pl.col("serial").is_not_null())
    if days.height / len(shown) < _ENOUGH or days["serial"].count() > days.height / 2:
        return ValueType.TEXT
    return ValueType.MOMENT if days["timed"].any() else ValueType.DAY


def is_id(header: str) -> bool:
    """Whether a column of this name holds ids, codes or phone numbers, whatever their digits look like."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header).casefold()
    words = [word for word in re.split(r"[\s_\-/():,.]+", spaced) if word]
    return (
        bool(_ID_WORDS & set(words))
        or bool(words and words[-1] in _NUMBER_WORDS)
        or any(part in spaced for part in _ID_PARTS)
    )


def _sample(text: pl.Series) -> pl.Series:
    """Some values from the whole length of the column, without those that say nothing."""
    held = text.filter((text != "") & text.is_not_null())
    step = max(1, len(held) // _SHOWN)
    frame = pl.DataFrame({"text": held.gather_every(step)})
    return frame.filter(~missing.is_missing(pl.col("text"))).to_series()


def _is_yes_no(text: pl.Series) -> bool:
    words = text.str.to_lowercase().unique().drop_nulls().to_list()
    said = pl.DataFrame({"text": words}).filter(
        ~missing.is_missing(pl.col("text"), but=frozenset({"không", "无", "無", "没有"}))
    )
    return looks_yes_no(frozenset(said["text"].to_list()) - {""})


def _share_of_numbers(shown: pl.Series) -> float:
    faults = numbers(shown, TypedTold()).faults
    # What cannot be added up is a number all the same.
    still = faults.is_in([Fault.ENDLESS, Fault.TOO_LARGE, Fault.UNSURE_MARK])
    return (faults.null_count() + int(still.sum())) / len(faults)
