"""What cannot be seen in a name, made visible: control, zero-width and direction characters, and mixed scripts."""

import re
import unicodedata

_SIGNS = {"\n": "↵", "\t": "⇥"}
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180e")
_JOINERS = "\u200c\u200d"
_STYLE = "\ufe0e\ufe0f"
_BLACK_FLAG = "\U0001f3f4"
_VIRAMA = 9

_SUSPECT = re.compile(r"[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff]")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")


def marked(name: str) -> str:
    """`name` with a mark in place of each character that cannot be seen, and after each one that poses as another.

    A line break shows as "↵", a tab as "⇥", anything else as its code point in angle quotes: "zero‹U+200B›width".
    A Cyrillic or Greek letter within a Latin word is followed by its script, and a name that runs in both directions
    ends in "‹↔›", because the order of its parts on a screen is not the order in which they are stored. Joiners and
    style signs stay as they are where a script or an emoji needs them. A name of plain letters comes back as it is.
    """
    if not _SUSPECT.search(name):
        return name
    one_line = name.replace("\r\n", "\n")
    shown = "".join(_shown(one_line, at) for at in range(len(one_line)))
    return shown + "‹↔›" if _runs_both_ways(one_line) else shown


def _shown(name: str, at: int) -> str:
    letter = name[at]
    if letter in _SIGNS:
        return _SIGNS[letter]
    if _is_unseen(letter) and not _is_needed(name, at):
        return f"‹U+{ord(letter):04X}›"
    return letter + _posing(name, at)


def _is_unseen(letter: str) -> bool:
    # Cc control, Cf format, Co private, Cn unassigned, Cs half a pair, Zl and Zp separators of lines.
    return letter in _BLANK_LETTERS or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def _is_needed(name: str, at: int) -> bool:
    """Whether a script or an emoji is written with the unseen character that stands here."""
    letter, before = name[at], name[max(at - 1, 0) : at]
    after = name[at + 1 : at + 2]
    if not before:
        return False
    if 0xE0020 <= ord(letter) <= 0xE007F:
        return _BLACK_FLAG in name[:at]
    if letter not in _JOINERS or not after:
        return False
    return _is_emoji(before) or unicodedata.combining(before) == _VIRAMA or _joins_arabic(letter, before, after)


def _is_emoji(letter: str) -> bool:
    return letter in _STYLE or unicodedata.category(letter) in {"So", "Sk"}


def _joins_arabic(letter: str, before: str, after: str) -> bool:
    is_non_joiner = letter == "\u200c"
    return is_non_joiner and unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"


def _posing(name: str, at: int) -> str:
    """The script of a letter that stands in a word of Latin letters, or nothing."""
    if not _CYRILLIC_OR_GREEK.match(name[at]):
        return ""
    word = next((found.group() for found in _WORD.finditer(name) if found.start() <= at < found.end()), "")
    return f"‹{unicodedata.name(name[at]).split()[0].capitalize()}›" if _LATIN.search(word) else ""


def _runs_both_ways(name: str) -> bool:
    directions = {unicodedata.bidirectional(letter) for letter in name}
    return bool(directions & {"R", "AL"}) and bool(directions & {"L", "EN"})
