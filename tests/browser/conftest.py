"""A small world on an embedded Neo4j of the session's own, served by `ringlight serve`, looked at by a real Chromium.

`world/` holds the feeds: one ring around Jordan Whitfield (A-1001), a crowd behind one IP address, and H-…, whose names
attack whoever shows them and who share a phone with A-1002. RINGLIGHT_CHROMIUM names the browser, else the PATH does.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, sync_playwright

from app.access.roles import Role
from app.access.users import add_user
from graph.access import open_database
from graph.home import open_home
from graph.server.running import read_running
from graph.settings import Settings
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source

WORLD = Path(__file__).with_name("world")
FEEDS = ("applicants", "applications", "phones", "emails", "ips", "shipments")
RINGLIGHT = (sys.executable, "-c", "from app.cli.main import main; main()")

TEAM_PASSWORD = "correct horse battery staple"
SLOW = 60_000
"""Milliseconds that the first page of a server that has just started may take."""

Ringlight = Callable[..., str]
Serve = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Team:
    """An app that people sign in to: its address, `http://127.0.0.1:PORT/`, and its home.

    Its users are called as their roles are: viewer, investigator, analyst, administrator.
    """

    address: str
    home: Path
    password: str = TEAM_PASSWORD


@dataclass
class Watched:
    """A page and everything that it complained about or asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the browser calls an error; Streamlit's first guess at its own address, below a page's, is none."""
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            self.complaints.append(message.text)

    def foreign_requests(self, own: str) -> list[str]:
        """Requests that would have left the app's own address."""
        return [url for url in self.requests if not url.startswith((own, own.replace("http", "ws"), "data:", "blob:"))]


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The environment of a command that shall work on the session's server; the server is killed at the end."""
    home = tmp_path_factory.mktemp("home")
    own = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    yield own | {"RINGLIGHT_HOME": str(home), "RINGLIGHT_NEO4J": os.environ.get("NEO4J", "")}
    running = read_running(open_home(home))
    if running and not running.has_ended:
        os.kill(running.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def ringlight(environ: Mapping[str, str]) -> Ringlight:
    """Runs one command to its end and gives its standard output."""

    def run(*arguments: str) -> str:
        done = subprocess.run([*RINGLIGHT, *arguments], env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def world(environ: Mapping[str, str]) -> None:
    """The small world, loaded as a company would load it, but without starting a process for each feed."""
    with open_database(Settings.from_environ(environ)) as database:
        for feed in FEEDS:
            of = with_options(map_for_feed(feed), region="US", zone="UTC")
            with open_source(str(WORLD / f"{feed}.csv"), of.reading) as source:
                ingest(database, Job(source, of))


@pytest.fixture(scope="session")
def serve(environ: Mapping[str, str]) -> Iterator[Serve]:
    """Serves the app until the session ends and gives the printed address."""
    with ExitStack() as stack:
        yield lambda *options: stack.enter_context(_served(environ, options))


@pytest.fixture(scope="session")
def serve_team(
    world: None, environ: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Team]]:
    """Serves the same world from another home, which `ringlight.toml` with this text makes a team's."""
    with open_database(Settings.from_environ(environ)) as database:
        server = {"NEO4J_URI": database.server.uri, "NEO4J_PASSWORD": database.server.password}

    def serve_it(declared: str) -> Team:
        home = tmp_path_factory.mktemp("team", numbered=True)
        (home / "ringlight.toml").write_text(declared)
        for role in Role:
            add_user(home, role.value, role, TEAM_PASSWORD)
        return Team(stack.enter_context(_served({**environ, **server, "RINGLIGHT_HOME": str(home)}, ())), home)

    with ExitStack() as stack:
        yield serve_it


@contextmanager
def _served(environ: Mapping[str, str], options: tuple[str, ...]) -> Iterator[str]:
    command = [*RINGLIGHT, "serve", "--port", "0", *options]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """Gives one browser after the other that knows of none of the others; all are closed after the test."""
    with ExitStack() as stack:

        def new() -> BrowserContext:
            context = stack.enter_context(browser.new_context(viewport={"width": 1280, "height": 900}))
            context.set_default_timeout(SLOW)
            return context

        yield new


@pytest.fixture
def sign_in(team: Team, contexts: Callable[[], BrowserContext]) -> Callable[..., Page]:
    """Signs somebody of the module's own `team` in, in a browser of their own, at the address below the app's."""

    def sign_in(name: str, below: str = "", password: str | None = None) -> Page:
        page = contexts().new_page()
        page.goto(team.address + below)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password or team.password)
        page.get_by_role("button", name="Sign in").click()
        return page

    return sign_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session."""
    executable = os.environ.get("RINGLIGHT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        pytest.fail(
            "No Chromium is found: apt install chromium, or name one with RINGLIGHT_CHROMIUM=/path.", pytrace=False
        )
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=[*quiet, "--disable-sync"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(world: None, serve: Serve) -> str:
    """The address of the app, with its token, to be used by `signed_in` alone."""
    return serve()


@pytest.fixture(scope="session")
def app(address: str) -> str:
    """The address of the app without token: `http://127.0.0.1:PORT/`."""
    return address.partition("?")[0]


@pytest.fixture(scope="session")
def signed_in(address: str, browser: Browser) -> StorageState:
    """The cookies of the one browser that was let in."""
    with browser.new_context() as context:
        context.new_page().goto(address)
        return context.storage_state()


@pytest.fixture
def watched(browser: Browser, signed_in: StorageState) -> Iterator[Watched]:
    """A fresh page of the browser that was let in, and what it does."""
    with browser.new_context(storage_state=signed_in, viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(20_000)
        watched = Watched(context.new_page())
        watched.page.on("console", watched.hear)
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        watched.page.on("request", lambda request: watched.requests.append(request.url))
        yield watched


@pytest.fixture
def page(watched: Watched, app: str) -> Iterator[Page]:
    """That page; a test that uses it fails when the browser complained or asked another machine for anything."""
    yield watched.page
    assert watched.complaints == []
    assert watched.foreign_requests(app) == []


@pytest.fixture
def search(page: Page, app: str) -> Callable[[str], None]:
    """Types into the search box of a fresh page."""

    def type_text(text: str) -> None:
        page.goto(app)
        page.locator(".st-key-search input").fill(text)
        page.keyboard.press("Enter")

    return type_text


@pytest.fixture
def open_ring(page: Page, app: str) -> Callable[[str], None]:
    """Opens the ring around an applicant by its deep link and waits until it is drawn."""

    def open_link(applicant_id: str) -> None:
        page.goto(f"{app}?subject={applicant_id}")
        page.wait_for_function("id => globalThis.__ring?.ring?.ready && __ring.ring.subject === id", arg=applicant_id)

    return open_link


@pytest.fixture
def spot_in_drawing(page: Page) -> Callable[[str], tuple[float, float]]:
    """Tells where on the screen a node, or the middle of a line, of the drawing is."""

    def spot(name: str) -> tuple[float, float]:
        x, y = page.evaluate(_WHERE, name)
        return x, y

    return spot


@pytest.fixture
def click_in_drawing(page: Page, spot_in_drawing: Callable[[str], tuple[float, float]]) -> Callable[[str], None]:
    """Clicks with a real mouse on a node, or on the middle of a line, of the drawing."""

    def click(name: str) -> None:
        page.mouse.click(*spot_in_drawing(name))

    return click


_WHERE = """
name => {
  const { net, nodes, edges, canvas } = __ring.ring;
  canvas.scrollIntoView({ block: "center" });
  const ends = nodes.get(name) ? [name] : [edges.get(name).from, edges.get(name).to];
  const places = Object.values(net.getPositions(ends));
  const middle = { x: 0, y: 0 };
  places.forEach(({ x, y }) => { middle.x += x / places.length; middle.y += y / places.length; });
  const { x, y } = net.canvasToDOM(middle);
  const box = canvas.getBoundingClientRect();
  return [box.x + x, box.y + y];
}
"""
