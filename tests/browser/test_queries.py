import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

HEADER, ROW, MIDDLE_OF_CHECKBOX = 35, 35, 20
HOSTILE_NAMES = (
    "MATCH (a:Applicant) WHERE a.applicant_id STARTS WITH 'H-' RETURN a.applicant_id AS applicant_id, a.name AS name"
)
KEPT = """// title = "![x](http://hostile.example/x.png)"
// description = "<img src=x onerror=document.title='owned'>"
// tags = ["**bold**"]
// returns = ["applicant_id"]
// [parameters.id]
// type = "text"
// label = "![x](http://hostile.example/x.png)"
MATCH (a:Applicant {applicant_id: $id}) RETURN a.applicant_id AS applicant_id"""
SLOW = 20_000
"""Milliseconds that the first ring of a server that has just started may take."""
ANSWER = "[class*='st-key-answer-']"


@pytest.fixture
def library(page: Page, app: str) -> None:
    page.goto(f"{app}queries")
    expect(page.get_by_text("Questions to the whole graph.")).to_be_visible()


@pytest.fixture
def write(page: Page, library: None) -> Callable[[str], None]:
    """Writes a text of one's own and runs it."""

    def write_and_run(text: str) -> None:
        page.get_by_role("radio", name="My own words").click()
        page.get_by_label("One Cypher statement that only reads").fill(text)
        page.keyboard.press("Control+Enter")
        page.get_by_role("button", name="Run", exact=True).click()

    return write_and_run


@pytest.fixture
def own_folder(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where kept queries are; what a test keeps there is removed, since the home is the whole session's."""
    folder = Path(environ["RINGLIGHT_HOME"]) / "queries"
    yield folder
    for path in folder.glob("*.cypher"):
        path.unlink()


def pick_row(page: Page, number: int) -> None:
    table = page.locator(f"{ANSWER} .dvn-scroller")
    table.click(position={"x": MIDDLE_OF_CHECKBOX, "y": HEADER + ROW * (number - 0.5)})


@pytest.mark.usefixtures("library")
def test_a_saved_query_is_found_by_its_words_run_with_a_parameter_and_leads_to_a_ring(page: Page) -> None:
    page.get_by_label("Search in titles").fill("phones_of_many")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Shown 1 of ")).to_be_visible()
    page.locator("[class*='st-key-library-'] .dvn-scroller").click(
        position={"x": MIDDLE_OF_CHECKBOX, "y": HEADER + ROW / 2}
    )
    page.get_by_label("At least so many persons").fill("10")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text("1 row")).to_be_visible()
    pick_row(page, 1)
    page.get_by_role("combobox", name="Open the ring around").click()
    page.get_by_role("option", name="A-1002").click()
    expect(page).to_have_url(re.compile("subject=A-1002"))
    expect(page.locator(".st-key-subject-name")).to_have_text("Sam Okafor", timeout=SLOW)


def test_a_row_about_one_applicant_opens_their_ring(page: Page, write: Callable[[str], None]) -> None:
    write("MATCH (a:Applicant {applicant_id: 'A-1003'}) RETURN a")
    expect(page.get_by_text("1 row")).to_be_visible()
    pick_row(page, 1)
    expect(page.locator(".st-key-subject-name")).to_have_text("Maria Delgado", timeout=SLOW)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "MATCH (a:Applicant) SET a.name = 'x' RETURN a.name",
            "does more than read, and analysts' queries are read-only",
        ),
        ("MATCH (a:Applicant RETURN a", "Neo4j does not accept this query"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "not on the list of what only reads the graph"),
    ],
)
def test_what_may_not_run_is_refused_in_one_sentence(
    page: Page, write: Callable[[str], None], text: str, said: str
) -> None:
    write(text)
    expect(page.locator(".st-key-strong-refused")).to_contain_text(said)
    assert page.locator(ANSWER).count() == 0


def test_an_own_text_gets_fields_for_its_parameters(page: Page, write: Callable[[str], None]) -> None:
    write("MATCH (a:Applicant) WHERE a.applicant_id IN $ids RETURN a.applicant_id AS applicant_id")
    page.get_by_label("ids").fill('["A-1001", "A-1002"]')
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text("2 rows")).to_be_visible()


