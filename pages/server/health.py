"""Whether the process lives, and whether it can do its work; for whatever watches over it."""

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kam_core.errors import KamError
from kam_core.store.readiness import Readiness, readiness
from pages.session import resources


async def healthz(_: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_: Request) -> JSONResponse:
    """The store can be read and written, the disk has room and backups are made; or 503 and what is in the way."""
    found = await anyio.to_thread.run_sync(_found, abandon_on_cancel=True)
    troubles = [found] if isinstance(found, str) else [str(trouble) for trouble in found.troubles]
    if troubles:
        return JSONResponse({"status": "not ready", "reason": "; ".join(troubles)}, status_code=503)
    warned = isinstance(found, Readiness) and found.little_space
    return JSONResponse({"status": "ok", **({"warning": "less than 500 MB are free"} if warned else {})})


def _found() -> Readiness | str:
    try:
        return readiness(resources.store())
    except KamError as fault:
        # The kind of fault is enough here: a path or a value is nobody else's business.
        return type(fault).__name__


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
