"""The cookie by which a browser is known again; who it belongs to is kept in the store."""

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.session.identity import COOKIE

_A_YEAR = 365 * 24 * 60 * 60


class BrowserCookie:
    """Gives each browser that opens a page a random cookie, unless it has one."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and set the cookie on a page that comes back."""
        if scope["type"] != "http" or COOKIE in cookie_parser(Headers(scope=scope).get("cookie", "")):
            await self._app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _cookie(secure=scope["scheme"] == "https"))
            await send(message)

        await self._app(scope, receive, with_cookie)


def _cookie(*, secure: bool) -> str:
    # Lax, not Strict: a strict cookie stays away when a link in a mail opens the page, and a new one would replace it.
    value = f"{COOKIE}={secrets.token_urlsafe(24)}; Path=/; Max-Age={_A_YEAR}; HttpOnly; SameSite=Lax"
    return f"{value}; Secure" if secure else value