@pytest.mark.usefixtures("library")
def test_names_are_completed_as_they_are_typed_and_the_completed_text_runs(page: Page) -> None:
    page.get_by_role("radio", name="My own words").click()
    text = page.get_by_label("One Cypher statement that only reads")
    fitting = page.get_by_role("group", name="Names that fit").get_by_role("button")
    text.press_sequentially("MATCH (a:App")
    expect(fitting).to_have_text(["Applicant", "Application"])
    text.press("Tab")
    text.press_sequentially(")-[:HAS_PH")
    expect(fitting).to_have_text(["HAS_PHONE"])
    fitting.click()
    text.press_sequentially("]->(b) RETURN a.na")
    expect(fitting.first).to_have_text("name")
    text.press("Escape")
    expect(fitting).to_have_count(0)
    text.press_sequentially("me AS name, b.valu LIMIT 2")
    expect(text).to_have_value("MATCH (a:Applicant)-[:HAS_PHONE]->(b) RETURN a.name AS name, b.valu LIMIT 2")
    text.press("Control+Enter")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.get_by_text("2 rows")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("There is no property valu: did you mean value?")).to_be_visible()


def test_hostile_values_are_text_and_exported_cells_are_no_formulas(
    page: Page, write: Callable[[str], None], tmp_path: Path, ringlight: Callable[..., str]
) -> None:
    write(HOSTILE_NAMES)
    expect(page.get_by_text("9 rows")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    cells = [cell for line in (tmp_path / "rows.csv").read_text().splitlines() for cell in line.split(",")]
    assert any("HYPERLINK" in cell or "cmd" in cell for cell in cells)
    assert not [cell for cell in cells if cell.strip('"').startswith(("=", "+", "-", "@"))]
    assert page.title() == "Ringlight"
    assert page.locator("img[src*=hostile], img[src=x]").count() == 0
    assert json.loads(ringlight("audit", "--format", "json"))[-1]["action"] == "export"


def test_a_query_is_kept_and_what_it_says_of_itself_is_text(
    page: Page, write: Callable[[str], None], own_folder: Path
) -> None:
    write(KEPT)
    expect(page.locator(".st-key-strong-refused")).to_contain_text("needs a value")
    page.get_by_text("Save to my queries").click()
    page.get_by_label("Name of the file").fill("../ours")
    page.get_by_role("button", name="Check and save").click()
    expect(page.locator(".st-key-strong-kept-0")).to_contain_text("letters, digits, - and _")
    page.get_by_label("Name of the file").fill("ours")
    page.get_by_role("button", name="Check and save").click()
    expect(page.locator(".st-key-strong-kept-0")).to_contain_text("Saved as ours")
    assert (own_folder / "ours.cypher").read_text() == KEPT
    page.goto(f"{page.url.partition('?')[0]}?query=ours")
    expect(page.locator(".st-key-strong-query")).to_have_text("![x](http://hostile.example/x.png)")
    expect(page.locator("[data-testid=stForm] [data-testid=stWidgetLabel]")).to_have_text(
        "![x](http://hostile.example/x.png)"
    )
    assert page.locator("img[src*=hostile], img[src=x]").count() == 0
    assert page.title() == "Ringlight"


def test_numbers_by_name_are_drawn(page: Page, write: Callable[[str], None]) -> None:
    write("MATCH (j:Application) RETURN j.hiring_company AS company, count(*) AS applications")
    expect(page.get_by_text("3 rows")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()


def test_an_answer_is_drawn_as_a_graph_and_a_person_in_it_leads_to_their_ring(
    page: Page, write: Callable[[str], None], click_in_drawing: Callable[[str], None]
) -> None:
    write("MATCH p = (:Applicant {applicant_id: 'A-1003'})-->(:Identifier) RETURN p")
    page.get_by_text("As a graph").click()
    page.wait_for_function("() => globalThis.__ring?.ring?.ready")
    click_in_drawing("person:A-1003")
    page.get_by_role("button", name="Open their ring").click()
    expect(page.locator(".st-key-subject-name")).to_have_text("Maria Delgado", timeout=SLOW)
