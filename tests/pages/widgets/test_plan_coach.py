"""What helps whoever keeps a plan, below its questions."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kam_core.plans.plan import open_plan
from kam_core.store.request import new_request
from kam_core.store.store import Store
from pages.session import resources

APP = Path(__file__).parent / "apps" / "plan_app.py"


def test_habits_and_prompts_are_shown_once_somebody_unfolds_them(world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_id = open_plan(world, new_request("P1", "test"), "001")
    world.close()
    monkeypatch.setenv("KAM_DATABASE", str(world.path))
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["account"] = "001"
    app.run()
    assert not any("Regular talks" in one.value for one in app.markdown)
    app.session_state[f"{plan_id}_coach"] = True
    app.session_state[f"{plan_id}_outputs"] = True
    app.run()
    assert not app.exception
    resources.close()
    shown = [one.value for one in app.markdown]
    assert sum("Regular talks" in one for one in shown) == 1
    assert any("twice as much" in one for one in shown)
    elsewhere = "Elsewhere it is called “Identification and segmentation” or “Identify and classify”."
    assert elsewhere in [one.value for one in app.caption]
