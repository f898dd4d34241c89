"""Local users sign in with name and password on a page without scripts, and sign out."""

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template
from threading import Lock
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.access.entrance import LocalUsers
from app.access.passwords import is_right
from app.access.slowing import Slowing
from app.access.users import read_users
from graph.audit.trail import record

SIGN_OUT = "/sign-out"
_LARGEST = 10_000
"""Bytes of a form."""
_WRONG = "This name and password do not go together."
_UNKNOWN = "(unknown name)"
"""Who failed to sign in under a name that nobody has: it may be a password in the wrong field."""


@dataclass(frozen=True, slots=True)
class _Tried:
    name: str
    said: str = ""
    cookie: str | None = None


class SignInDoor:
    """Shows the page to whoever is not in, at whatever address they asked for, and lets them in there."""

    def __init__(self, entrance: LocalUsers, *, is_secure: bool, slowing: Slowing | None = None) -> None:
        """A cookie of a `is_secure` one is sent over https alone."""
        self._home = entrance.home
        self._sessions = entrance.sessions
        self._is_secure = is_secure
        self._slowing = slowing or Slowing()
        # One password at a time: hashing takes memory, and tries in parallel would all count as the first.
        self._one_at_a_time = Lock()

    async def answer(self, request: Request, *, is_in: bool) -> Response | None:
        """Take a name and a password, or show the page for them; sign out who asks for it."""
        if request.url.path == SIGN_OUT:
            return self._signed_out(request)
        if is_in:
            return None
        if request.method != "POST":
            return _page(_Tried(""), 401)
        if not _is_own(request):
            return _page(_Tried("", "Another site sent you here to sign in: do so on this page."), 403)
        form = await _form(request)
        tried = await run_in_threadpool(self._try, form.get("name", ""), form.get("password", ""))
        return self._let_in(request, tried.cookie) if tried.cookie else _page(tried, 401)

    def _try(self, name: str, password: str) -> _Tried:
        with self._one_at_a_time:
            user = read_users(self._home).get(name)
            if wait := self._slowing.wait(name):
                record(self._home, name if user else _UNKNOWN, "sign-in refused", waits=wait)
                return _Tried(name, f"Too many wrong passwords for this name: try again in {wait} seconds.")
            if not is_right(password, user.password if user else None) or user is None:
                self._slowing.failed(name)
                record(self._home, name if user else _UNKNOWN, "sign-in refused")
                return _Tried(name, _WRONG)
            self._slowing.succeeded(name)
            record(self._home, name, "sign-in", role=user.role)
            return _Tried(name, cookie=self._sessions.begin(name, user.password))

    def _let_in(self, request: Request, cookie: str) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        answer = RedirectResponse(f"/{request.url.path.lstrip('/')}{query}", status_code=303)
        answer.set_cookie(self._sessions.cookie_name, cookie, httponly=True, samesite="strict", secure=self._is_secure)
        return answer

    def _signed_out(self, request: Request) -> Response:
        # Other sites cannot sign anybody out: the cookie does not come along with their links.
        cookie = request.cookies.get(self._sessions.cookie_name)
        if session := self._sessions.of(cookie):
            self._sessions.end(cookie)
            record(self._home, session.name, "sign-out")
        answer = RedirectResponse("/", status_code=303)
        answer.delete_cookie(self._sessions.cookie_name)
        return answer


def _page(tried: _Tried, status: int) -> Response:
    page = Template(files(__package__).joinpath("sign_in.html").read_text(encoding="utf-8"))
    text = page.substitute(said=escape(tried.said), name=escape(tried.name[:100]))
    return HTMLResponse(text, status, {"cache-control": "no-store"})


def _is_own(request: Request) -> bool:
    """Whether the form was on a page of ours."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
