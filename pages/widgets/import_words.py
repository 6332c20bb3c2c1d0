"""What an import says of files in a few words: forms, guesses, how a field was found."""

from kam_core.crm.proposal import How, Match
from kam_core.reading.model import Guess
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.widgets.file_kinds import kind_words, source_words

OWN = "own"
_SURE = 0.9
_LIKELY = 0.7


def kind(name: str | None) -> str:
    """A kind of file."""
    return _("Not known yet") if name is None else kind_words().get(name, name)


def source(name: str | None) -> str:
    """The system that wrote a file."""
    if name is None:
        return _("Not known yet")
    return source_words().get(name, name)


def guess_name(name: str) -> str:
    """What is guessed of a file."""
    return {
        "encoding": _("Encoding"),
        "delimiter": _("Between cells"),
        "quote": _("Around cells"),
        "escape": _("Before a quote inside a cell"),
        "header_rows": _("Rows of the header"),
        "first_line": _("First line"),
        "sheet": _("Sheet"),
        "member": _("File in the archive"),
    }.get(name, name)


def guess_value(name: str, value: str) -> str:
    """One value of a guess."""
    if name == "header_rows":
        return _("No header") if value == "0" else value
    if name in {"sheet", "member", "encoding", "first_line"}:
        return marked(value)
    return {
        ",": _("Comma"),
        ";": _("Semicolon"),
        "\t": _("Tab"),
        "|": _("Bar"),
        " ": _("Space"),
        ":": _("Colon"),
        '"': _("Quote"),
        "'": _("Apostrophe"),
        "\\": _("Backslash"),
        "": _("Nothing"),
    }.get(value, marked(value))


def guess_words(guess: Guess) -> str:
    """What was taken for true."""
    return guess_value(guess.name, guess.value)


def how(match: Match) -> str:
    """How the field of a column was found."""
    return {
        How.TOLD: _("You said so"),
        How.PROFILE: _("As last time"),
        How.OWN: _("Our own name"),
        How.PRESET: _("Known from this system"),
        How.SYNONYM: _("Another word for it"),
        How.FUZZY: _("A similar name"),
        How.CONTENT: _("By what stands in it"),
        How.NONE: _("Nothing like it here"),
    }[match.how]


def sureness(match: Match) -> str:
    """How sure that is, in a word."""
    if match.confidence is None:
        return ""
    if match.how in {How.TOLD, How.PROFILE}:
        return _("settled")
    if match.confidence >= _SURE:
        return _("sure")
    return _("likely") if match.confidence >= _LIKELY else _("a guess")


def is_unsure(match: Match) -> bool:
    """Whether a person should look at it."""
    return match.field is not None and sureness(match) in {_("likely"), _("a guess")}
