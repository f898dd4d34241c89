"""Pictures of the app on the demonstration, for the documentation: `python -m tests.browser.screenshots FOLDER`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from graph.home import open_home
from graph.server.running import read_running

RINGLIGHT = (sys.executable, "-c", "from app.cli.main import main; main()")
APPLICANTS = "5000"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(folder: Path) -> None:
    """Load a demonstration, walk through it in light and dark, and write what is seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with _demonstration() as environ, _served(environ) as address, _chromium() as chromium:
        for scheme in SCHEMES:
            context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
            _walk(context.new_page(), address, folder, scheme)
            context.close()


def _walk(page: Page, address: str, folder: Path, scheme: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Open ring").first.wait_for()
    page.screenshot(path=folder / f"start-{scheme}.png")
    page.get_by_role("button", name="Open ring").first.click()
    page.wait_for_function("() => globalThis.__ring?.ring?.ready")
    page.mouse.click(*page.evaluate(_FURTHEST))
    page.locator(".st-key-why .st-key-strong-person").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=folder / f"ring-{scheme}.png")


@contextmanager
def _demonstration() -> Iterator[Mapping[str, str]]:
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"RINGLIGHT_HOME": f"{home}/ringlight"}
        subprocess.run([*RINGLIGHT, "demo", "--applicants", APPLICANTS, "--no-serve"], env=environ, check=True)
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
