"""No secret leaves a job, in whatever form a library repeats it."""

import io
import json

import pytest

from ingest.jobs.declared import JobDeclared
from ingest.jobs.log import LogForm, log_to
from ingest.jobs.secrets import without_secrets

PASSWORD = "p@ss/w:rd 100%"
JOB = JobDeclared.model_validate(
    {"feed": "phones", "sql": {"url": {"env": "URL"}, "query": "SELECT 1"}},
)
ENVIRON = {"URL": "postgresql://ringlight:p%40ss%2Fw%3Ard%20100%25@db/people"}


@pytest.mark.parametrize(
    "text",
    [
        "cannot connect to postgresql://ringlight:p%40ss%2Fw%3Ard%20100%25@db/people",
        "password p%40ss%2Fw%3Ard%20100%25 refused",
        f"password {PASSWORD} refused",
        f"{{'password': {PASSWORD!r}}}",
    ],
)
def test_every_form_is_hidden(text: str) -> None:
    hidden = without_secrets(text, JOB, ENVIRON)
    assert "100%" not in hidden
    assert "w%3Ard" not in hidden
    assert "[secret]" in hidden


def test_a_password_in_any_address_is_hidden_though_nobody_declared_it() -> None:
    hidden = without_secrets("see ftp://ann:hunter2@host/x and http://host/", JOB, {})
    assert hidden == "see ftp://ann:[secret]@host/x and http://host/"


@pytest.mark.parametrize("form", list(LogForm))
def test_the_log_has_none_either(form: LogForm) -> None:
    out = io.StringIO()
    log_to(out, form, [JOB], ENVIRON)("job failed", {"job": "p", "sentence": f"No: {PASSWORD}"})
    assert "100%" not in out.getvalue()


def test_a_line_of_the_json_log_is_one_document_with_time_level_and_event() -> None:
    out = io.StringIO()
    tell = log_to(out, LogForm.JSON, [], {})
    tell("job failed", {"job": "p", "sentence": "a\nb \x1b[31m"})
    tell("content loaded", {"job": "p", "content": "x.csv", "rows": 3})
    failed, loaded = map(json.loads, out.getvalue().splitlines())
    assert (failed["level"], failed["event"], failed["sentence"]) == ("error", "job failed", "a\nb \x1b[31m")
    assert (loaded["level"], loaded["rows"]) == ("info", 3)
    assert loaded["at"].endswith("+00:00")


def test_a_line_for_people_stays_one_line_and_does_nothing_to_a_terminal() -> None:
    out = io.StringIO()
    log_to(out, LogForm.TEXT, [], {})("content refused", {"job": "p", "content": "a\x1b[2J\nb.csv", "sentence": "No."})
    assert out.getvalue().count("\n") == 1
    assert "\x1b" not in out.getvalue()
