"""Pictures of the app on the demonstration, for the documentation: `python -m tests.browser.screenshots FOLDER`.

A second folder names the home of a demonstration that is loaded already. What is decided and collected for a picture
stays in it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.demonstration import chromium, demonstration, served

BADLY_WRITTEN_PHONE = "947 555-01 37"
"""Of several persons of the demonstration; `docs/guide.md` begins with it."""
SLOWEST = 300_000
"""Milliseconds that the first look at the rings may take, which judges all of them."""
WIDTH, HEIGHT = 1280, 800
Picture = Callable[..., None]


def main(folder: Path, home: Path | None = None) -> None:
    """Load a demonstration, walk through it, and write what is seen; of the ring also what is seen in the dark."""
    folder.mkdir(parents=True, exist_ok=True)
    with demonstration(home=home) as environ, served(environ) as address, _browser() as browser:
        page, picture = _opened(browser, folder, "light")
        _walk_ring(page, address, picture)
        _walk_case(page, address, picture)
        _walk_lists(page, address, picture)
        page, picture = _opened(browser, folder, "dark")
        _look_at_ring(page, address, picture)


def _opened(browser: Browser, folder: Path, scheme: Literal["light", "dark"]) -> tuple[Page, Picture]:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
    context.set_default_timeout(SLOWEST)
    page = context.new_page()

    def picture(name: str, height: int = HEIGHT) -> None:
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
        page.wait_for_timeout(800)  # What moved has come to rest.
        page.screenshot(path=folder / (f"{name}.png" if scheme == "light" else f"{name}-dark.png"))
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    return page, picture


def _walk_ring(page: Page, address: str, picture: Picture) -> None:
    page.goto(address)
    page.get_by_role("button", name="Open ring").first.wait_for()
    picture("start")
    page.locator(".st-key-search input").fill(BADLY_WRITTEN_PHONE)
    page.keyboard.press("Enter")
    page.get_by_text("people behind it").wait_for()
    picture("search")
    _look_at_ring(page, address, picture)
    page.locator(".st-key-decide").get_by_text("Decide", exact=True).first.click()
    page.wait_for_timeout(800)  # It unfolds.
    page.get_by_role("button", name="Decide", exact=True).evaluate("it => it.scrollIntoView({ block: 'end' })")
    picture("decide")


def _look_at_ring(page: Page, address: str, picture: Picture) -> None:
    page.goto(address)
    page.locator(".st-key-search input").fill(BADLY_WRITTEN_PHONE)
    page.keyboard.press("Enter")
    page.get_by_text("people behind it").wait_for()
    page.get_by_role("button", name="Open ring").first.click()
    page.wait_for_function("() => globalThis.__ring?.ring?.ready")
    page.mouse.click(*page.evaluate(_FURTHEST))
    page.locator(".st-key-why .st-key-strong-person").wait_for()
    page.mouse.move(0, HEIGHT / 2)
    picture("ring")


def _walk_case(page: Page, address: str, picture: Picture) -> None:
    page.locator("[data-testid=stMain]").evaluate("it => it.scrollTo(0, 0)")
    page.locator(".st-key-add-to-case button").first.click()
    page.get_by_label("Title, if it is a new one").fill("Laptops sent to one home")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Laptops sent to one home").first.wait_for()
    page.goto(f"{address}cases")
    _pick_first_row(page, "[class*='st-key-cases-']")
    page.get_by_text("Hand it on").wait_for()
    picture("case", 1000)


def _walk_lists(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}rings")
    _pick_first_row(page, "[class*='st-key-rings-table-']")
    page.locator(".st-key-decide").wait_for()
    picture("rings")
    page.goto(f"{address}hubs")
    _pick_first_row(page, "[class*='st-key-hubs-waiting-']")
    page.locator(".st-key-decide").wait_for()
    picture("hubs")
    page.goto(f"{address}queries?query=stopped_by_month")
    page.get_by_role("button", name="Run", exact=True).click()
    page.locator("[data-testid=stVegaLiteChart] svg").wait_for()
    picture("queries")
    page.goto(f"{address}rings")
    page.get_by_text("Where rings meet", exact=True).click()
    _pick_first_row(page, "[class*='st-key-meeting-points-']")
    page.get_by_text("Shipments by month").wait_for()
    picture("meeting", 1200)
    page.goto(f"{address}today")
    page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
    picture("today", 1000)


def _pick_first_row(page: Page, table: str) -> None:
    page.locator(f"{table} .dvn-scroller").click(position={"x": 16, "y": 35 * 1.5})


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


# The person on the screen with the longest way from the suspect: such a picture shows what a ring is.
_FURTHEST = """
() => {
  const { net, nodes, canvas } = __ring.ring;
  const box = canvas.getBoundingClientRect();
  const people = nodes.get({ filter: node => node.way }).sort((a, b) => b.way.length - a.way.length);
  const places = people.map(({ id }) => net.canvasToDOM(net.getPositions([id])[id]));
  const { x, y } = places.find(({ y }) => box.y + y < innerHeight - 40);
  return [box.x + x, box.y + y];
}
"""

if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
