"""The one job that makes forecasts, shared by all visits, and the look whether any is due."""

import streamlit as st

from kam_core.forecast import kept
from kam_core.forecast.job import Forecaster
from kam_core.store.moments import moments
from pages.session import resources


@st.cache_resource(show_spinner=False)
def forecaster() -> Forecaster:
    """Runs forecasts in the background; all visits see the same."""
    return Forecaster()


def begin(*names: str) -> None:
    """See to it that `names` are forecast, and with them all that is forecast anyway: a start costs most of it."""
    store = resources.store()
    wanted = kept.wanted(store.database, moments(store.database).today)
    forecaster().begin(store, sorted({*wanted, *names}))


def begin_if_due() -> None:
    """Begin where facts have changed since the last forecasts."""
    database = resources.store().database
    if kept.missing(database, kept.wanted(database, moments(database).today)):
        begin()
