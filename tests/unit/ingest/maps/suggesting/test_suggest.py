import csv
import io
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from graph.errors import UsageError
from ingest.maps.checking import try_map
from ingest.maps.suggesting.suggest import Suggestion, suggest
from ingest.sources.record import Reading

Suggested = Callable[..., Suggestion]

PEOPLE = """Candidate ID,First Name,Last Name,Home Phone,E-mail,Street Address,City,State,Zip,Applied On,OK,Work Phone
7,Dana,Reyes,(312) 555-0114,dana@example.com,12 Elm St,Chicago,IL,02139,2026-01-31,true,312-555-0100
8,Lee,Ann,312.555.0115,lee@example.com,5 Oak Ave,Reno,NV,89501,2026-02-01,false,312-555-0100
"""


@pytest.fixture
def suggested(tmp_path: Path) -> Suggested:
    """What is suggested for a file of this name and content."""

    def suggested(content: str | bytes, name: str = "a.csv", **said: Any) -> Suggestion:  # noqa: ANN401  # options
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return suggest(str(tmp_path / name), **said)

    return suggested


def keys(suggestion: Suggestion) -> dict[str, Any]:
    return tomllib.loads(suggestion.toml)


def test_a_table_of_people_is_read_by_its_names_and_values(suggested: Suggested, tmp_path: Path) -> None:
    found = suggested(PEOPLE)
    assert found.feed == "applicants"
    assert keys(found)["columns"] == {
        "applicant_id": "Candidate ID",
        "name": ["First Name", "Last Name"],
        "phone": "Home Phone",
        "email": "E-mail",
        "street": "Street Address",
        "city": "City",
        "region": "State",
        "postal_code": "Zip",
        "applied_at": "Applied On",
    }
    [check] = try_map(found.toml, str(tmp_path / "a.csv"), region="US")
    assert (check.rows_loaded, check.rejections) == (2, ())


def test_what_only_a_person_can_decide_is_asked(suggested: Suggested) -> None:
    found = suggested(PEOPLE)
    asked = "\n".join(found.open_questions)
    assert "2 of 2 phone numbers say no country: add region = …" in asked
    assert "left out, Work Phone: is it the company's own?" in asked
    assert "These say yes or no: OK" in asked
    assert all(f"# {question}" in found.toml for question in found.open_questions)
    assert {"region", "zone", "where"}.isdisjoint(keys(found))


@pytest.mark.parametrize(
    ("dates", "form"),
    [
        (["31/01/2026", "01/02/2026"], "%d/%m/%Y"),
        (["01/31/2026", "02/01/2026"], "%m/%d/%Y"),
        (["1628509001183", "1628509002000"], "epoch_ms"),
        (["1628509001", "1628509002"], "epoch_s"),
        (["16.07.2026 14:00", "17.07.2026 15:00"], "%d.%m.%Y %H:%M"),
    ],
)
def test_a_time_format_that_the_values_prove_is_written_and_says_how_many_it_reads(
    suggested: Suggested, dates: list[str], form: str
) -> None:
    found = suggested("id,phone,seen date\n" + "".join(f"{at},+1312555011{at},{day}\n" for at, day in enumerate(dates)))
    assert keys(found)["time"] == {"seen_at": form}
    assert f"# seen_at: {form} reads 2 of 2" in found.toml


def test_a_time_format_that_the_values_leave_open_is_never_picked(suggested: Suggested) -> None:
    found = suggested("id,phone,seen date\n1,+13125550114,01/02/2026\n2,+13125550115,03/04/2026\n")
    assert "seen_at" not in keys(found)["columns"]
    assert "# seen_at: %m/%d/%Y and %d/%m/%Y read 2 of 2: which is it?" in found.toml
    assert {each.path: each.becomes for each in found.columns}["seen date"] == "seen_at?"


def test_times_without_a_zone_are_told(suggested: Suggested) -> None:
    found = suggested("id,phone,seen at\n1,+13125550114,2026-01-02 10:00:00\n")
    assert any("they say no zone" in question for question in found.open_questions)
    found = suggested("id,phone,seen at\n1,+13125550114,2026-01-02\n")
    assert not any("they say no zone" in question for question in found.open_questions)


def test_nested_records_under_a_key_are_found(suggested: Suggested, tmp_path: Path) -> None:
    record = {"id": 1, "name": "Dana", "phones": [{"value": "+13125550114"}], "mails": ["a@b.example", "c@d.example"]}
    found = suggested(json.dumps({"next": None, "results": [record, {**record, "id": 2}]}), "a.json")
    assert keys(found)["records"] == "results"
    assert keys(found)["columns"] == {
        "applicant_id": "id",
        "name": "name",
        "phone": "phones[].value",
        "email": "mails",
    }
    [check] = try_map(found.toml, str(tmp_path / "a.json"))
    assert check.rows[0].several("email") == ("a@b.example", "c@d.example")


