import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from app.access.entrance import LocalUsers
from app.access.gate import Gate
from app.access.roles import Role
from app.access.sessions import Sessions
from app.access.sign_in_door import SIGN_OUT, SignInDoor
from app.access.slowing import FREE_TRIES
from app.access.users import add_user, remove_user
from graph.audit.trail import events

PASSWORD = "correct horse battery staple"


class Answer:
    """What the door answered."""

    def __init__(self, messages: list[Message]) -> None:
        start = next(message for message in messages if message["type"] == "http.response.start")
        self.status: int = start["status"]
        self.headers: dict[str, str] = {name.decode(): value.decode() for name, value in start["headers"]}
        self.text = b"".join(message.get("body", b"") for message in messages).decode()

    @property
    def cookie(self) -> str:
        return self.headers.get("set-cookie", "").partition(";")[0]


async def _inside(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("inside")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    add_user(tmp_path, "dana", Role.INVESTIGATOR, PASSWORD)
    return tmp_path


@pytest.fixture
def app(home: Path) -> Starlette:
    users = LocalUsers(home, Sessions("ringlight-8501", hours=1))
    gate = Middleware(Gate, entrance=users, door=SignInDoor(users, is_secure=True))
    return Starlette(routes=[Route("/{rest:path}", _inside, methods=["GET", "POST"])], middleware=[gate])


Ask = Callable[..., Answer]


@pytest.fixture
def ask(app: Starlette) -> Ask:
    def ask(address: str, cookie: str = "", form: dict[str, str] | bytes | None = None, **headers: str) -> Answer:
        path, _, query = address.partition("?")
        named = {"host": "ringlight.example", "cookie": cookie, **{k.replace("_", "-"): v for k, v in headers.items()}}
        scope: Scope = {
            "type": "http",
            "method": "GET" if form is None else "POST",
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in named.items() if value],
            "scheme": "https",
            "server": ("ringlight.example", 443),
        }
        body = form if isinstance(form, bytes) else urlencode(form or {}).encode()
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        asyncio.run(app(scope, receive, send))
        return Answer(sent)

    return ask


@pytest.fixture
def sign_in(ask: Ask) -> Callable[..., Answer]:
    def sign_in(name: str = "dana", password: str = PASSWORD, address: str = "/", **headers: str) -> Answer:
        return ask(address, form={"name": name, "password": password}, **headers)

    return sign_in


SignIn = Callable[..., Answer]


def actions(home: Path) -> list[tuple[str | None, str]]:
    return [(event.actor, event.action) for event in events(home)]


@pytest.mark.parametrize("address", ["/", "/today", "/_stcore/health", "/media/x", "/?subject=A-1"])
def test_whoever_is_not_in_gets_nothing_but_the_page(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status == 401
    assert 'type="password"' in answer.text
    assert "<script" not in answer.text


def test_name_and_password_lead_to_what_was_asked_for(ask: Ask, sign_in: SignIn) -> None:
    answer = sign_in(address="/?subject=A%261")
    assert (answer.status, answer.headers["location"]) == (303, "/?subject=A%261")
    assert ask("/", answer.cookie).text == "inside"


def test_the_page_leads_to_no_other_site(sign_in: SignIn) -> None:
    assert sign_in(address="//hostile.example/x").headers["location"] == "/hostile.example/x"


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http(sign_in: SignIn) -> None:
    cookie = sign_in().headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" in cookie


@pytest.mark.parametrize(
    ("name", "password"),
    [("dana", "wrong"), ("dana", ""), ("nobody", PASSWORD), ("", ""), ("Dana", PASSWORD), ("dana", "x" * 9_000)],
)
def test_what_does_not_go_together_is_refused_in_the_same_words(sign_in: SignIn, name: str, password: str) -> None:
    answer = sign_in(name, password)
    assert answer.status == 401
    assert not answer.cookie
    assert "This name and password do not go together." in answer.text


def test_a_name_is_shown_again_as_text(sign_in: SignIn) -> None:
    answer = sign_in('"><script>alert(1)</script>', "wrong")
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"name=dana&password=", b"x" * 20_000, b"%%%=&&&"])
def test_any_body_is_survived(ask: Ask, body: bytes) -> None:
    assert ask("/", form=body).status == 401


def test_after_several_wrong_passwords_even_the_right_one_waits(sign_in: SignIn) -> None:
    for _ in range(FREE_TRIES):
        sign_in(password="wrong")
    answer = sign_in()
    assert not answer.cookie
    assert "Too many wrong passwords for this name: try again in" in answer.text


def test_an_invented_name_waits_just_the_same(sign_in: SignIn) -> None:
    for _ in range(FREE_TRIES):
        sign_in("nobody", "wrong")
    assert "Too many wrong passwords" in sign_in("nobody", "wrong").text
    assert sign_in().status == 303


def test_a_form_of_another_site_signs_nobody_in(sign_in: SignIn) -> None:
    assert sign_in(origin="https://hostile.example").status == 403
    assert sign_in(origin="null").status == 403
    assert sign_in(origin="https://ringlight.example").status == 303


def test_a_link_of_another_site_is_asked_for_again_by_us(ask: Ask) -> None:
    answer = ask("/?subject=A-1", sec_fetch_site="cross-site", sec_fetch_mode="navigate")
    assert 'http-equiv="refresh"' in answer.text


def test_who_signs_out_is_out(ask: Ask, sign_in: SignIn, home: Path) -> None:
    cookie = sign_in().cookie
    answer = ask(SIGN_OUT, cookie)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert ask("/", cookie).status == 401
    assert actions(home) == [("dana", "sign-in"), ("dana", "sign-out")]


def test_who_was_removed_is_out(ask: Ask, sign_in: SignIn, home: Path) -> None:
    cookie = sign_in().cookie
    remove_user(home, "dana")
    assert ask("/", cookie).status == 401


def test_a_new_password_ends_what_the_old_one_opened(ask: Ask, sign_in: SignIn, home: Path) -> None:
    cookie = sign_in().cookie
    add_user(home, "dana", Role.INVESTIGATOR, "another long sentence", replace=True)
    assert ask("/", cookie).status == 401


def test_failures_are_in_the_audit_and_no_typed_name_that_nobody_has(sign_in: SignIn, home: Path) -> None:
    sign_in("dana", "wrong")
    sign_in("my secret password", "oops")
    assert actions(home) == [("dana", "sign-in refused"), ("(unknown name)", "sign-in refused")]
    assert "my secret password" not in (home / "audit.jsonl").read_text()
