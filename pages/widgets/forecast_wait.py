"""How far the forecasts are that are being made in the background."""

import streamlit as st

from kam_core.errors import KamError
from kam_core.forecast import kept
from kam_core.text.words import _
from pages.session import forecasts, resources

_SECONDS = 1.0


@st.fragment(run_every=_SECONDS)
def show(name: str) -> None:
    """A bar until the forecast of `name` is there; then the screen is shown anew."""
    job = forecasts.forecaster().state
    if not job.is_running and not kept.missing(resources.store().database, [name]):
        st.rerun()
    if job.fault and not job.is_running:
        _failed(job.fault, name)
        return
    if not job.is_running:
        forecasts.begin(name)
    st.progress(job.share, text=job.step or _("The forecasts are being made. Everything else works meanwhile."))


def _failed(fault: KamError, name: str) -> None:
    with st.container(border=True):
        st.markdown(_(fault.message, **fault.places))
        st.caption(_(fault.hint))
        if st.button(_("Try again"), key="forecast_again", icon=":material/refresh:"):
            forecasts.begin(name)
            st.rerun()
