import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

OpenRing = Callable[[str], None]
Click = Callable[[str], None]
REFRESH = 90_000
"""Milliseconds: the first refresh of a server plans some thirty statements."""


def decide(page: Page, verdict: str, reason: str) -> None:
    """Fill the form of what is picked and send it."""
    box = page.locator(".st-key-decide")
    if not box.get_by_text("Verdict").is_visible():
        box.get_by_text("Decide", exact=True).first.click()
    box.locator("label", has_text=verdict).first.click()
    box.locator("textarea").fill(reason)
    box.get_by_role("button", name="Decide", exact=True).click()


@pytest.fixture
def undecided(ringlight: Callable[..., str]) -> Iterator[None]:
    """Whatever a test decides about A-1002 is taken back, since the world is the whole session's."""
    yield
    ringlight("decide", "A-1002", "--verdict", "revoked", "--reason", "end of the test")


@pytest.mark.usefixtures("undecided")
def test_a_person_who_is_cleared_leaves_the_ring_at_once(
    page: Page, open_ring: OpenRing, click_in_drawing: Click
) -> None:
    open_ring("A-1001")
    click_in_drawing("person:A-1002")
    expect(page.locator(".st-key-decide")).to_contain_text("Nobody has decided about this.")
    decide(page, "Cleared", "Spoke to them on the phone.")
    expect(page.get_by_text("beside the ring")).to_be_visible()
    page.wait_for_function("() => __ring.ring.ready && !__ring.ring.nodes.get('person:A-1002')")


def test_a_decision_without_a_reason_is_refused_in_one_sentence(
    page: Page, open_ring: OpenRing, click_in_drawing: Click
) -> None:
    open_ring("A-1001")
    click_in_drawing("person:A-1002")
    decide(page, "Unsure", "  ")
    expect(page.locator(".st-key-decide")).to_contain_text("A decision needs a reason")


@pytest.mark.usefixtures("undecided")
def test_who_decided_meanwhile_is_not_overruled(
    page: Page, open_ring: OpenRing, click_in_drawing: Click, ringlight: Callable[..., str]
) -> None:
    open_ring("A-1001")
    click_in_drawing("person:A-1002")
    expect(page.locator(".st-key-decide")).to_contain_text("Nobody has decided about this.")
    ringlight("decide", "A-1002", "--verdict", "unsure", "--reason", "A colleague was quicker.")
    decide(page, "Cleared", "Looks fine to me.")
    expect(page.locator(".st-key-decide")).to_contain_text("somebody decided meanwhile")
    expect(page.locator(".st-key-decide")).to_contain_text("A colleague was quicker.")


def test_signals_of_the_suspect_are_shown_when_asked_for(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.get_by_text("Signals of the suspect").click()
    expect(page.get_by_text("Each has innocent reasons too")).to_be_visible(timeout=REFRESH)


def test_the_page_of_rings_says_how_old_its_list_is(page: Page, app: str) -> None:
    page.goto(app)
    page.get_by_role("link", name="Rings").click()
    expect(page.get_by_text(re.compile(r"As of \d{4}-\d\d-\d\d"))).to_be_visible(timeout=REFRESH)
    page.get_by_role("button", name="Bring up to date").click()
    expect(page.get_by_text(re.compile(r"Shown \d+ of \d+ ring|No ring was found"))).to_be_visible(timeout=REFRESH)


def test_a_day_begins_with_what_became_of_rings_and_with_feeds_in_trouble(page: Page, app: str) -> None:
    page.goto(app)
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_text("Feeds that are late or in trouble")).to_be_visible(timeout=REFRESH)
    page.get_by_text("in the last month", exact=True).first.click()
    expect(page.get_by_text("Applications by week, against the year before")).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_the_page_of_runs_lists_what_was_loaded(page: Page, app: str) -> None:
    page.goto(app)
    page.get_by_role("link", name="Ingest").click()
    expect(page.get_by_text("Rows in are rows loaded and rows rejected.")).to_be_visible()
    expect(page.locator(".st-key-runs-table")).to_be_visible()
