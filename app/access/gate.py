"""Nothing is given to a browser that nobody signed in with, but the way to sign in."""

from typing import Protocol

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from app.access.entrance import Entrance, Visit

_POLICY_VIOLATION = 1008
_AGAIN = '<!DOCTYPE html><html lang="en"><title>Ringlight</title><meta http-equiv="refresh" content="0"></html>'


class Door(Protocol):
    """How one signs in over HTTP."""

    async def answer(self, request: Request, *, is_in: bool) -> Response | None:
        """Give an answer of its own; None lets the request pass."""
        ...


class Gate:
    """Lets HTTP requests and websockets pass that carry the cookie of somebody who is in; `door` answers others."""

    def __init__(self, app: ASGIApp, entrance: Entrance, door: Door) -> None:
        self._app = app
        self._entrance = entrance
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer at the door."""
        match scope["type"]:
            case "http":
                answer = await self._answer(Request(scope, receive))
                await (answer or self._app)(scope, receive, send)
            case "websocket" if not self._is_in(HTTPConnection(scope)):
                await WebSocket(scope, receive, send).close(_POLICY_VIOLATION)
            case _:
                await self._app(scope, receive, send)

    async def _answer(self, request: Request) -> Response | None:
        is_in = self._is_in(request)
        if not is_in and _comes_from_elsewhere(request):
            # A browser keeps the cookie back where another site's link led here; asked again by us, it gives it.
            return HTMLResponse(_AGAIN)
        return await self._door.answer(request, is_in=is_in)

    def _is_in(self, connection: HTTPConnection) -> bool:
        return self._entrance.actor(Visit(connection.cookies)) is not None


def _comes_from_elsewhere(request: Request) -> bool:
    headers = request.headers
    return (
        request.method == "GET"
        and headers.get("sec-fetch-site") == "cross-site"
        and headers.get("sec-fetch-mode") == "navigate"
    )
