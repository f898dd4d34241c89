from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenRing = Callable[[str], None]
Ringlight = Callable[..., str]


def test_a_database_that_goes_away_is_one_sentence_and_a_working_page_after(
    page: Page, open_ring: OpenRing, ringlight: Ringlight
) -> None:
    open_ring("A-1001")
    ringlight("db", "stop")
    page.locator(".st-key-search input").fill("Sam Okafor")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The graph cannot be reached just now.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    ringlight("db", "start")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".st-key-subject-name")).to_have_text("Sam Okafor", timeout=60_000)
