"""Criteria as somebody is changing them: kept in the widgets of this visit until they are saved or thrown away.

Every key holds the version that the draft began from, so that a draft is never laid over another version.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from kam_core.scoring.model import Axis, CriteriaSet, Criterion, Cuts, Measure
from kam_core.scoring.weights import whole_points
from pages.session import state

EDGES = 4
# Shares are typed in percent.
_PERCENT = {Measure.NET_MARGIN: 100.0, Measure.COOPERATION: 100.0}
_BASE, _ADDED, _REMOVED = "criteria_base", "criteria_added", "criteria_removed"
_FIELDS = ("points", "name", "scale", "lower")
_SAME = 1e-9


def base(versions: Sequence[CriteriaSet]) -> CriteriaSet:
    """The version that the draft began from: the newest, unless something was changed on an earlier one."""
    began = state.widget(_BASE)
    before = next((one for one in versions if one.version == began), None)
    if before is None or (before is not versions[0] and draft(before) == replace(before, version=0)):
        before = versions[0]
    state.set_widget(_BASE, before.version)
    return before


def draft(begun: CriteriaSet) -> CriteriaSet:
    """What the widgets say, as a set that could be saved; what was not touched is as in `begun`."""
    return replace(
        begun,
        version=0,
        cuts=Cuts(
            _number(cut_key(begun, Axis.ATTRACTIVENESS), begun.cuts.attractiveness),
            _number(cut_key(begun, Axis.STRENGTH), begun.cuts.strength),
        ),
        criteria=tuple(_drafted(begun, criterion) for axis in Axis for criterion in criteria(begun, axis)),
    )


def criteria(begun: CriteriaSet, axis: Axis) -> tuple[Criterion, ...]:
    """The criteria of an axis that the draft has, in their order, each as it was before it was changed."""
    removed = _codes(_REMOVED, begun)
    kept = [criterion for criterion in begun.on(axis) if criterion.code not in removed]
    last = max((criterion.position for criterion in begun.on(axis)), default=0)
    own = [code for code in _codes(_ADDED, begun) if code.startswith(axis.value) and code not in removed]
    return (*kept, *(Criterion(axis, _code(one), last + at, 0.0, name="") for at, one in enumerate(own, start=1)))


def is_own(criterion: Criterion) -> bool:
    """Whether the company brought it: only those can be named anew."""
    return criterion.name is not None


def add(begun: CriteriaSet, axis: Axis, name: str, scale: str) -> None:
    """Give the draft a criterion of the company's own, without points yet."""
    code = f"own_{uuid4().hex[:8]}"
    _set_codes(_ADDED, begun, (*_codes(_ADDED, begun), f"{axis.value}:{code}"))
    state.set_widget(key(begun, code, "name"), name.strip())
    state.set_widget(key(begun, code, "scale"), scale.strip())


def remove(begun: CriteriaSet, criterion: Criterion) -> None:
    """Take a criterion out of the draft."""
    _set_codes(_REMOVED, begun, (*_codes(_REMOVED, begun), criterion.code, f"{criterion.axis.value}:{criterion.code}"))


def balance(begun: CriteriaSet, axis: Axis) -> None:
    """Bring the points of an axis to 100 in whole points, each in proportion."""
    weights = {one.code: one.weight for one in draft(begun).on(axis)}
    for code, points in whole_points(weights).items():
        state.set_widget(key(begun, code, "points"), points)


def set_edges(begun: CriteriaSet, criterion: Criterion, edges: Sequence[float]) -> None:
    """Put these band edges into the draft."""
    for at, edge in enumerate(edges):
        state.set_widget(key(begun, criterion.code, f"edge{at}"), edge * percent(criterion))


def keys(begun: CriteriaSet) -> tuple[str, ...]:
    """What holds the draft: forgotten, it begins anew from the newest version."""
    codes = [criterion.code for axis in Axis for criterion in criteria(begun, axis)]
    fields = (*_FIELDS, *(f"edge{at}" for at in range(EDGES)))
    return (
        _BASE,
        _codes_key(_ADDED, begun),
        _codes_key(_REMOVED, begun),
        *(cut_key(begun, axis) for axis in Axis),
        *(key(begun, code, field) for code in codes for field in fields),
    )


def start_again(begun: CriteriaSet) -> None:
    """Throw the draft away."""
    state.forget(*keys(begun))


def key(begun: CriteriaSet, code: str, field: str) -> str:
    """The widget that holds one field of a criterion."""
    return f"criteria_{begun.version}_{code}_{field}"


def cut_key(begun: CriteriaSet, axis: Axis) -> str:
    """The widget that holds where an axis splits."""
    return f"criteria_{begun.version}_cut_{axis.value}"


def percent(criterion: Criterion) -> float:
    """What an edge is multiplied by to be typed."""
    return _PERCENT.get(criterion.measure, 1.0)


def shown(widget: str, value: object) -> None:
    """Give a widget its first value; what was typed stays."""
    if state.widget(widget) is None:
        state.set_widget(widget, value)


def _drafted(begun: CriteriaSet, criterion: Criterion) -> Criterion:
    changed = replace(
        criterion,
        weight=_number(key(begun, criterion.code, "points"), criterion.weight),
        bands=_edges(begun, criterion),
    )
    if not is_own(criterion):
        return changed
    lower = state.widget(key(begun, criterion.code, "lower"))
    return replace(
        changed,
        name=_text(key(begun, criterion.code, "name"), criterion.name),
        scale=_text(key(begun, criterion.code, "scale"), criterion.scale) or None,
        lower_is_better=criterion.lower_is_better if lower is None else bool(lower),
    )


def _edges(begun: CriteriaSet, criterion: Criterion) -> tuple[float, ...] | None:
    known = criterion.bands or (None,) * EDGES
    typed = [_edge(begun, criterion, at, before) for at, before in enumerate(known)]
    edges = tuple(edge for edge in typed if edge is not None)
    return edges if len(edges) == EDGES and not criterion.measure.rated else None


def _edge(begun: CriteriaSet, criterion: Criterion, at: int, before: float | None) -> float | None:
    typed = state.widget(key(begun, criterion.code, f"edge{at}"))
    if not isinstance(typed, int | float):
        return before
    edge = typed / percent(criterion)
    # What goes to percent and back differs in its last digit, which nobody typed.
    return before if before is not None and abs(edge - before) < _SAME else edge


def _number(widget: str, before: float) -> float:
    typed = state.widget(widget)
    return float(typed) if isinstance(typed, int | float) else before


def _text(widget: str, before: str | None) -> str:
    typed = state.widget(widget)
    return typed.strip() if isinstance(typed, str) else before or ""


def _codes(name: str, begun: CriteriaSet) -> tuple[str, ...]:
    codes = state.widget(_codes_key(name, begun))
    return codes if isinstance(codes, tuple) else ()


def _set_codes(name: str, begun: CriteriaSet, codes: tuple[str, ...]) -> None:
    state.set_widget(_codes_key(name, begun), codes)


def _codes_key(name: str, begun: CriteriaSet) -> str:
    return f"{name}_{begun.version}"


def _code(added: str) -> str:
    return added.partition(":")[2]
