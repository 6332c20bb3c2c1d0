"""Who is at the screen, and what they may do. Sign-in, once it exists, replaces only where the person comes from."""

from dataclasses import dataclass

from kam_core.accounts.model import PersonId
from kam_core.accounts.queries import readable
from kam_core.errors import RefusedError
from kam_core.store.database import Database


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do."""

    edit: bool


READER = Rights(edit=False)
EDITOR = Rights(edit=True)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is at the screen. Without a person it is a reader who did not say who they are."""

    person_id: PersonId | None
    name: str | None
    rights: Rights

    @property
    def may_edit(self) -> bool:
        """Whether saves are taken from them."""
        return self.rights.edit

    def editor(self) -> PersonId:
        """The person a save is made for.

        Raises:
            RefusedError: nobody was picked, or they may only read.
        """
        if self.person_id is None or not self.may_edit:
            raise RefusedError("Say who you are first: a save keeps who made it.")
        return self.person_id


NOBODY = Identity(None, None, READER)


def identity(database: Database, person_id: PersonId | None) -> Identity:
    """The person with this id, who may edit while active; everybody else, and nobody, reads."""
    if person_id is None:
        return NOBODY
    rows = database.read("accounts", "person", person_id=readable(person_id))
    if rows.is_empty() or not rows["active"][0]:
        return NOBODY
    return Identity(rows["person_id"][0], rows["person_name"][0], EDITOR)
