import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

DECLARED = """
[access]
sign_in = "oidc"
roles = {{ "boss@example.com" = "administrator" }}
[access.oidc]
provider = "http://127.0.0.1:{port}/.well-known/openid-configuration"
client_id = "ringlight"
client_secret = {{ file = "{secrets}/client" }}
cookie_secret = {{ file = "{secrets}/cookie" }}
role_claim = "groups"
claimed_roles = {{ "fraud-desk" = "investigator", "fraud-read" = "viewer" }}
"""
PEOPLE = (
    {"sub": "dana", "email": "dana@example.com", "groups": ["fraud-read", "fraud-desk"]},
    {"sub": "stranger", "email": "stranger@example.com", "groups": ["sales"]},
)
SLOW = 40_000
"""Milliseconds that the first page of a server that has just started may take."""


class Team(Protocol):
    address: str
    home: Path


@pytest.fixture(scope="module")
def provider() -> Iterator[int]:
    """The port of an identity provider on this machine, who believes everybody."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    people = [word for person in PEOPLE for word in ("--user-claims", json.dumps(person))]
    # A process of its own: what it warns of is no failure of ours.
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *people]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        wait_until_answered(port)
        yield port
        process.terminate()


def wait_until_answered(port: int) -> None:
    for _ in range(200):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The identity provider of the tests does not start.")


@pytest.fixture(scope="module")
def team(provider: int, serve_team: Callable[[str], Team], tmp_path_factory: pytest.TempPathFactory) -> Team:
    secrets = tmp_path_factory.mktemp("secrets")
    (secrets / "client").write_text("known to both")
    (secrets / "cookie").write_text("0123456789abcdef" * 4)
    return serve_team(DECLARED.format(port=provider, secrets=secrets))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(SLOW)
        yield context.new_page()


@pytest.fixture
def sign_in(page: Page, team: Team) -> Callable[[str], None]:
    def sign_in(name: str) -> None:
        page.goto(team.address)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_url(f"{team.address}**")

    return sign_in


def done(team: Team) -> list[tuple[str, str]]:
    lines = (team.home / "audit.jsonl").read_text().splitlines()
    return [(event["actor"], event["action"]) for event in map(json.loads, lines)]


def test_the_provider_says_who_it_is_and_its_groups_make_the_role(
    page: Page, team: Team, sign_in: Callable[[str], None]
) -> None:
    sign_in("dana")
    expect(page.get_by_text("dana@example.com · investigator")).to_be_visible()
    expect(page.locator(".st-key-search")).to_be_visible()
    expect(page.get_by_role("link", name="Audit")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("dana@example.com · investigator")).to_be_visible()
    assert done(team).count(("dana@example.com", "sign-in")) == 1

    kept = page.context.storage_state()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.locator(".st-key-search")).to_have_count(0)
    assert done(team)[-1] == ("dana@example.com", "sign-out")

    # A cookie that somebody copied before is worth nothing after.
    page.context.add_cookies(kept["cookies"])  # type: ignore[arg-type]
    page.goto(team.address)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_whoever_has_no_role_here_sees_nothing(page: Page, team: Team, sign_in: Callable[[str], None]) -> None:
    sign_in("stranger")
    expect(page.get_by_text("ask your administrator for a role")).to_be_visible()
    expect(page.locator(".st-key-search")).to_have_count(0)
    assert ("stranger@example.com", "sign-in refused") in done(team)


def test_no_secret_lies_in_the_home(team: Team) -> None:
    texts = [path.read_bytes() for path in team.home.rglob("*") if path.is_file()]
    assert not any(b"known to both" in text or b"0123456789abcdef" in text for text in texts)
