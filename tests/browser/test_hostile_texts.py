import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.export.case_files import CaseFormat
from graph.access import open_database
from graph.alerts.evidence import Finding
from graph.alerts.model import Kind
from graph.alerts.raising import Raising, raise_alerts
from graph.audit.trail import record
from graph.cases.changing import Overtaken
from graph.cases.collecting import collect
from graph.cases.model import By, Case
from graph.cases.opening import open_case
from graph.cases.work import add_note, set_task
from graph.settings import Settings

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


EVERYTHING = "<script>document.title='owned'</script>![x](http://hostile.example/x.png)<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://hostile.example/","open")'
SLOW = 60_000
"""Milliseconds that a page may take which reads the whole graph for the first time."""
PAGES = ("Today", "Alerts", "Rings", "Cases", "Hubs", "Queries", "Ingest", "Jobs", "Audit", "Erase")


def done(answer: Case | Overtaken) -> Case:
    assert isinstance(answer, Case)
    return answer


@pytest.fixture(scope="module")
def hostile_case(world: None, environ: Mapping[str, str]) -> Iterator[Case]:
    """A case, an alert and a line of the audit in which all that somebody wrote or sent is hostile."""
    settings, now = Settings.from_environ(environ), datetime.now(UTC)
    with open_database(settings) as database:

        def by(minutes: int) -> By:
            return By("kim", now + timedelta(minutes=minutes), EVERYTHING)

        case = open_case(database, EVERYTHING, by(0))
        case = done(collect(database, case.seen, "H-script", by(1)))
        case = done(add_note(database, case.seen, FORMULA, by(2)))
        case = done(set_task(database, case.seen, EVERYTHING, by(3), who=FORMULA))
        raising = Raising("phones", "phones_of_many", Kind.FOUND, "kim", now, now + timedelta(days=9))
        row = {"applicant_id": "H-image", "name": EVERYTHING, "phone": FORMULA}
        raise_alerts(database, raising, [Finding("H-image", (row,), 0.9, EVERYTHING, is_person=True)])
        record(settings.home, "kim", "view", subject=FORMULA, reason=EVERYTHING)
        yield case


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


def settled(page: Page) -> None:
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=SLOW)
    page.wait_for_timeout(300)  # what would be fetched, or would run, does so now


def test_hostile_texts_are_text_on_every_page(page: Page, app: str, hostile_case: Case) -> None:
    page.goto(app)
    for name in PAGES:
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=name).first).to_be_visible(timeout=SLOW)
        settled(page)
        assert nothing_ran(page), name


def test_a_hostile_case_and_its_alert_are_text(page: Page, app: str, hostile_case: Case) -> None:
    page.goto(f"{app}cases?case={hostile_case.case_id}")
    expect(page.locator(".st-key-subject-name")).to_have_text(EVERYTHING, timeout=SLOW)
    expect(page.locator(".st-key-raw-note-0")).to_have_text(FORMULA)
    settled(page)
    assert nothing_ran(page)
    page.goto(f"{app}alerts")
    page.get_by_role("button", name="Take next").click()
    expect(page.locator(".st-key-about-alert")).to_have_text(EVERYTHING, timeout=SLOW)
    settled(page)
    assert nothing_ran(page)


def test_a_hostile_case_is_handed_on_as_text(
    page: Page, app: str, browser: Browser, hostile_case: Case, tmp_path: Path
) -> None:
    page.goto(f"{app}cases?case={hostile_case.case_id}")
    expect(page.locator(".st-key-subject-name")).to_be_visible(timeout=SLOW)
    settled(page)
    files = {}
    for form in CaseFormat:
        with page.expect_download(timeout=SLOW) as download:
            page.get_by_role("button", name=form.upper(), exact=True).click()
        files[form] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[form])
    with files[CaseFormat.CSV].open(newline="", encoding="utf-8") as rows:
        cells = [cell for row in csv.reader(rows) for cell in row]
    assert "H-formula" in cells
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    for form in (CaseFormat.JSON, CaseFormat.STIX, CaseFormat.MISP):
        assert json.loads(files[form].read_text(encoding="utf-8"))
    assert files[CaseFormat.PDF].read_bytes().startswith(b"%PDF")
    with browser.new_context() as context:
        reader = context.new_page()
        reader.goto(files[CaseFormat.HTML].as_uri())
        assert reader.title() == EVERYTHING
        assert reader.locator("script, img, a[href*=hostile]").count() == 0


def test_hostile_people_are_text_side_by_side(page: Page, open_ring: OpenRing) -> None:
    open_ring("H-script")
    table = page.locator(".st-key-ring-table canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    for row in (1, 2):
        page.mouse.click(box["x"] + 15, box["y"] + 18 + 35 * row)
        settled(page)
    expect(page.get_by_text("Side by side")).to_be_visible()
    settled(page)
    assert nothing_ran(page)
