import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Page, expect

from app.access.users import remove_user

MASKED = """
[access]
sign_in = "users"
[access.masked]
viewer = ["phone", "email", "address", "ip"]
investigator = ["phone"]
"""
PHONE, MASKED_PHONE = "+16235550143", "+1 623 ••• ••43"
SLOW = 60_000
"""Milliseconds that the first page of a server that has just started may take."""


class Team(Protocol):
    address: str
    home: Path
    password: str


SignIn = Callable[..., Page]


@pytest.fixture(scope="module")
def team(serve_team: Callable[[str], Team]) -> Team:
    return serve_team(MASKED)


def draws(page: Page) -> list[str]:
    """The labels in the drawing."""
    page.wait_for_function("() => globalThis.__ring?.ring?.ready", timeout=SLOW)
    labels: list[str] = page.evaluate("__ring.ring.nodes.get().map(node => node.label)")
    return labels


def events(team: Team) -> list[Mapping[str, object]]:
    return [json.loads(line) for line in (team.home / "audit.jsonl").read_text().splitlines()]


def test_a_wrong_password_is_refused_in_one_sentence(sign_in: SignIn, team: Team) -> None:
    page = sign_in("viewer", password="wrong")
    expect(page.get_by_role("alert")).to_have_text("This name and password do not go together.")
    assert events(team)[-1]["action"] == "sign-in refused"


def test_a_deep_link_survives_the_sign_in_page(sign_in: SignIn) -> None:
    page = sign_in("administrator", "?subject=A-1001")
    expect(page.locator(".st-key-subject-name")).to_have_text("Jordan Whitfield", timeout=SLOW)


def test_two_who_look_at_one_ring_at_once_see_what_their_roles_may(sign_in: SignIn) -> None:
    viewer, administrator = sign_in("viewer", "?subject=A-1001"), sign_in("administrator", "?subject=A-1001")
    for _ in range(2):
        seen_by_viewer, seen_by_administrator = " ".join(draws(viewer)), " ".join(draws(administrator))
        assert PHONE in seen_by_administrator
        assert PHONE not in seen_by_viewer
        assert MASKED_PHONE in seen_by_viewer
        assert "dev@example.com" not in viewer.content()
        viewer.reload()
        administrator.reload()


def test_a_viewer_neither_queries_nor_decides_and_is_told_so(sign_in: SignIn, team: Team) -> None:
    page = sign_in("viewer", "?subject=A-1001")
    draws(page)
    expect(page.get_by_role("link", name="Rings")).to_be_visible()
    expect(page.get_by_role("link", name="Queries")).to_have_count(0)
    expect(page.get_by_text("Decide", exact=True)).to_have_count(0)
    page.goto(f"{team.address}queries")
    expect(
        page.get_by_text("To run queries takes another role than yours (viewer): analyst or administrator.")
    ).to_be_visible()
    expect(page.get_by_text("Questions to the whole graph.")).to_have_count(0)


def test_a_value_is_revealed_with_a_reason_in_this_session_alone(sign_in: SignIn, team: Team) -> None:
    mine, theirs = sign_in("investigator", "?subject=A-1001"), sign_in("investigator", "?subject=A-1001")
    draws(theirs)
    assert PHONE not in " ".join(draws(mine))
    name = mine.evaluate("__ring.ring.nodes.get().find(node => node.label.startsWith('+1 623')).id")
    x, y = mine.evaluate(
        """name => {
          const { net, canvas } = __ring.ring;
          canvas.scrollIntoView({ block: "center" });
          const at = net.canvasToDOM(net.getPositions([name])[name]);
          const box = canvas.getBoundingClientRect();
          return [box.x + at.x, box.y + at.y];
        }""",
        name,
    )
    mine.mouse.click(x, y)
    panel = mine.locator(".st-key-why")
    panel.get_by_text("Masked. Reveal it").click()
    panel.get_by_label("Reason").fill("Calling them back.")
    panel.get_by_role("button", name="Reveal", exact=True).click()
    expect(panel.get_by_text("(623) 555-0143").first).to_be_visible(timeout=SLOW)
    mine.wait_for_function("value => __ring.ring.nodes.get().some(node => node.label.includes(value))", arg=PHONE)
    revealed = [event for event in events(team) if event["action"] == "reveal"]
    assert [(event["actor"], event["reason"]) for event in revealed] == [("investigator", "Calling them back.")]
    theirs.reload()
    assert PHONE not in " ".join(draws(theirs))


def test_an_administrator_reads_the_audit(sign_in: SignIn, team: Team) -> None:
    page = sign_in("administrator", "audit")
    expect(page.get_by_text(re.compile(r"Shown \d+ of \d+ events?"))).to_be_visible()
    page.get_by_label("By").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Shown 0 of 0 events")).to_be_visible()


@pytest.mark.parametrize("below", ["audit", "erase"])
def test_nobody_else_reads_the_audit_or_erases(sign_in: SignIn, below: str) -> None:
    page = sign_in("analyst", below)
    expect(page.get_by_text("takes another role than yours (analyst): administrator.")).to_be_visible()


def test_who_signs_out_is_out_in_every_tab(sign_in: SignIn, team: Team) -> None:
    page = sign_in("analyst")
    other = page.context.new_page()
    other.goto(f"{team.address}today")
    expect(other.get_by_role("heading", name="Today")).to_be_visible()
    page.get_by_role("link", name="Sign out").click()
    expect(page.get_by_label("Password")).to_be_visible()
    other.get_by_role("radio", name="year").click()
    expect(other.get_by_text("You are signed out.")).to_be_visible()
    expect(other.get_by_role("heading", name="Today")).to_have_count(0)


def test_a_link_on_another_site_leads_in_whoever_is_signed_in(sign_in: SignIn, team: Team) -> None:
    page = sign_in("analyst")
    expect(page.locator(".st-key-search")).to_be_visible()
    link = f'<a href="{team.address}?subject=A-1001">ring</a>'
    page.route("http://mail.example/", lambda route: route.fulfill(body=link, content_type="text/html"))
    page.goto("http://mail.example/")
    page.get_by_role("link").click()
    expect(page.locator(".st-key-subject-name")).to_have_text("Jordan Whitfield")


def test_who_was_removed_is_out_at_the_next_click(sign_in: SignIn, team: Team) -> None:
    page = sign_in("investigator", "?subject=A-1001")
    draws(page)
    remove_user(team.home, "investigator")
    page.get_by_text("Signals of the suspect").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.locator(".st-key-subject-name")).to_have_count(0)


def test_a_changed_role_counts_at_the_next_click(sign_in: SignIn, team: Team) -> None:
    page = sign_in("analyst", "queries")
    expect(page.get_by_text("Questions to the whole graph.")).to_be_visible()
    users = json.loads((team.home / "users.json").read_text())
    users["analyst"]["role"] = "viewer"
    (team.home / "users.json").write_text(json.dumps(users))
    page.get_by_role("radio", name="My own words").click()
    expect(page.get_by_text("another role than yours (viewer)")).to_be_visible()
    expect(page.get_by_text("Questions to the whole graph.")).to_have_count(0)
