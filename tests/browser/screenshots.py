"""Pictures of the app on the demonstration, for the documentation: `python -m tests.browser.screenshots FOLDER`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from graph.home import open_home
from graph.server.running import read_running

RINGLIGHT = (sys.executable, "-c", "from app.cli.main import main; main()")
BADLY_WRITTEN_PHONE = "947 555-01 37"
"""Of several persons of the demonstration; `docs/guide.md` begins with it."""
SLOWEST = 300_000
"""Milliseconds that the first look at the rings may take, which judges all of them."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(folder: Path) -> None:
    """Load a demonstration, walk through it in light and dark, and write what is seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with _demonstration() as environ, _served(environ) as address, _chromium() as chromium:
        for scheme in SCHEMES:
            context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
            context.set_default_timeout(SLOWEST)
            _walk(context.new_page(), address, folder, scheme)
            context.close()


def _walk(page: Page, address: str, folder: Path, scheme: str) -> None:
    def picture(name: str) -> None:
        page.wait_for_timeout(800)
        page.screenshot(path=folder / f"{name}-{scheme}.png")

    page.goto(address)
    page.get_by_role("button", name="Open ring").first.wait_for()
    picture("start")
    page.locator(".st-key-search input").fill(BADLY_WRITTEN_PHONE)
    page.keyboard.press("Enter")
    page.get_by_text("people behind it").wait_for()
    picture("search")
    page.get_by_role("button", name="Open ring").first.click()
    page.wait_for_function("() => globalThis.__ring?.ring?.ready")
    page.mouse.click(*page.evaluate(_FURTHEST))
    page.locator(".st-key-why .st-key-strong-person").wait_for()
    picture("ring")
    page.locator(".st-key-decide").get_by_text("Decide", exact=True).first.click()
    page.wait_for_timeout(800)  # It unfolds.
    page.get_by_role("button", name="Decide", exact=True).evaluate("it => it.scrollIntoView({ block: 'end' })")
    picture("decide")
    _walk_case(page, address, picture)
    _walk_lists(page, address, picture)


def _walk_case(page: Page, address: str, picture: Callable[[str], None]) -> None:
    page.evaluate("scrollTo(0, 0)")
    page.locator(".st-key-add-to-case button").first.click()
    page.get_by_label("Title, if it is a new one").fill("Laptops sent to one home")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Laptops sent to one home").first.wait_for()
    page.goto(f"{address}cases")
    _pick_first_row(page, "[class*='st-key-cases-']")
    page.get_by_text("Hand it on").wait_for()
    picture("case")


def _walk_lists(page: Page, address: str, picture: Callable[[str], None]) -> None:
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
    picture("meeting")
    page.goto(f"{address}today")
    page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
    picture("today")


def _pick_first_row(page: Page, table: str) -> None:
    page.locator(f"{table} .dvn-scroller").click(position={"x": 16, "y": 35 * 1.5})


@contextmanager
def _demonstration() -> Iterator[Mapping[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"RINGLIGHT_HOME": f"{home}/ringlight"}
        subprocess.run([*RINGLIGHT, "demo", "--no-serve"], env=environ, check=True)
        try:
            yield environ
        finally:
            running = read_running(open_home(Path(environ["RINGLIGHT_HOME"])))
            if running and not running.has_ended:
                os.kill(running.pid, signal.SIGKILL)


@contextmanager
def _served(environ: Mapping[str, str]) -> Iterator[str]:
    command = [*RINGLIGHT, "serve", "--port", "0", "--no-token"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextmanager
def _chromium() -> Iterator[Browser]:
    executable = os.environ.get("RINGLIGHT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


# The person with the longest way from the suspect: such a picture shows what a ring is.
_FURTHEST = """
() => {
  const { net, nodes, canvas } = __ring.ring;
  const people = nodes.get({ filter: node => node.way }).sort((a, b) => b.way.length - a.way.length);
  const { x, y } = net.canvasToDOM(net.getPositions([people[0].id])[people[0].id]);
  const box = canvas.getBoundingClientRect();
  return [box.x + x, box.y + y];
}
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
