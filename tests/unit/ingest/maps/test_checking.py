import io
from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.maps.checking import check_map, try_map
from ingest.maps.model import Map
from ingest.sources.opening import open_source

MAP = Map(feed="phones", columns={"applicant_id": "id", "phone": "p", "seen_at": "at", "country": "c"})


def test_only_the_beginning_of_a_file_is_tried() -> None:
    lines = b"".join(b'{"id": %d, "p": "312"}\n' % number for number in range(500))
    with open_source("-", stdin=io.BytesIO(lines)) as source:
        [found] = check_map(MAP, source, most_records=20)
    assert (len(found.rows), found.tally.records_read) == (20, 20)


def test_a_column_that_was_refused_is_not_said_to_have_matched_nothing() -> None:
    with open_source("-", stdin=io.BytesIO(b'[{"id": 1, "p": "+13125550114", "at": "soon"}, {"id": 2}]')) as source:
        [found] = check_map(MAP, source, most_records=20)
    assert found.never_matched == (("country", "c"),)
    assert [(each.field, each.reason) for each in found.rejections] == [
        ("seen_at", "not a time in the format iso"),
        ("phone", "phone missing"),
    ]


def test_of_several_paths_those_that_found_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"id": 1, "first": "Dana", "a": [{"t": "x"}, {}]}]')
    text = """
        [columns]
        applicant_id = "id"
        [[emit]]
        feed = "applicants"
        [emit.columns]
        name = ["first", "last"]
        [[emit]]
        feed = "applications"
        each = "a"
        [emit.columns]
        applicant_id = "_record.id"
        job_title = "t"
        application_id = "number"
        """
    applicants, applications = try_map(text, str(tmp_path / "a.json"))
    assert applicants.never_matched == (("name", "last"),)
    assert applications.never_matched == (("application_id", "number"),)
    assert (applications.rows_in, applications.rows_loaded, len(applications.rows)) == (2, 2, 2)
    [only] = try_map(text, str(tmp_path / "a.json"), feed="applications")
    assert only.of.feed == "applications"


def test_a_map_that_is_none_is_one_sentence_before_the_file_is_opened() -> None:
    with pytest.raises(UsageError, match="The map is not TOML"):
        try_map("feed =", "/nowhere")


def test_an_empty_file_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("")
    [found] = try_map('feed = "phones"', str(tmp_path / "a.csv"))
    assert (found.rows_in, found.never_matched) == (0, ())
