import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

Serve = Callable[..., str]


@pytest.fixture(scope="module")
def fresh_address(world: None, serve: Serve) -> str:
    """The address of another server, whose token nobody has used."""
    return serve()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("path", ["", "_stcore/health", "_stcore/stream", "vis-network.min.js", "static/", "media/x"])
def test_without_the_token_nothing_is_given(app: str, path: str) -> None:
    assert status(app + path) == 403


def test_a_token_lets_one_browser_in_once(browser: Browser, fresh_address: str) -> None:
    with browser.new_context() as first, browser.new_context() as second:
        page = first.new_page()
        page.goto(fresh_address)
        expect(page.locator(".st-key-search")).to_be_visible()
        assert "token" not in page.url
        refused = second.new_page().goto(fresh_address)
        assert refused
        assert refused.status == 403
        assert "ringlight serve" in refused.text()


def test_the_cookies_are_out_of_reach(watched_cookies: list[dict[str, object]]) -> None:
    own = [cookie for cookie in watched_cookies if str(cookie["name"]).startswith("ringlight-")]
    assert own
    assert all(cookie["httpOnly"] and cookie["sameSite"] == "Strict" for cookie in own)


@pytest.fixture
def watched_cookies(page: Page, app: str) -> list[dict[str, object]]:
    page.goto(app)
    expect(page.locator(".st-key-search")).to_be_visible()
    return [dict(cookie) for cookie in page.context.cookies()]


def test_a_page_without_the_cookie_gets_no_websocket(browser: Browser, app: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto("data:text/html,")
        opened = page.evaluate(
            """address => new Promise(done => {
                 const socket = new WebSocket(address);
                 socket.onopen = () => done(true);
                 socket.onerror = () => done(false);
               })""",
            app.replace("http", "ws") + "_stcore/stream",
        )
    assert not opened


def test_every_answer_carries_the_policy(page: Page, app: str) -> None:
    answers: list[str] = []
    page.on("response", lambda answer: answers.append(answer.headers.get("content-security-policy", "")))
    page.goto(app)
    expect(page.locator(".st-key-search")).to_be_visible()
    assert answers
    assert all("script-src 'self'" in policy and "unsafe-eval" not in policy for policy in answers)


def test_without_token_everybody_on_this_machine_is_let_in(browser: Browser, world: None, serve: Serve) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve("--no-token"))
        expect(page.locator(".st-key-search")).to_be_visible()
