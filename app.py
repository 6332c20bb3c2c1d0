"""The server: `streamlit run app.py`. The script that each visit runs is `pages/navigation.py`."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from pages.server.cookie import BrowserCookie
from pages.server.faults import shown
from pages.server.headers import KnownHosts, SecurityHeaders
from pages.server.health import ROUTES
from pages.server.lifetime import lifetime
from pages.server.log import RequestLog

app = st.App(
    "pages/navigation.py",
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(RequestLog),
        Middleware(KnownHosts, hosts=config.get_option("server.allowedHosts")),
        Middleware(BrowserCookie),
    ],
    on_script_error=shown,
    lifespan=lifetime,
)
