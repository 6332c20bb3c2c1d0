"""A question that sorts all of its rows, asked for as many of them as are shown: the engine need not sort the rest."""

from collections.abc import Mapping, Sequence
from typing import Any

_LONGEST = 19_000
_LIMITS = frozenset(("LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER"))
Tree = Mapping[str, Any]


def with_limit(question: str, tree: Tree, rows: int) -> str | None:
    """The question with a limit at its end, where it sorts and has none; None where it does not.

    Whether the longer text means what it should is for `is_same_but_for_limit` to say: the question may end in a
    comment, or in brackets.
    """
    kinds = [str(modifier.get("type")) for modifier in _modifiers(tree)]
    if "ORDER_MODIFIER" not in kinds or _LIMITS & set(kinds) or len(question) > _LONGEST:
        return None
    # On a line of its own: every place in the question stays where it is.
    return f"{question.rstrip().rstrip(';')}\nLIMIT {rows}"


def is_same_but_for_limit(tree: Tree, longer: Tree) -> bool:
    """Whether the tree of the longer question is that of the first with a limit as the last of its modifiers."""
    if longer.get("error") or len(longer["statements"]) != 1:
        return False
    *modifiers, last = _modifiers(longer) or [{}]
    if last.get("type") != "LIMIT_MODIFIER":
        return False
    (statement,) = longer["statements"]
    node = {**statement["node"], "modifiers": modifiers}
    return bool({**longer, "statements": [{**statement, "node": node}]} == tree)


def _modifiers(tree: Tree) -> Sequence[Tree]:
    (statement,) = tree["statements"]
    found: Sequence[Tree] = statement["node"].get("modifiers", ())
    return found
