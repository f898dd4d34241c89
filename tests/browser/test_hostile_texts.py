from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenRing = Callable[[str], None]
Click = Callable[[str], None]
Search = Callable[[str], None]
HOSTILE = (
    "H-script",
    "H-closing",
    "H-image",
    "H-markdown",
    "H-javascript",
    "H-rtl",
    "H-formula",
    "H-zero-width",
    "H-long",
)


def nothing_ran(page: Page) -> bool:
    return page.title() == "Ringlight" and page.locator("img[src*=hostile], a[href*=hostile], img[src=x]").count() == 0


@pytest.mark.parametrize("applicant_id", HOSTILE)
def test_a_hostile_name_is_text_wherever_it_is_shown(
    page: Page, open_ring: OpenRing, click_in_drawing: Click, applicant_id: str
) -> None:
    open_ring(applicant_id)
    expect(page.locator(".st-key-subject-name")).to_be_visible()
    click_in_drawing(f"person:{applicant_id}")
    expect(page.locator(".st-key-why")).to_contain_text("The suspect")
    page.wait_for_timeout(300)  # a tooltip opens after a moment
    assert nothing_ran(page)


def test_hostile_names_are_text_beside_each_other(page: Page, open_ring: OpenRing, click_in_drawing: Click) -> None:
    open_ring("H-script")
    for applicant_id in HOSTILE:
        click_in_drawing(f"person:{applicant_id}")
        expect(page.locator(".st-key-why")).to_contain_text(applicant_id)
    assert nothing_ran(page)


def test_hostile_names_are_text_among_the_matches(page: Page, search: Search) -> None:
    search("+1 (602) 555-0166")
    expect(page.get_by_text("10 people behind it")).to_be_visible()
    assert nothing_ran(page)


@pytest.mark.parametrize(
    "text", ["<script>document.title='owned'</script>", "![x](http://hostile.example/x.png)", "=1+1", "a" * 10_000]
)
def test_a_hostile_search_is_text(page: Page, search: Search, text: str) -> None:
    search(text)
    expect(page.locator("[class*='st-key-raw-'], .st-key-subject-name").first).to_be_visible()
    assert nothing_ran(page)


def test_a_hostile_link_is_text(page: Page, app: str) -> None:
    page.goto(f"{app}?subject=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E![x](http://hostile.example/x.png)")
    expect(page.get_by_text("No applicant has this id.")).to_be_visible()
    assert nothing_ran(page)


def test_the_reading_direction_cannot_be_turned(page: Page, open_ring: OpenRing) -> None:
    open_ring("H-rtl")
    expect(page.locator(".st-key-subject-name")).to_have_text(r"Anna \u202egnp.exe")


def test_tables_offer_no_export_of_their_own(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1002")
    page.locator(".st-key-ring-table").hover()
    expect(page.get_by_role("button", name="Download as CSV")).to_have_count(0)
