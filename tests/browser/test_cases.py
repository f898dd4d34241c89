import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Page, expect

from app.access.roles import Role
from app.access.users import add_user

DECLARED = """
[access]
sign_in = "users"
[cases]
four_eyes = true
"""
SLOW = 60_000
"""Milliseconds that the first page of a server that has just started may take."""
ADDED = re.compile(r"It is in case \d+, Phones of Phoenix")


class Team(Protocol):
    address: str
    home: Path
    password: str


SignIn = Callable[..., Page]


@pytest.fixture(scope="module")
def team(serve_team: Callable[[str], Team]) -> Team:
    team = serve_team(DECLARED)
    add_user(team.home, "second", Role.INVESTIGATOR, team.password)
    return team


def settled(page: Page, version: int) -> None:
    """Wait until the whole page shows this version of the case: a form of an older one would be refused."""
    expect(page.locator(".st-key-quiet-case")).to_contain_text(f"version {version}", timeout=SLOW)
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=SLOW)


def write(page: Page, label: str, text: str, button: str) -> None:
    """Fill one form of the case and send it."""
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name=button, exact=True).click()


def add_to_case(page: Page, title: str) -> None:
    page.get_by_role("button", name="Add to a case").click()
    page.get_by_label("Title, if it is a new one").fill(title)
    page.get_by_role("button", name="Add", exact=True).click()


def downloaded(page: Page, reader: Page, file: Path) -> str:
    """Take the HTML file from the page, and give what it shows to somebody else who opens it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML", exact=True).click()
    download.value.save_as(file)
    reader.goto(file.as_uri())
    assert reader.title() == "Phones of Phoenix"
    return reader.locator("body").inner_text()


def test_a_ring_becomes_a_case_that_another_one_closes_and_that_is_handed_on(
    sign_in: SignIn, team: Team, tmp_path: Path
) -> None:
    page = sign_in("investigator", "?subject=A-1001")
    expect(page.locator(".st-key-subject-name")).to_have_text("Jordan Whitfield", timeout=SLOW)
    add_to_case(page, "Phones of Phoenix")
    expect(page.get_by_text(ADDED)).to_be_visible(timeout=SLOW)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Cases").click()
    page.get_by_role("button", name="Take next").click()
    case = page.locator(".st-key-case")
    expect(case).to_contain_text("investigator has it", timeout=SLOW)
    expect(case).to_contain_text("Nothing has changed since it was collected.")
    settled(page, 3)

    write(page, "Note", "Spoke to <b>Northwind</b>.", "Add the note")
    expect(case.get_by_text("Spoke to <b>Northwind</b>.")).to_be_visible(timeout=SLOW)
    settled(page, 4)
    page.get_by_label("Task", exact=True).fill("Ask for the laptop")
    page.get_by_label("Who does it").fill("second")
    page.get_by_role("button", name="Set the task").click()
    expect(case.get_by_text("1. Ask for the laptop")).to_be_visible(timeout=SLOW)
    settled(page, 5)
    write(page, "Why it is done", "Too early.", "Ready for closing")
    expect(page.get_by_text("Tasks are still to be done: 1.")).to_be_visible(timeout=SLOW)
    write(page, "What came of task 1", "It came back.", "Done")
    expect(case.get_by_text("Done by investigator: It came back.")).to_be_visible(timeout=SLOW)
    settled(page, 6)
    page.get_by_text("Assign, rename, merge, split").click()
    write(page, "Who has it from now on", "second", "Assign")
    expect(case).to_contain_text("second has it", timeout=SLOW)
    settled(page, 7)
    write(page, "Why it is done", "All is said.", "Ready for closing")
    expect(case).to_contain_text("investigator asked for it to be closed", timeout=SLOW)
    settled(page, 8)
    write(page, "Why it is closed", "I am sure.", "Close")
    expect(page.get_by_text("You asked for it to be closed, so somebody else closes it")).to_be_visible(timeout=SLOW)

    below = page.url.partition("/cases")[2]
    other = sign_in("second", f"cases{below}")
    expect(other.locator(".st-key-case")).to_contain_text("second has it", timeout=SLOW)
    settled(other, 8)
    write(other, "Why it is closed", "Read it all.", "Close")
    expect(other.locator(".st-key-case")).to_contain_text("closed", timeout=SLOW)
    expect(other.get_by_label("Why it goes on", exact=True)).to_be_visible(timeout=SLOW)

    text = downloaded(other, sign_in("viewer"), tmp_path / "case.html")
    for expected in (
        "Jordan Whitfield",
        "accuses nobody",
        "(623) 555-0143",
        "Spoke to <b>Northwind</b>.",
        "All is said",
    ):
        assert expected in text
    actions = [json.loads(line)["action"] for line in (team.home / "audit.jsonl").read_text().splitlines()]
    assert {"case_collected", "case_ready", "case_closed", "export"} <= set(actions)


def test_a_viewer_reads_cases_and_changes_nothing(sign_in: SignIn) -> None:
    page = sign_in("viewer", "?subject=A-1002")
    expect(page.locator(".st-key-subject-name")).to_have_text("Sam Okafor", timeout=SLOW)
    expect(page.get_by_role("button", name="Add to a case")).to_have_count(0)
    page.get_by_role("link", name="Cases").click()
    expect(page.get_by_text("Rings and people that somebody collected")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Take next")).to_have_count(0)
