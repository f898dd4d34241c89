"""The one-time token in the printed address is exchanged for a cookie, once."""

import getpass
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from app.access.roles import Role
from app.access.sessions import Sessions
from graph.audit.trail import record

REFUSED = (
    "This Ringlight is open to the person who started it.\n\n"
    "Open the address that `ringlight serve` printed, with its token. A token works once, in one browser;\n"
    "for another one, stop Ringlight (Ctrl-C) and start it again.\n"
)


class TokenDoor:
    """Opens to the browser that brings the token first."""

    def __init__(self, home: Path, sessions: Sessions) -> None:
        self.token = secrets.token_urlsafe(32)
        self._home = home
        self._sessions = sessions
        self._is_used = False

    async def answer(self, request: Request, *, is_in: bool) -> Response | None:
        """Exchange the token, or refuse; who is in passes, once the token is out of their address."""
        offered = request.query_params.get("token")
        if is_in:
            return _without_token(request) if offered else None
        if not offered or request.method != "GET" or not self._takes(offered):
            return PlainTextResponse(REFUSED, status_code=403)
        user = getpass.getuser()
        record(self._home, user, "sign-in", role=Role.ADMINISTRATOR)
        answer = _without_token(request)
        answer.set_cookie(self._sessions.cookie_name, self._sessions.begin(user), httponly=True, samesite="strict")
        return answer

    def _takes(self, offered: str) -> bool:
        """Whether it is the token, and offered for the first time."""
        if self._is_used or not secrets.compare_digest(offered.encode(), self.token.encode()):
            return False
        self._is_used = True
        return True


def _without_token(request: Request) -> Response:
    """Lead to the same address without the token, so that it is in no history and no bookmark."""
    rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != "token"]
    path = "/" + request.url.path.lstrip("/")
    return RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, status_code=303)
