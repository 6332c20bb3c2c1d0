"""Whether the process lives, and whether it can do its work; for whatever watches over it."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kam_core.errors import KamError
from kam_core.store.readiness import readiness
from pages.session import resources


async def healthz(_: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_: Request) -> JSONResponse:
    """The store can be read and written, or 503 and what is in the way."""
    troubles, warning = await anyio.to_thread.run_sync(_looked)
    if troubles:
        return JSONResponse({"status": "not ready", "troubles": troubles}, status_code=503)
    return JSONResponse({"status": "ok", "little_space": warning})


def _looked() -> tuple[list[str], bool]:
    try:
        found = readiness(resources.store())
    except KamError as fault:
        # The kind of fault is enough here: a path or a value is nobody else's business.
        return [type(fault).__name__], False
    return [str(trouble) for trouble in found.troubles], found.little_space


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
