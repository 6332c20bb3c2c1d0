"""A value that somebody edits: where it lies, what it takes, and the words for what can be chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as filled

from kam_core.accounts import queries
from kam_core.people.kinds import STAKEHOLDER
from kam_core.records import queries as records
from kam_core.records.model import SEPARATOR, Field, Type, Value, Wanted
from kam_core.records.texts import in_box, read
from kam_core.store.database import Database
from kam_core.store.request import Request
from kam_core.text.invisible import marked
from kam_core.text.words import _
from pages.session import resources

_TYPED = (Type.TEXT, Type.LONG_TEXT, Type.NUMBER, Type.WHOLE, Type.DAY)
_FEW = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A value that somebody edits, and how it is read and saved.

    `key` names it for all visits: what is typed is kept under it. `read` reads what stands there in this moment.
    `offered`: what a field of ids can hold beside people and contacts, or words for the
    numbers of a scale. `lines` of a long text at first. `bare`: the
    label is read out and not shown, as its words stand above. `spread`: what can be chosen is seen without opening it.
    """

    key: str
    field: Field
    label: str
    account_id: str
    now: Value
    read: Callable[[], Value]
    save: Callable[[Request, Wanted], object]
    offered: Mapping[str, str] = filled(default_factory=dict)
    locked: bool = False
    lines: int = 2
    bare: bool = False
    spread: bool = False


def is_typed(one: Field) -> bool:
    """Whether the field is typed into; else something is chosen in it."""
    return one.type in _TYPED and not _is_scale(one)


def in_words(place: Place, kept: str | None) -> str:
    """A value, as it is kept in text, in the words of the widget."""
    if kept is None or is_typed(place.field):
        return in_box(place.field, read(place.field, kept))
    words = words_of(place)
    return ", ".join(marked(words.get(part, part)) for part in kept.split(SEPARATOR) if part)


def words_of(place: Place) -> Mapping[str, str]:
    """What can be chosen, with its words."""
    one = place.field
    match one.type:
        case Type.PERSON:
            return resources.kept(people)
        case Type.CONTACT:
            return resources.kept_with_plans(_contacts, place.account_id)
        case Type.WHOLE:
            numbers = (str(number) for number in range(one.low or 0, (one.high or 0) + 1))
            return {number: place.offered.get(number, number) for number in numbers}
        case Type.RECORD:
            return place.offered
        case _:
            return {code: _(label) for code, label in one.choices.items()}


def people(database: Database) -> dict[str, str]:
    """Who can be chosen: id to name, without those who left."""
    everybody = queries.people(database)
    return dict(everybody.filter(everybody["active"]).select("person_id", "person_name").iter_rows())


def _contacts(database: Database, account_id: str) -> dict[str, str]:
    there = records.of_account(database, STAKEHOLDER, account_id).sort("contact_name")
    return dict(there.select("contact_id", "contact_name").iter_rows())


def _is_scale(one: Field) -> bool:
    """Whether a whole number is one of a few, which are quicker chosen than typed."""
    few = one.low is not None and one.high is not None and one.high - one.low < _FEW
    return one.type == Type.WHOLE and few
