"""Answers of services that failed, saved in the place of the table that was asked for."""

import json
from pathlib import Path

from kam_core.errors import NoDataError
from kam_core.text.invisible import marked

# Longer than any of them.
_LONGEST = 100_000
_SHOWN = 200
_SAY_FAULT = frozenset(("error", "errors", "fault", "exception", "errorcode", "errormessage", "message"))
_BESIDE = frozenset(
    (
        *("code", "description", "detail", "details", "documentationurl", "errordescription", "erroruri", "fields"),
        *("hint", "instance", "ok", "path", "reason", "requestid", "status", "statuscode", "success", "timestamp"),
        *("title", "trace", "traceid", "type"),
    )
)


def refuse_answer(path: Path) -> None:
    """Refuse a file of JSON that tells of a fault, and has no record.

    Raises:
        NoDataError: it does.
    """
    if path.stat().st_size > _LONGEST:
        return
    raw = path.read_bytes()
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return
    alone = value[0] if isinstance(value, list) and len(value) == 1 else value
    if isinstance(alone, dict) and _tells_fault(alone):
        answer = " ".join(raw.decode(json.detect_encoding(raw), "replace").split())[:_SHOWN]
        raise NoDataError(
            "This is no table but the answer of a service that failed: {answer}. Sign in there and export once more.",
            answer=marked(answer),
        )


def _tells_fault(answer: dict[str, object]) -> bool:
    said = {_key(name) for name, value in answer.items() if value not in (None, "", [], {})}
    return bool(said & _SAY_FAULT) and said <= _SAY_FAULT | _BESIDE


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
