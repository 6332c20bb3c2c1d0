"""What the command line says: results on standard output, progress and refusals on standard error."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from kam_core.text.words import _


@dataclass(frozen=True, slots=True)
class Report:
    """What was done, as sentences for people and as an object for scripts; `refused` is that the answer is "no"."""

    sentences: tuple[str, ...]
    answer: Mapping[str, object]
    refused: bool = False


def report(done: Report, *, as_json: bool) -> None:
    """Write what was done to standard output."""
    text = _json(done.answer) if as_json else "\n".join(_one_line(sentence) for sentence in done.sentences)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def refused(reason: str, hint: str, *, as_json: bool) -> None:
    """Write why nothing was done, and what to do: as JSON to standard output, as two lines to standard error."""
    if as_json:
        sys.stdout.write(_json({"refused": reason, "hint": hint}) + "\n")
    else:
        sys.stderr.write(f"{_one_line(reason)}\n{_one_line(_(hint))}\n")


def _json(answer: Mapping[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _one_line(text: str) -> str:
    """Text as it can be shown on a terminal: what a name from a file holds must not steer it."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
