"""Cells of white space in words."""

from collections.abc import Mapping
from typing import Any

from kam_core.plans.cell_kinds import AWARENESS
from kam_core.text.numbers import money, number, percent
from kam_core.text.words import _
from kam_core.whitespace.model import LEAST, Basis, Method, State

Row = Mapping[str, Any]


def states() -> dict[str, str]:
    """What each state is called."""
    return {
        State.BOUGHT: _("Bought"),
        State.LAPSED: _("Lapsed"),
        State.NOT_BOUGHT: _("Not bought"),
        State.NOT_APPLICABLE: _("Does not apply"),
    }


def signs() -> dict[str, str]:
    """What each sign of the heat map stands for."""
    return {
        "bought": _("B bought"),
        "lapsed": _("L lapsed: bought only before"),
        "room": _("+ not bought; stronger: more room"),
        "unknown": _("? not bought, room unknown"),
        "not_applicable": _("× does not apply"),
    }


def awareness() -> dict[str, str]:
    """The three steps of knowing what we do, and none of them."""
    return {code: _(label) for code, label in AWARENESS.items()}


def methods() -> dict[str, str]:
    """Whose purchases a potential is the median of."""
    return {Method.THIRD: _("Same segment and size"), Method.SEGMENT: _("Same segment")}


def thirds() -> dict[int, str]:
    """What each third by revenue is called."""
    return {1: _("the smallest third"), 2: _("the middle third"), 3: _("the largest third")}


def potential(row: Row, currency: str) -> str:
    """What comparable accounts buy, from how many, or why we do not know."""
    places = {"n": number(row["n"]), "segment": row["segment"] or "", "accounts": number(row["comparable"])}
    amounts = {"potential": money(row["potential"], currency), "gap": money(row["gap"], currency)}
    match row["method"]:
        case Method.THIRD:
            return _(
                "Comparable accounts buy {potential} a year: the median of the {n} buyers among {accounts} accounts of "
                "{segment} in {third} by revenue. Room: {gap}.",
                third=thirds()[row["third"]],
                **places,
                **amounts,
            )
        case Method.SEGMENT:
            return _(
                "Comparable accounts buy {potential} a year: the median of the {n} buyers among {accounts} accounts of "
                "{segment}; fewer than {least} of the same size buy it. Room: {gap}.",
                least=LEAST,
                **places,
                **amounts,
            )
    if row["segment"] is None:
        return _("What they could buy is unknown: the account has no segment to compare it with.")
    return _(
        "What they could buy is unknown: {n} accounts of {segment} buy it, and {least} are needed to tell.",
        least=LEAST,
        **places,
    )


def why(row: Row) -> str:
    """Why a family is offered, as counted."""
    if row["basis"] == Basis.TOGETHER:
        return _(
            "{together} of the {buyers} accounts that buy {given} also buy it ({attach}); of all accounts {base} do: "
            "{lift} times as often.",
            together=number(row["together"]),
            buyers=number(row["given_buyers"]),
            given=row["given"],
            attach=percent(row["attach"], 0),
            base=percent(row["base"], 0),
            lift=number(row["lift"], 1),
        )
    places = {"n": number(row["n"]), "accounts": number(row["comparable"]), "share": percent(row["share"], 0)}
    if row["method"] == Method.THIRD:
        return _(
            "{n} of {accounts} accounts of {segment} in {third} by revenue buy it ({share}).",
            segment=row["segment"],
            third=thirds()[row["third"]],
            **places,
        )
    return _("{n} of {accounts} accounts of {segment} buy it ({share}).", segment=row["segment"], **places)
