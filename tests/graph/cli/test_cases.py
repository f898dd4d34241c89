import csv
import getpass
import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pymisp
import pytest
import stix2
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.audit.trail import events
from graph.cases.collecting import collect
from graph.cases.model import By, Case
from graph.cases.opening import open_case
from graph.cases.work import add_note
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Record

HOSTILE = {
    "H-script": "<script>document.title='owned'</script>",
    "H-image": "<img src=x onerror=\"document.title='owned'\">",
    "H-markdown": "![x](http://hostile.example/pixel.png)",
    "H-javascript": "[click](javascript:document.title='owned')",
    "H-rtl": "Anna \u202egnp.exe",
    "H-formula": '=HYPERLINK("http://hostile.example/","open")',
    "H-zero-width": "An\u200bna\u2060 Zero",
    "H-closing": "</script><para>&amp;",
    "H-chinese": "王小明",
    "H-long": "Maximilian " * 900,
}
TEXTS = ("html", "csv", "json", "stix", "misp")
FORMS = (*TEXTS, "pdf")
Call = Callable[..., Result]


@pytest.fixture
def call(environ: Mapping[str, str]) -> Call:
    return lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)


@pytest.fixture
def case(database: Database, tell: Callable[..., None], call: Call) -> Case:
    """A case with the ring of all who have a hostile name, each with a mailbox of the one before, and of Vera.

    Her identity is misused; a mailbox of hers is used by one of the others.
    """
    facts: list[object] = [Record(applicant, "ats", name=name) for applicant, name in HOSTILE.items()]
    for number, applicant in enumerate(HOSTILE):
        for mailbox in (number, (number + 1) % len(HOSTILE)):
            facts.append((applicant, "email", f"m{mailbox}@example.org", "2026-01-10"))
    facts += [Record("V-1", "ats", name="Vera Victim"), ("V-1", "email", "vera@example.org")]
    tell(*facts, ("H-script", "email", "vera@example.org"))
    by = By("kim", datetime(2026, 3, 1, 12, tzinfo=UTC))
    opened = open_case(database, HOSTILE["H-formula"], by)
    collected = collect(database, opened.seen, "H-script", by)
    assert isinstance(collected, Case)
    noted = add_note(database, collected.seen, HOSTILE["H-markdown"], by)
    assert isinstance(noted, Case)
    decided = call("decide", "V-1", "--verdict", "identity_misused", "--reason", "They called us.")
    assert decided.exception is None
    return noted


@pytest.fixture
def export(call: Call, case: Case, tmp_path: Path) -> Callable[[str], bytes]:
    """Export the case in this form, and give what was written."""

    def export(form: str) -> bytes:
        file = tmp_path / f"case.{form}"
        done = call("case", "export", case.case_id, "--format", form, "--output", str(file))
        assert done.exception is None, done.exception
        assert "1 person left out: identity misused." in done.stderr
        return file.read_bytes()

    return export


@pytest.mark.parametrize("form", TEXTS)
def test_hostile_texts_are_text_in_every_export_and_who_is_misused_is_in_none(
    export: Callable[[str], bytes], form: str
) -> None:
    written = export(form)
    assert b"Vera" not in written
    assert b"V-1" not in written
    assert b"vera@example.org" not in written
    for acting in (b"<script", b"<img", b"<a "):
        assert acting not in written or form in {"json", "csv"}
    assert form == "json" or "\u202e".encode() not in written


def test_no_cell_of_the_export_is_a_formula(export: Callable[[str], bytes]) -> None:
    rows = list(csv.reader(io.StringIO(export("csv").decode(), newline="")))
    assert len(rows) == 2 * len(HOSTILE) + 1
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_what_was_exported_is_what_stix_and_misp_read(export: Callable[[str], bytes]) -> None:
    bundle = stix2.parse(export("stix").decode(), allow_custom=True)
    assert {each.name for each in bundle.objects if each["type"] == "identity"} == set(HOSTILE)
    event = pymisp.MISPEvent()
    event.from_json(export("misp").decode())
    assert len(event.get_objects_by_name("person")) == len(HOSTILE)


def test_json_holds_every_name_as_it_is(export: Callable[[str], bytes]) -> None:
    document = json.loads(export("json"))
    members = document["collected"][0]["exhibits"][0]["ring"]["members"]
    assert {member["name"] for member in members} == set(HOSTILE.values())
    assert document["exported_by"] == getpass.getuser()


def test_the_pdf_does_nothing_and_asks_for_nothing(export: Callable[[str], bytes]) -> None:
    structure = re.sub(rb"stream.*?endstream", b"", export("pdf"), flags=re.DOTALL)
    assert structure.startswith(b"%PDF-")
    assert not re.search(rb"/(URI|JavaScript|JS|Launch|OpenAction|EmbeddedFile|Annots)\b", structure)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_case_is_the_same_file_but_for_when_it_was_exported(export: Callable[[str], bytes], form: str) -> None:
    def without_time(written: bytes) -> bytes:
        return re.sub(rb"20\d\d-\d\d-\d\d[T ][\d:.]+", b"", written)

    first, second = export(form), export(form)
    if form != "pdf":  # Its text is packed: the same minute is the same file.
        assert without_time(first) == without_time(second)
    assert len(first) > 1000


def test_each_export_is_in_the_audit(export: Callable[[str], bytes], case: Case, environ: Mapping[str, str]) -> None:
    export("stix")
    last = list(events(Path(environ["RINGLIGHT_HOME"])))[-1]
    assert (last.action, last.subject, last.actor) == ("export", case.case_id, getpass.getuser())
    assert last.details == {"form": "stix", "version": case.version}


def test_cases_are_listed_and_shown(call: Call, case: Case) -> None:
    [row] = json.loads(call("case", "list", "--format", "json").stdout)
    assert (row["case_id"], row["number"], row["state"], row["version"]) == (case.case_id, 1, "open", 3)
    assert json.loads(call("case", "list", "--state", "closed", "--format", "json").stdout) == []
    shown = json.loads(call("case", "show", case.case_id, "--format", "json").stdout)
    assert [change["act"] for change in shown["history"]] == ["opened", "collected", "noted"]
    table = call("case", "show", case.case_id).stdout
    assert "H-script" in table
    assert "collected" in table


def test_an_unknown_case_is_one_sentence(call: Call, case: Case, tmp_path: Path) -> None:
    for arguments in (("show", "case:0"), ("export", "case:0", "--format", "html", "--output", str(tmp_path / "x"))):
        done = call("case", *arguments)
        assert isinstance(done.exception, UsageError)
        assert "There is no case 'case:0'" in str(done.exception)
