"""What the browser is told it may do with our pages, on every response."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def inline_script_hashes(page: bytes) -> list[str]:
    """A source expression for each script that a page carries within itself."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy(page: bytes) -> str:
    """What `page` and everything it loads may do: our own host only.

    Styles need 'unsafe-inline', because the widgets and the charts write them into the page. A component's script
    comes as a blob, which only a script of ours can make.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", *inline_script_hashes(page)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-src": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def security_headers() -> dict[str, str]:
    """The headers of every response."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    return {
        "Content-Security-Policy": content_security_policy(page),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class SecurityHeaders:
    """Adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add to what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class KnownHosts:
    """Refuses requests that name another host than ours: a page elsewhere may point its own name at this machine."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        """Stand before `app`; no hosts, or `*` among them, lets every host in."""
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer 403."""
        if scope["type"] != "http" or self._known(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("This host name is not ours.\n", status_code=403)(scope, receive, send)

    def _known(self, host: str) -> bool:
        name = re.sub(r":\d+$", "", host.lower()).strip("[]")
        return not self._hosts or "*" in self._hosts or name in self._hosts
