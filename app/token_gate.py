"""Only the browser that opened the printed address gets in: its one-time token is exchanged for a cookie."""

import secrets
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

REFUSED = (
    "This Ringlight is open to the person who started it.\n\n"
    "Open the address that `ringlight serve` printed, with its token. A token works once, in one browser;\n"
    "for another one, stop Ringlight (Ctrl-C) and start it again.\n"
)
_POLICY_VIOLATION = 1008


class OneTimeToken:
    """The secret in the printed address, and the cookie that it was exchanged for."""

    def __init__(self, port: int) -> None:
        self.value = secrets.token_urlsafe(32)
        # A cookie counts for every port of a host: the name keeps two Ringlights on one machine apart.
        self.cookie_name = f"ringlight-{port}"
        self._cookie: str | None = None

    def exchange(self, offered: str) -> str | None:
        """Give the cookie for the token, the first time that it is offered; None for a wrong or a used one."""
        if self._cookie is not None or not _equal(offered, self.value):
            return None
        self._cookie = secrets.token_urlsafe(32)
        return self._cookie

    def admits(self, connection: HTTPConnection) -> bool:
        """Tell whether the request carries the cookie."""
        offered = connection.cookies.get(self.cookie_name)
        return offered is not None and self._cookie is not None and _equal(offered, self._cookie)


class TokenGate:
    """Lets HTTP requests and websockets pass that carry the cookie, and refuses all others."""

    def __init__(self, app: ASGIApp, token: OneTimeToken) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, exchange the token, or refuse."""
        match scope["type"]:
            case "http":
                answer = self._answer(Request(scope))
                await (answer or self._app)(scope, receive, send)
            case "websocket" if not self._token.admits(HTTPConnection(scope)):
                await WebSocket(scope, receive, send).close(_POLICY_VIOLATION)
            case _:
                await self._app(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        """Give our own answer; None when the app shall give it."""
        offered = request.query_params.get("token")
        if self._token.admits(request):
            return _without_token(request) if offered else None
        cookie = self._token.exchange(offered) if offered and request.method == "GET" else None
        if cookie is None:
            return PlainTextResponse(REFUSED, status_code=403)
        answer = _without_token(request)
        answer.set_cookie(self._token.cookie_name, cookie, httponly=True, samesite="strict")
        return answer


def _without_token(request: Request) -> Response:
    """Lead to the same address without the token, so that it is in no history and no bookmark."""
    rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
    path = "/" + request.url.path.lstrip("/")
    return RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, status_code=303)


def _equal(offered: str, right: str) -> bool:
    return secrets.compare_digest(offered.encode(), right.encode())
