import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenRing = Callable[[str], None]
Search = Callable[[str], None]
Click = Callable[[str], None]
MIDDLE_OF_CHECKBOX = 16
ROW_HEIGHT = 35


def why(page: Page, text: str) -> None:
    expect(page.locator(".st-key-why")).to_contain_text(text)


def node_named(page: Page, label: str) -> str:
    """The drawing's name for the node with this label."""
    name = page.evaluate("label => __ring.ring.nodes.get().find(node => node.label.startsWith(label)).id", label)
    return str(name)


def positions(page: Page) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = page.evaluate("__ring.ring.net.getPositions()")
    return found


@pytest.mark.parametrize("spelling", ["001 (623) 555 - 01 43", "6235550143", "+1-623-555-0143", " 1.623.555.0143 "])
def test_a_badly_written_phone_leads_to_the_ring_behind_it(page: Page, search: Search, spelling: str) -> None:
    search(spelling)
    expect(page.get_by_text("3 people behind it")).to_be_visible()
    page.get_by_role("button", name="Open ring").first.click()
    expect(page.locator(".st-key-ring canvas")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Shown \d+ of \d+ applicants"))).to_be_visible()
    assert page.url.endswith("?subject=A-1001")


def test_what_is_unique_opens_its_ring_at_once(page: Page, search: Search) -> None:
    search("j.whitfield@EXAMPLE.com")
    expect(page.locator(".st-key-subject-name")).to_have_text("Jordan Whitfield")


def test_a_misspelt_name_is_found(page: Page, search: Search) -> None:
    search("Jordan Whitfeld")
    expect(page.locator(".st-key-subject-name")).to_have_text("Jordan Whitfield")


def test_what_nobody_has_says_so(page: Page, search: Search) -> None:
    search("qqqqqqqqqqqq")
    expect(page.get_by_text("Nobody matches.")).to_be_visible()


def test_a_new_search_leaves_the_ring(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.locator(".st-key-search input").fill("623 555 0143")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 people behind it")).to_be_visible()
    assert "subject" not in page.url


def test_a_click_on_a_person_shows_the_way_written_forms_sources_and_dates(
    page: Page, open_ring: OpenRing, click_in_drawing: Click
) -> None:
    open_ring("A-1001")
    click_in_drawing("person:A-1003")
    for expected in ("Maria Delgado", "(623) 555-0143", "623 555 0143", "phones", "2026-01-10", "2026-02-02"):
        why(page, expected)


def test_a_click_on_a_value_shows_everybody_who_uses_it(
    page: Page, open_ring: OpenRing, click_in_drawing: Click
) -> None:
    open_ring("A-1001")
    click_in_drawing(node_named(page, "maria.dev@example.com"))
    for expected in ("maria.dev@example.com", "Maria.Dev@Example.com", "Kenji Watanabe", "emails", "2026-02-20"):
        why(page, expected)


def test_a_click_on_a_line_shows_what_it_stands_for(page: Page, open_ring: OpenRing, click_in_drawing: Click) -> None:
    open_ring("A-1001")
    phone = node_named(page, "+16235550143")
    line = page.evaluate("value => `link:${value.slice('value:'.length)}:A-1002`", phone)
    click_in_drawing(line)
    why(page, "Sam Okafor")
    why(page, "1-623-555-0143")
    expect(page.locator(".st-key-why")).not_to_contain_text("Jordan Whitfield")


def test_a_row_of_the_table_explains_and_lights_up_the_person(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.locator(".st-key-ring-table .dvn-scroller").click(position={"x": MIDDLE_OF_CHECKBOX, "y": ROW_HEIGHT * 2.5})
    expect(page.locator(".st-key-why .st-key-strong-person")).to_be_visible()
    page.wait_for_function("() => __ring.ring.selected?.startsWith('person:')")


def test_the_drawing_is_walked_through_by_keyboard(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    walked = page.evaluate("__ring.ring.nodes.get(__ring.ring.selected).label")
    page.keyboard.press("Enter")
    why(page, walked.partition("\n")[0])


def test_nothing_moves_when_something_is_picked(page: Page, open_ring: OpenRing, click_in_drawing: Click) -> None:
    open_ring("A-1001")
    before = positions(page)
    click_in_drawing("person:A-1002")
    why(page, "Sam Okafor")
    assert positions(page) == before


def test_the_same_link_draws_the_same_picture(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    before = positions(page)
    open_ring("A-1001")
    assert positions(page) == before


def test_the_drawing_follows_a_narrower_window(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    before = page.evaluate("__ring.ring.canvas.clientWidth")
    page.set_viewport_size({"width": 900, "height": 700})
    page.wait_for_function(
        """before => {
          const { net, canvas } = __ring.ring;
          const places = Object.values(net.getPositions()).map(place => net.canvasToDOM(place));
          const inside = ({ x, y }) => 0 < x && x < canvas.clientWidth && 0 < y && y < canvas.clientHeight;
          return canvas.clientWidth < before && places.every(inside);
        }""",
        arg=before,
    )


def test_a_value_with_a_crowd_behind_it_is_named_and_not_crossed(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    expect(page.get_by_text("1 value not crossed").first).to_be_visible()
    expect(page.get_by_text("Crowd Member")).to_have_count(0)


def test_the_ring_moves_on_to_another_person(page: Page, open_ring: OpenRing, click_in_drawing: Click) -> None:
    open_ring("A-1001")
    click_in_drawing("person:A-1005")
    page.get_by_role("button", name="Ring around this person").click()
    expect(page.locator(".st-key-subject-name")).to_have_text("Alex Turner")
    assert page.url.endswith("?subject=A-1005")
    page.wait_for_function("() => __ring.ring.subject === 'A-1005' && __ring.ring.selected === null")


def test_a_link_to_somebody_unknown_says_so(page: Page, app: str) -> None:
    page.goto(f"{app}?subject=nobody")
    expect(page.get_by_text("No applicant has this id.")).to_be_visible()


def test_the_search_text_stays_out_of_the_address(page: Page, search: Search) -> None:
    search("j.whitfield@example.com")
    expect(page.locator(".st-key-subject-name")).to_be_visible()
    assert "whitfield" not in page.url


def test_a_fresh_page_says_what_the_graph_holds_and_how_to_begin(page: Page, app: str) -> None:
    page.goto(app)
    expect(page.get_by_text("applicants").first).to_be_visible()
    expect(page.locator(".st-key-search input")).to_be_visible()