def test_names_that_are_no_words_are_quoted(suggested: Suggested, tmp_path: Path) -> None:
    record = {"Person": {"Candidate Id": 7, 'Say "Mail"': "a@b.example"}, "x": 1}
    found = suggested(json.dumps([record]), "a.json")
    [check] = try_map(found.toml, str(tmp_path / "a.json"))
    assert check.rows[0].values == {"applicant_id": "7", "email": ("a@b.example",)}


def test_cells_that_hold_json_are_looked_into(suggested: Suggested, tmp_path: Path) -> None:
    found = suggested('id,phones\n1,"[{""value"": ""+13125550114""}]"\n2,\n')
    assert keys(found)["json"] == ["phones"]
    [check] = try_map(found.toml, str(tmp_path / "a.csv"))
    assert check.rows[0].several("phone") == ("+13125550114",)


def test_parquet_is_read_with_its_nested_columns(suggested: Suggested, tmp_path: Path) -> None:
    table = pa.table({"candidate_id": [1, 2], "contact": [{"mail": "a@b.example"}, {"mail": "c@d.example"}]})
    parquet.write_table(table, tmp_path / "b.parquet")
    found = suggested((tmp_path / "b.parquet").read_bytes(), "a.parquet")
    assert keys(found)["columns"] == {"applicant_id": "candidate_id", "email": "contact.mail"}


def test_several_values_in_one_cell_and_html_are_noticed(suggested: Suggested, tmp_path: Path) -> None:
    found = suggested("id,name,phone\n1,O&#039;Brien,+13125550114; +13125550115\n2,Lee,+13125550116\n")
    [check] = try_map(found.toml, str(tmp_path / "a.csv"))
    assert check.rows[0].values == {
        "applicant_id": "1",
        "name": "O'Brien",
        "phone": ("+13125550114", "+13125550115"),
    }


def test_a_table_without_a_header_is_known_by_its_values(suggested: Suggested) -> None:
    found = suggested("7,a@b.example,+1 312 555 0114\n8,c@d.example,+1 312 555 0115\n", reading=Reading(header=False))
    assert keys(found)["header"] is False
    assert keys(found)["columns"] == {"email": "#2", "phone": "#3"}
    assert "Nothing here looks like applicant_id" in found.open_questions[0]


@pytest.mark.parametrize(
    ("header", "row", "feed"),
    [
        ("user,ip address,outcome", "dana@corp.example,203.0.113.7,SUCCESS", "ips"),
        ("order number,ship to name,street 1,city,tracking number", "7,Dana,12 Elm St,Reno,1Z9", "shipments"),
        ("candidate id,merged id", "7,8", "aliases"),
        ("kind,value,list", "phone,+13125550114,fbi", "watchlist"),
        ("candidate id,application id,job title", "7,9,SRE", "applications"),
        ("candidate id,email", "7,a@b.example", "emails"),
        ("candidate id,full address", "7,12 Elm Street Reno NV", "addresses"),
    ],
)
def test_the_feed_is_what_the_columns_speak_of(suggested: Suggested, header: str, row: str, feed: str) -> None:
    assert suggested(f"{header}\n{row}\n").feed == feed


def test_a_feed_that_is_said_is_taken(suggested: Suggested) -> None:
    assert keys(suggested(PEOPLE, feed="phones"))["columns"] == {"applicant_id": "Candidate ID", "phone": "Home Phone"}
    with pytest.raises(UsageError, match="did you mean 'phones'"):
        suggested(PEOPLE, feed="phone")


@pytest.mark.parametrize("content", ["", "id,phone\n", "[]"])
def test_a_file_without_records_is_one_sentence(suggested: Suggested, content: str) -> None:
    with pytest.raises(UsageError, match="There is no record"):
        suggested(content)


def test_what_belongs_to_somebody_else_or_is_no_trace_is_left_alone(suggested: Suggested) -> None:
    header = "id,name,recruiter email,billing city,date of birth,passport country"
    found = suggested(f"{header}\n7,Dana,r@corp.example,Reno,1990-01-01,US\n")
    assert keys(found)["columns"] == {"applicant_id": "id", "name": "name"}


names = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20) | st.sampled_from(
    ["a@b.example", "1/2/26"]
)
some = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


@some
@given(records=st.lists(st.dictionaries(names, texts | st.integers() | st.lists(texts, max_size=2)), min_size=1))
def test_whatever_is_in_a_file_the_suggestion_is_a_map(suggested: Suggested, records: list[dict[str, Any]]) -> None:
    found = suggested("\n".join(map(json.dumps, records)), "a.jsonl")
    assert keys(found)["feed"] == found.feed


@some
@given(columns=st.lists(st.tuples(names, texts), max_size=4))
def test_whatever_a_table_is_called_the_suggestion_is_a_map(
    suggested: Suggested, columns: list[tuple[str, str]]
) -> None:
    table = io.StringIO()
    rows = [["candidate id", *(name for name, _ in columns)], ["7", *(text for _, text in columns)]]
    csv.writer(table).writerows(rows)
    found = suggested(table.getvalue())
    assert keys(found)["feed"] == found.feed
