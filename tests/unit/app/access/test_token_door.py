import asyncio
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from app.access.entrance import OwnMachine
from app.access.gate import Gate
from app.access.sessions import Sessions
from app.access.token_door import TokenDoor
from app.security_headers import SecurityHeaders


class Answer:
    """What the gate answered: status and headers."""

    def __init__(self, messages: list[Message]) -> None:
        start = next(message for message in messages if message["type"] == "http.response.start")
        self.status: int = start["status"]
        self.headers: dict[str, str] = {name.decode(): value.decode() for name, value in start["headers"]}
        self.text = b"".join(message.get("body", b"") for message in messages).decode()

    @property
    def cookie(self) -> str:
        return self.headers["set-cookie"].partition(";")[0]


async def _inside(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("inside")


@pytest.fixture
def sessions() -> Sessions:
    return Sessions("ringlight-8501")


@pytest.fixture
def door(tmp_path: Path, sessions: Sessions) -> TokenDoor:
    return TokenDoor(tmp_path, sessions)


@pytest.fixture
def app(door: TokenDoor, sessions: Sessions) -> Starlette:
    gate = [Middleware(SecurityHeaders), Middleware(Gate, entrance=OwnMachine(sessions), door=door)]
    return Starlette(routes=[Route("/{rest:path}", _inside)], middleware=gate)


def ask(app: Starlette, address: str, cookie: str = "", method: str = "GET") -> Answer:
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1:8501"), *([(b"cookie", cookie.encode())] if cookie else [])],
        "scheme": "http",
        "server": ("127.0.0.1", 8501),
    }
    return Answer(exchange(app, scope))


def exchange(app: Starlette, scope: Scope) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect" if scope["type"] == "websocket" else "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


def test_without_token_the_door_is_closed_and_says_what_to_do(app: Starlette) -> None:
    answer = ask(app, "/")
    assert answer.status == 403
    assert "ringlight serve" in answer.text


def test_the_token_opens_the_door_once(app: Starlette, door: TokenDoor) -> None:
    assert ask(app, f"/?token={door.token}").status == 303
    assert ask(app, f"/?token={door.token}").status == 403


def test_the_cookie_of_the_token_lets_in(app: Starlette, door: TokenDoor) -> None:
    cookie = ask(app, f"/?token={door.token}").cookie
    assert ask(app, "/", cookie).text == "inside"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Starlette, door: TokenDoor) -> None:
    cookie = ask(app, f"/?token={door.token}").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_token_leaves_the_address_and_the_rest_stays(app: Starlette, door: TokenDoor) -> None:
    location = urlsplit(ask(app, f"/?subject=A%261&token={door.token}").headers["location"])
    assert parse_qs(location.query) == {"subject": ["A&1"]}


def test_the_door_leads_nowhere_else(app: Starlette, door: TokenDoor) -> None:
    answer = ask(app, f"//hostile.example/?token={door.token}")
    assert answer.headers["location"] == "/hostile.example/"


def test_who_is_in_may_open_the_printed_address_again(app: Starlette, door: TokenDoor) -> None:
    cookie = ask(app, f"/?token={door.token}").cookie
    assert ask(app, f"/?token={door.token}", cookie).status == 303


def test_a_look_at_the_address_does_not_use_the_token_up(app: Starlette, door: TokenDoor) -> None:
    assert ask(app, f"/?token={door.token}", method="HEAD").status == 403
    assert ask(app, f"/?token={door.token}").status == 303


@pytest.mark.parametrize("offered", ["", "wrong", "\N{SNOWMAN}", "a" * 100_000])
def test_a_wrong_token_is_refused(app: Starlette, offered: str) -> None:
    assert ask(app, f"/?token={offered}").status == 403


@pytest.mark.parametrize("cookie", ["ringlight-8501=", "ringlight-8501=wrong", "ringlight-8502=x", ";;;"])
def test_a_wrong_cookie_is_refused(app: Starlette, door: TokenDoor, cookie: str) -> None:
    ask(app, f"/?token={door.token}")
    assert ask(app, "/", cookie).status == 403


def test_a_websocket_without_cookie_is_refused(app: Starlette) -> None:
    sent = exchange(app, {"type": "websocket", "path": "/_stcore/stream", "headers": [], "query_string": b""})
    assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/vis-network.min.js"])
def test_even_a_refusal_carries_the_policy(app: Starlette, path: str) -> None:
    policy = ask(app, path).headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
