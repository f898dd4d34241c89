import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.maps.loading import map_in, with_options
from ingest.maps.model import emits_of

MappedTogether = Callable[..., list[Any]]

CANDIDATES = """
source = "ats"
where = "!isAnonymized"
[columns]
applicant_id = "id"
name = "name"
[time]
recorded_at = "epoch_ms"
[[emit]]
feed = "applicants"
[emit.columns]
phone = "phones[].value"
recorded_at = "createdAt"
[[emit]]
feed = "applications"
each = "applications"
where = "applications"
[emit.columns]
applicant_id = "_record.id"
application_id = "id"
"""
RECORDS = [
    {"id": 1, "name": "Dana", "createdAt": 1628509001183, "applications": [{"id": "x"}, {"id": "y"}], "tags": []},
    {"id": 2, "name": "Lee", "phones": [{"value": "312"}], "applications": []},
    {"id": 3, "isAnonymized": True},
]


def test_one_record_gives_rows_of_several_feeds_in_one_pass(mapped_together: MappedTogether) -> None:
    applicants, applications = mapped_together("a.json", json.dumps(RECORDS), CANDIDATES)
    assert applicants.values == [
        {"applicant_id": "1", "name": "Dana"},
        {"applicant_id": "2", "name": "Lee", "phone": ("312",)},
    ]
    assert applicants.rows[0].times["recorded_at"].at.year == 2021
    assert applications.values == [
        {"applicant_id": "1", "application_id": "x"},
        {"applicant_id": "1", "application_id": "y"},
    ]
    assert [row.feed for row in applications.rows] == ["applications"] * 2


def test_each_feed_counts_as_if_the_file_were_read_for_it_alone(mapped_together: MappedTogether) -> None:
    content = "\n".join([*map(json.dumps, RECORDS), "{oops"])
    found = mapped_together("a.jsonl", content, CANDIDATES)
    assert [(each.tally.records_read, each.tally.records_filtered, len(each.made)) for each in found] == [
        (4, 1, 3),
        (4, 2, 3),
    ]
    assert [[rejection.line for rejection in each.rejected_rows] for each in found] == [[4], [4]]


def test_a_field_that_one_feed_uses_is_used(mapped_together: MappedTogether) -> None:
    found = mapped_together("a.json", json.dumps(RECORDS), CANDIDATES)
    assert [list(each.tally.unused_columns) for each in found] == [["tags"], ["tags"]]
    of = 'feed = "phones"\n[[emit]]\n[emit.columns]\napplicant_id = "id"\nphone = "a"\n'
    found = mapped_together("a.csv", "id,a,b,c\n1,2,3,4\n", of + of.split("\n", 1)[1].replace('"a"', '"b"'))
    assert [list(each.tally.unused_columns) for each in found] == [["c"], ["c"]]


def test_a_feed_picks_its_emits() -> None:
    picked = with_options(map_in(CANDIDATES), feed="applications", zone="UTC")
    assert [(each.feed, each.zone) for each in emits_of(picked)] == [("applications", "UTC")]
    with pytest.raises(UsageError, match="nothing for the feed phones, only for applicants, applications"):
        with_options(map_in(CANDIDATES), feed="phones")
    with pytest.raises(UsageError, match="There is no feed 'phone'"):
        with_options(map_in(CANDIDATES), feed="phone")


def test_without_emits_a_map_is_its_own_only_one() -> None:
    of = map_in('feed = "phones"')
    assert emits_of(of) == (of,)


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        ('[[emit]]\nfeed = "phone"', "[[emit]] 1: feed: there is no feed 'phone' (did you mean 'phones'?)"),
        ('[[emit]]\n[emit.columns]\nphone = "p"', "[[emit]] 1: says no feed"),
        (
            '[[emit]]\nfeed = "phones"\n[[emit]]\nfeed = "ips"\n[emit.columns]\napplicant_id = "id"',
            "[[emit]] 2: [columns] says nothing for ip, which the feed ips needs",
        ),
        ('[[emit]]\nfeed = "ips"\n[emit.columns]\nstag = "x"', "[[emit]] 1: [columns] stag: the feed ips has no such"),
        ('[[emit]]\nfeed = "ips"\nwher = "x"', "[[emit]] 1: wher: there is no such key (did you mean 'where'?)"),
        ('[[emit]]\nfeed = "ips"\nregion = "US"', "[[emit]] 1: region: there is no such key"),
        ('[columns]\nphon = "x"\n[[emit]]\nfeed = "phones"', "no feed of this map has the column phon (did you mean"),
        ('feed = "phones"\n[split]\ncountry = ";"', "the feed phones has no such column that may hold several values"),
        ('feed = "phones"\n[split]\nphone = "(;)"', "split.phone: '(;)' keeps what a group matches"),
        ('feed = "phones"\n[split]\nphone = "x*"', "matches nothing at all"),
        ('feed = "phones"\n[split]\nphone = "[;"', "is no regular expression"),
        ('feed = "applications"\n[values.status]\nx = "fired"', "status: 'fired' is not one of applied"),
        ('feed = "applications"\n[defaults]\nstatus = "fired"', "status: 'fired' is not one of applied"),
        ('feed = "phones"\nunescape = "xml"', "unescape"),
        ('feed = "phones"\njson = "a"', "json"),
    ],
)
def test_a_fault_names_the_emit_and_the_key(of: str, sentence: str) -> None:
    with pytest.raises(UsageError) as fault:
        map_in(of)
    assert sentence in str(fault.value)
