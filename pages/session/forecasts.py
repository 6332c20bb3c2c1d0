"""The one job that makes forecasts, shared by all visits, and the look whether any is due."""

import time

import streamlit as st

from kam_core.forecast import kept
from kam_core.forecast.job import Forecaster
from kam_core.store.moments import moments
from pages.session import resources

# As long as it may take until somebody has seen to a full disk.
_SECONDS_AFTER_A_FAULT = 3600.0


@st.cache_resource(show_spinner=False)
def forecaster() -> Forecaster:
    """Runs forecasts in the background; all visits see the same."""
    return Forecaster()


def begin(*names: str) -> None:
    """See to it that `names` are forecast, and with them all that is forecast anyway: a start costs most of it."""
    store = resources.store()
    wanted = kept.wanted(store.database, moments(store.database).today)
    forecaster().begin(store, sorted({*wanted, *names}))


def begin_if_due(rest: float = _SECONDS_AFTER_A_FAULT) -> None:
    """Begin where facts have changed since the last forecasts; not in the `rest` of seconds after some broke off.

    What lasts, a full disk for one, would else start a process at each look. Who opens a forecast can begin at once.
    """
    last = forecaster().state
    if last.fault and last.ended is not None and time.monotonic() < last.ended + rest:
        return
    database = resources.store().database
    if kept.missing(database, kept.wanted(database, moments(database).today)):
        begin()
