"""Typing into a box of a screen that runs without a browser: what its script in the browser would say."""

import json

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import UnknownElement

_moments = iter(range(1, 1_000_000))


def data_of(app: AppTest, key: str) -> dict[str, object]:
    """What the box with this key was told to show."""
    return dict(json.loads(_box(app, key).proto.json))


def leave(app: AppTest, key: str, text: str, *, seen: str | bool | None = True) -> AppTest:
    """Type a text into a box and leave it; `seen` is what stood there when somebody began."""
    events = [{"event": "done", "value": _said(app, key, text, seen)}]
    box = _box(app, key)
    trigger = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{box.proto.id}__events", json_trigger_value=json.dumps(events))
    return send(app, trigger)


def pause(app: AppTest, key: str, text: str, *, seen: str | bool | None = True) -> AppTest:
    """Type a text into a box and rest."""
    value = json.dumps({"typed": _said(app, key, text, seen)})
    return send(app, WidgetState(id=_box(app, key).proto.id, json_value=value))


def _said(app: AppTest, key: str, text: str, seen: str | bool | None) -> dict[str, object]:
    before = data_of(app, key)["seen"] if seen is True else seen
    return {"text": text, "seen": before, "at": next(_moments)}


def _box(app: AppTest, key: str) -> UnknownElement:
    return next(one for one in app.get("bidi_component") if one.key == key)


def send(app: AppTest, state: WidgetState) -> AppTest:
    """Run the script with what a browser says of one widget; all others stay."""
    states = app._tree.get_widget_states()
    others = [one for one in states.widgets if one.id != state.id]
    states = WidgetStates(widgets=[*others, state])
    return app._run(states)
