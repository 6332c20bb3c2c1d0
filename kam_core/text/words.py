"""Sentences in the reader's language: whole, with named places, through gettext catalogues."""

from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

_CATALOGUES = Path(__file__).parent / "catalogues"
_language: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The reader's language, as a locale identifier that Babel knows."""
    return _language.get()


def speak(locale: str) -> None:
    """Use `locale` in this thread from now on."""
    _language.set(locale)


@cache
def _catalogue(locale: str) -> NullTranslations:
    return translation("kam", _CATALOGUES, languages=[locale], fallback=True)


def _(sentence: str, **places: object) -> str:
    """`sentence` in the reader's language, its `{places}` filled."""
    translated = _catalogue(language()).gettext(sentence)
    return translated.format(**places) if places else translated


def later(sentence: str) -> str:
    """Mark a sentence of a table or constant for translation; `_` translates it where it is shown."""
    return sentence


def ngettext(one: str, many: str, n: int, **places: object) -> str:
    """The form of the sentence for `n`, which also fills `{n}`."""
    return _catalogue(language()).ngettext(one, many, n).format(n=n, **places)
