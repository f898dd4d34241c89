"""What an investigator does with the drawing: more, less, back, filter, another day, side by side."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenRing = Callable[[str], None]
Click = Callable[[str], None]
Spot = Callable[[str], tuple[float, float]]


def drawn(page: Page) -> dict[str, tuple[float, float]]:
    places: dict[str, dict[str, float]] = page.evaluate("__ring.ring.net.getPositions()")
    return {node: (place["x"], place["y"]) for node, place in places.items()}


def wait_for_nodes(page: Page, condition: str) -> None:
    page.wait_for_function(f"() => (nodes => {condition})(new Set(__ring.ring.nodes.getIds()))")


@pytest.fixture
def crowded_ip(page: Page, open_ring: OpenRing) -> str:
    open_ring("A-1001")
    nodes: list[str] = page.evaluate("__ring.ring.nodes.getIds().filter(id => id.startsWith('value:ip:'))")
    return nodes[0]


def test_a_double_click_shows_who_else_has_a_value_and_nobody_moves(
    page: Page, crowded_ip: str, spot_in_drawing: Spot
) -> None:
    before = drawn(page)
    page.mouse.dblclick(*spot_in_drawing(crowded_ip))
    wait_for_nodes(page, f"nodes.size >= {len(before) + 20}")
    after = drawn(page)
    assert before.items() <= after.items()
    expect(page.get_by_text("because you had them shown")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    wait_for_nodes(page, f"nodes.size === {len(before)}")
    assert drawn(page) == before


def test_how_many_lie_beyond_is_said_before(page: Page, crowded_ip: str, click_in_drawing: Click) -> None:
    click_in_drawing(crowded_ip)
    expect(page.get_by_role("button", name="Show others who have it (25 of")).to_be_visible()


def test_a_right_click_hides_and_what_is_hidden_comes_back_to_its_place(
    page: Page, open_ring: OpenRing, spot_in_drawing: Spot
) -> None:
    open_ring("A-1001")
    before = drawn(page)
    page.mouse.click(*spot_in_drawing("person:A-1002"), button="right")
    wait_for_nodes(page, "!nodes.has('person:A-1002')")
    page.get_by_role("button", name="Show 1 hidden").click()
    wait_for_nodes(page, "nodes.has('person:A-1002')")
    assert drawn(page) == before


def test_a_keyboard_does_the_same(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.evaluate("__ring.ring.canvas.focus()")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    walked = page.evaluate("__ring.ring.selected")
    page.keyboard.press("h")
    wait_for_nodes(page, f"!nodes.has('{walked}')")
    page.keyboard.press("u")
    wait_for_nodes(page, f"nodes.has('{walked}')")


def test_a_filter_says_how_much_is_left(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    page.get_by_role("button", name="Filter").click()
    for kind in ("address", "e-mail", "IP address", "phone"):
        page.get_by_role("button", name=kind, exact=True).click()
    wait_for_nodes(page, "nodes.size === 1 && nodes.has('person:A-1001')")
    expect(page.get_by_text("Drawn: 1 of the")).to_be_visible()


def test_an_earlier_day_shows_the_ring_of_that_day(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    size = page.evaluate("__ring.ring.nodes.length")
    before = drawn(page)
    page.locator(".st-key-ring-day input").focus()
    page.keyboard.press("Home")
    page.wait_for_function("size => __ring.ring.nodes.length < size", arg=size)
    expect(page.get_by_text("in the ring of 20").first).to_be_visible()
    assert drawn(page).items() <= before.items()


def test_two_rows_are_compared_side_by_side(page: Page, open_ring: OpenRing) -> None:
    open_ring("A-1001")
    table = page.locator(".st-key-ring-table canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 15, box["y"] + 18 + 35)
    expect(page.locator(".st-key-why").get_by_text("The suspect: the ring grows from here.")).to_be_visible()
    page.mouse.click(box["x"] + 15, box["y"] + 18 + 70)
    expect(page.get_by_text("Side by side")).to_be_visible()
    expect(page.get_by_text("hang together through")).to_be_visible()
