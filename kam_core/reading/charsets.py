"""Which of the encodings from before Unicode a text is in, judged by what it would say in each."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

# What the letters beyond ASCII are in the languages of each encoding.
_ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": ("àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "áâãàçéêíóôõúü", "àèéìòù", "åäöé", "æøåé", "ëéèïöü"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâî",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
}
_ALPHABETS["iso8859-2"] = _ALPHABETS["cp1250"]
# DOS and old Macs wrote the languages of the West.
_ALPHABETS["cp850"] = _ALPHABETS["mac_roman"] = _ALPHABETS["cp1252"]
# A first among equals: who writes Europe's letters without Unicode most often writes Windows-1252.
_BONUS = {
    "cp1252": 0.1,
    "iso8859-2": -0.01,
    "big5hkscs": -0.05,
    "cp1256": 0.02,
    "cp850": -0.02,
    "mac_roman": -0.03,
    "iso8859-5": -0.05,
}
_SCRIPTS = {
    "cp1251": "CYRILLIC",
    "koi8-u": "CYRILLIC",
    "cp866": "CYRILLIC",
    "iso8859-5": "CYRILLIC",
    "iso8859-6": "ARABIC",
    "cp1253": "GREEK",
    "cp1255": "HEBREW",
    "cp1256": "ARABIC",
    "cp874": "THAI",
}
WIDE = ("gb18030", "big5", "big5hkscs", "cp932", "cp949", "euc_jp")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONED = re.compile(f"[aăâeêioôơuưy][{_TONES}]", re.IGNORECASE)
# A letter of another script in the middle of a Latin word.
_AMID_WORDS = re.compile(r"(?<=[A-Za-z])[^\W\d_a-zA-Z](?=[a-z])")
_VOTE = 0.2
# Below this, a text says nothing in this encoding.
PLAUSIBLE = 0.35


@dataclass(frozen=True, slots=True)
class Verdict:
    """The encoding that makes most of the text, how much it makes of it (1 is all), and who came next."""

    encoding: str
    score: float
    others: tuple[str, ...]


def judged(evidence: bytes) -> Verdict:
    """The likeliest encoding of lines that are not UTF-8; Windows-1252 where nothing tells."""
    vote = _vote(evidence)
    scores: dict[str, float] = {}
    for encoding in (*_ALPHABETS, "cp1258", *_SCRIPTS, *WIDE):
        try:
            text = evidence.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _score(encoding, text, evidence) + _BONUS.get(encoding, 0)
        # Its author's table of Latin letters is no better than ours; between scripts it is.
        scores[encoding] = score + _VOTE * (encoding == vote and encoding not in _ALPHABETS)
    if not scores:
        return Verdict("cp1252", 0, ())
    first, *others = sorted(scores, key=scores.__getitem__, reverse=True)
    return Verdict(first, scores[first], tuple(name for name in others if scores[name] >= PLAUSIBLE)[:4])


def _vote(evidence: bytes) -> str | None:
    # Few texts need it, and it takes a while to load.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(evidence[:16384]).best()
    return {"cp936": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}.get(
        best.encoding if best else "", best.encoding if best else None
    )


def _score(encoding: str, text: str, evidence: bytes) -> float:
    strange = [letter for letter in text if not letter.isascii()]
    if not strange:
        return 0
    if encoding in WIDE:
        amid = len(_AMID_WORDS.findall(text)) / len(strange)
        return _score_wide(encoding, strange, evidence) - amid if len(strange) > 1 else 0
    if encoding in _SCRIPTS:
        return _score_script(_SCRIPTS[encoding], text, strange) if len(strange) > 2 else 0
    oddness = _oddness(text) / len(strange)
    if encoding == "cp1258":
        return _score_vietnamese(text, strange) - oddness
    letters = [letter for letter in unicodedata.normalize("NFC", text).lower() if not letter.isascii()]
    letters = [letter for letter in letters if letter.isalpha()]
    if not letters:
        return 0.3 - oddness
    alphabets = _ALPHABETS[encoding]
    best = max(sum(letter in alphabet for letter in letters) for alphabet in alphabets) / len(letters)
    union = "".join(alphabets)
    return 0.5 * best + 0.5 * sum(letter in union for letter in letters) / len(letters) - oddness


def _oddness(text: str) -> float:
    """How much stands where no writer puts it: signs and capitals inside words, control characters."""
    odd: float = len(re.findall(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘'´·\u0300-\u036f]+(?=[^\W\d_])", text))
    odd += len(re.findall(r"(?<![^\W\d_])[¹²³¼½¾£¥¦±¶¸¯¬¤¢¨](?=[^\W\d_])|(?<=[a-z]{3})[¹²³¼½¾£¥¦±¶¸¯¬¤¢¨]", text))
    # Portuguese has õ before e alone; elsewhere it is Hungarian's ő in another encoding.
    odd += len(re.findall("õ(?!e)", text)) / 2
    odd += sum(unicodedata.category(letter) == "Cc" for letter in text if letter > "\x7f")
    return odd + _capitals_inside(text)


def _capitals_inside(text: str) -> int:
    return sum(
        before.islower() and after.isupper() and not after.isascii()
        for word in re.findall(r"[^\W\d_]{2,}", text)
        for before, after in pairwise(word)
    )


def _score_vietnamese(text: str, strange: list[str]) -> float:
    tones = sum(letter in _TONES for letter in strange)
    if not tones:
        return 0
    return min(1.0, 0.3 + len(_TONED.findall(text)) / tones) if len(_TONED.findall(text)) > 0.8 * tones else 0


def _score_script(script: str, text: str, strange: list[str]) -> float:
    """The share of letters of the script that stand in words of it, and not amid Latin ones."""
    own = sum(unicodedata.name(letter, "").startswith(script) for letter in strange)
    mixed = len(re.findall(r"[A-Za-z][^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f][A-Za-z]", text))
    alone = len(re.findall(r"(?<![^\W\d_])[^\W\d_\x00-\x7f](?![^\W\d_])", text))
    low = sum(letter.islower() for letter in strange) - sum(letter.isupper() for letter in strange)
    cased = script in {"CYRILLIC", "GREEK"}
    # Names start with a capital and go on in small letters; an alphabet without capitals looks otherwise here.
    shouting = 0.3 if cased and (low < 0 or not any(letter.isupper() for letter in strange)) else 0
    if (
        script == "CYRILLIC"
        and not 0.28 < sum(letter in "аеиоуыэюяёАЕИОУЫЭЮЯ" for letter in strange) / len(strange) < 0.6
    ):
        shouting += 0.2
    return (own - mixed - 0.5 * alone - cased * _capitals_inside(text)) / len(strange) - shouting


def _score_wide(encoding: str, strange: list[str], evidence: bytes) -> float:
    names = [unicodedata.name(letter, "") for letter in strange]
    count = len(names)
    hangul = sum(name.startswith("HANGUL SYLLABLE") for name in names) / count
    kana = sum(name.startswith(("HIRAGANA", "KATAKANA")) for name in names) / count
    half = sum(name.startswith("HALFWIDTH") for name in names) / count
    han = sum(name.startswith("CJK UNIFIED") for name in names) / count
    signs = sum(0xFF01 <= ord(letter) <= 0xFF5E or 0x3000 <= ord(letter) <= 0x303F for letter in strange) / count
    if encoding == "cp949":
        return hangul + 0.2 * han + signs if hangul > 0.5 else 0
    common = sum(_is_common(letter, encoding) for letter in strange) / count
    if encoding in {"cp932", "euc_jp"}:
        return kana + 0.75 * common + 0.2 * (kana > 0.1) + signs - half
    # A Korean syllable and a common Chinese character share their bytes; Korean uses no others.
    korean = 0.3 if _only_syllables(evidence) else 0
    return 0.2 * han + 0.75 * common + signs - kana * 0.5 - korean


def _is_common(letter: str, encoding: str) -> bool:
    """Whether the character is among those that the encoding's standard gives to everyday use."""
    standard = {"gb18030": "gb2312", "big5": "big5", "big5hkscs": "big5", "cp932": "shift_jis", "euc_jp": "euc_jp"}[
        encoding
    ]
    first = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "shift_jis": (0x88, 0x97), "euc_jp": (0xB0, 0xCF)}[standard]
    try:
        coded = letter.encode(standard)
    except UnicodeEncodeError:
        return False
    return len(coded) == 2 and first[0] <= coded[0] <= first[1]


def _only_syllables(evidence: bytes) -> bool:
    leads = re.findall(rb"([\x80-\xff])[\x40-\xff]", evidence)
    return len(leads) >= 6 and all(b"\xb0" <= lead <= b"\xc8" for lead in leads)
