"""What browsers are told, and which hosts are answered."""

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from anyio.from_thread import start_blocking_portal

from pages.server.cookie import BrowserCookie
from pages.server.headers import KnownHosts, SecurityHeaders, content_security_policy, inline_script_hashes
from pages.session.identity import COOKIE


def test_the_hash_of_an_inline_script_is_what_browsers_compute() -> None:
    # The example of the Content Security Policy specification, level 2, section 4.2.3.
    page = b"<html><script src='a.js'></script><script>alert('Hello, world.');</script></html>"
    assert inline_script_hashes(page) == ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]


def test_the_policy_names_no_other_host_and_lets_no_text_run() -> None:
    policy = content_security_policy((Path(streamlit.__file__).parent / "static" / "index.html").read_bytes())
    assert not re.search(r"https?:|\*|unsafe-eval", policy)
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "frame-ancestors 'none'" in policy


def answered(middleware: Any, scope: dict[str, Any]) -> tuple[int, dict[str, str]]:
    """Status and headers of an answer of "<html>" through the middleware."""
    sent: list[dict[str, Any]] = []

    async def page(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"<html>"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    request = {"type": "http", "method": "GET", "path": "/", "scheme": "http", **scope}
    # In a thread of its own: a browser's test leaves a loop running in this one.
    with start_blocking_portal() as portal:
        portal.call(middleware(page), request, None, send)
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_every_answer_has_the_headers() -> None:
    _, headers = answered(SecurityHeaders, {"headers": []})
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "content-security-policy" in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8501", 200),
        ("127.0.0.1", 200),
        ("[::1]:8501", 200),
        ("LOCALHOST", 200),
        ("evil.example:8501", 403),
        ("localhost.evil.example", 403),
        ("", 403),
    ],
)
def test_only_our_own_names_are_answered(host: str, status: int) -> None:
    ours = ["localhost", "127.0.0.1", "::1"]
    found, _ = answered(lambda page: KnownHosts(page, ours), {"headers": [(b"host", host.encode())]})
    assert found == status


def test_a_browser_gets_a_cookie_that_scripts_and_other_sites_cannot_use() -> None:
    _, headers = answered(BrowserCookie, {"headers": []})
    assert re.fullmatch(
        rf"{COOKIE}=[\w-]{{32}}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax", headers["set-cookie"]
    )
    _, secure = answered(BrowserCookie, {"headers": [], "scheme": "https"})
    assert secure["set-cookie"].endswith("; Secure")


def test_a_browser_that_has_its_cookie_keeps_it() -> None:
    _, headers = answered(BrowserCookie, {"headers": [(b"cookie", f"a=b; {COOKIE}=mine".encode())]})
    assert "set-cookie" not in headers
