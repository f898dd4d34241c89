"""What an investigator does, from a badly written phone to a file that a colleague reads, in one go."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Click = Callable[[str], None]
SLOW = 60_000
"""Milliseconds that a step may take on a busy machine."""


@pytest.fixture
def undecided(ringlight: Callable[..., str]) -> Iterator[None]:
    """What is decided about A-1002 is taken back, since the world is the whole session's."""
    yield
    ringlight("decide", "A-1002", "--verdict", "revoked", "--reason", "end of the test")


def wait_for_drawing(page: Page, condition: str) -> None:
    drawn = f"() => globalThis.__ring?.ring?.ready && (nodes => {condition})(__ring.ring.nodes)"
    page.wait_for_function(drawn, timeout=SLOW)


def tick(page: Page, row: int) -> None:
    table = page.locator(".st-key-ring-table canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 18 + 35 * row)


def decide(box: Locator, verdict: str, reason: str) -> None:
    box.get_by_text("Decide", exact=True).first.click()
    box.locator("label", has_text=verdict).first.click()
    box.locator("textarea").fill(reason)
    box.get_by_role("button", name="Decide", exact=True).click()


def collect(page: Page, title: str) -> None:
    page.get_by_role("button", name="Add to a case").click()
    page.get_by_label("Title, if it is a new one").fill(title)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text(re.compile(rf"It is in case \d+, {title}"))).to_be_visible(timeout=SLOW)
    page.keyboard.press("Escape")


def pick_newest_case(page: Page) -> None:
    """Those that are due nowhere stand in the order in which they were opened."""
    how_many = page.get_by_text(re.compile(r"\d+ cases? open: pick one"))
    expect(how_many).to_be_visible(timeout=SLOW)
    row = int(how_many.inner_text().partition(" ")[0])
    page.locator("[class*='st-key-cases-open'] .dvn-scroller").click(position={"x": 16, "y": 35 * (row + 0.5)})


@pytest.mark.usefixtures("undecided")
def test_from_a_badly_written_phone_to_a_file_that_a_colleague_reads(
    page: Page, search: Callable[[str], None], click_in_drawing: Click, browser: Browser, tmp_path: Path
) -> None:
    search("001 (623) 555 - 01 43")
    expect(page.get_by_text("3 people behind it")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Open ring").first.click()
    wait_for_drawing(page, "nodes.get('person:A-1003')")

    click_in_drawing("person:A-1003")
    expect(page.locator(".st-key-why")).to_contain_text("623 555 0143", timeout=SLOW)

    page.get_by_role("button", name="Filter").click()
    page.get_by_role("button", name="phone", exact=True).click()
    wait_for_drawing(page, "!nodes.getIds().some(id => id.startsWith('value:phone:'))")
    page.get_by_role("button", name="phone", exact=True).click()
    wait_for_drawing(page, "nodes.getIds().some(id => id.startsWith('value:phone:'))")
    page.keyboard.press("Escape")

    for row in (1, 2):
        tick(page, row)
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("hang together through")).to_be_visible(timeout=SLOW)

    click_in_drawing("person:A-1002")
    expect(page.locator(".st-key-why .st-key-strong-person")).to_have_text("Sam Okafor", timeout=SLOW)
    decide(page.locator(".st-key-decide"), "Cleared", "Spoke to them on the phone.")
    wait_for_drawing(page, "!nodes.get('person:A-1002')")
    expect(page.get_by_text("beside the ring")).to_be_visible(timeout=SLOW)

    collect(page, "From phone to file")
    page.get_by_role("link", name="Cases").click()
    pick_newest_case(page)
    expect(page.get_by_text("Hand it on")).to_be_visible(timeout=SLOW)
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="HTML", exact=True).click()
    download.value.save_as(tmp_path / "case.html")

    with browser.new_context() as context:
        colleague = context.new_page()
        colleague.goto((tmp_path / "case.html").as_uri())
        read = colleague.locator("body").inner_text()
    for expected in (
        "Jordan Whitfield",
        "Maria Delgado",
        "623 555 0143",
        "Spoke to them on the phone.",
        "accuses nobody",
    ):
        assert expected in read
