"""Whether the process lives, and whether it can do its work; for whatever watches over it."""

import shutil

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kam_core.errors import KamError
from kam_core.settings import from_environment
from kam_core.store.probe import probe
from pages.session import resources

_TOO_LITTLE_SPACE = 50 * 1024 * 1024


async def healthz(_: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_: Request) -> JSONResponse:
    """The store can be read and written, or 503 and what is in the way."""
    trouble: str | None = "the store did not answer within a second"
    with anyio.move_on_after(1):
        trouble = await anyio.to_thread.run_sync(_trouble, abandon_on_cancel=True)
    if trouble:
        return JSONResponse({"status": "not ready", "reason": trouble}, status_code=503)
    return JSONResponse({"status": "ok"})


def _trouble() -> str | None:
    folder = from_environment().database.parent
    try:
        probe(resources.store())
        free = shutil.disk_usage(folder).free
    except (KamError, OSError) as fault:
        # The kind of fault is enough here: a path or a value is nobody else's business.
        return type(fault).__name__
    return "less than 50 MB are free" if free < _TOO_LITTLE_SPACE else None


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
