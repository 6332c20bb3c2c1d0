"""The name of a column as one key, however it is written: case, blanks, accents, letter forms and marks aside."""

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

# Persian text comes with Arabic keyboards' letters as well; a reader sees no difference.
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "đ": "d", "ß": "ss"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CUSTOM = re.compile(r"__c$", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# What stands behind a name and is none of it: "(USD)", "[required]", "（必填）", "*".
_ASIDE = re.compile(
    r"[(\[（【<{][^)\]）】>}]*[)\]）】>}]|\*+|(?<=.)[百千]?[万萬亿億千]元$| (triệu|tỷ|nghìn) (đồng|VND)$"
)
_CONNECTOR = re.compile(r"^(property[ _]|hs[ _]|hubspot[ _])", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def spaced(header: str) -> str:
    """Its words in small letters, one blank between them; Traditional Chinese becomes Simplified."""
    text = unicodedata.normalize("NFKC", _CUSTOM.sub("", header.strip()))
    text = _CAMEL.sub(" ", text).casefold()
    if _CHINESE.search(text):
        text = _simplified().convert(text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).translate(_LETTERS)
    # Joiners between Persian words are written or not.
    return " ".join(_NO_WORD.sub(" ", text.replace("\u200c", " ")).split())


def key(header: str) -> str:
    """What two writings of one name have in common: `Account Name`, `accountName` and `ACCOUNT_NAME` are one."""
    return spaced(header).replace(" ", "")


def keys(header: str) -> tuple[str, ...]:
    """Its key, and those of the name without what stands in brackets, and without a connector's prefix."""
    tried = (header, _ASIDE.sub(" ", header), _CONNECTOR.sub("", header))
    return tuple(dict.fromkeys(found for found in map(key, tried) if found))


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")
