"""What a person still has to decide of a file."""

from dataclasses import dataclass

from kam_core.errors import KamError
from kam_core.reading.model import Guess
from kam_core.text.words import _
from pages.session import readings
from pages.session.uploads import Upload
from pages.widgets import import_words
from pages.widgets.import_fields import field_words


@dataclass(frozen=True, slots=True)
class Open:
    """One thing to decide; `must` where nothing can be loaded before."""

    says: str
    must: bool = False


def of(upload: Upload) -> list[Open]:
    """What is open in a file that can be read, as sentences."""
    proposal = readings.proposal(upload)
    found = [Open(_("Is this right? {name}", name=import_words.guess_name(guess.name))) for guess in unsure(upload)]
    if proposal.kind is None:
        found.append(Open(_("Say which kind of file it is."), must=True))
    found += [
        Open(_("No column is {field}: choose one.", field=field_words(name)), must=True) for name in proposal.missing()
    ]
    return found


def unsure(upload: Upload) -> list[Guess]:
    """The guesses that nobody has settled."""
    return [guess for guess in readings.reading(upload).guesses if not guess.sure and guess.name not in upload.trusted]


def unanswered(upload: Upload) -> int:
    """How many questions the values of a file leave open; 0 while they are not read or cannot be."""
    if not readings.is_prepared(upload):
        return 0
    try:
        return len(readings.prepared(upload).questions)
    except KamError:
        return 0
