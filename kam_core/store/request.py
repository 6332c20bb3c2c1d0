"""Who asks for a save, and where."""

from dataclasses import dataclass
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for a save, and where; the id makes it happen at most once."""

    who: str
    screen: str
    request_id: str


def new_request(who: str, screen: str) -> Request:
    """A request with a fresh id; hold on to it to try the same save again."""
    return Request(who, screen, uuid4().hex)
