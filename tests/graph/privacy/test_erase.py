import json
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph.audit.trail import events, record
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.history import decisions, evidence_of
from graph.decisions.model import Subject, SubjectKind
from graph.errors import BrokenWorld, UsageError
from graph.privacy.erase import Erasure, erase
from graph.privacy.holds import hold, release
from graph.rings.model import StoredRing
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh
from graph.upkeep.wipe import wipe_facts
from ingest.summary import Summary

Feeds = dict[str, str]
Load = Callable[..., list[Summary]]
Erase = Callable[[str], Erasure]
Facts = Callable[[], list[tuple[str, ...]]]

NOW = datetime(2026, 10, 1, tzinfo=UTC)
THEIRS = ("V-1", "V-2", "Vera", "vera", "novak", "99 ELM", "5 PINE", "5550166", "555-0166", "S-1", "S-2")
"""What only they had, but for a phone that is on a watchlist."""
WATCHED = ("5550166", "555-0166")
ERASE = """
import sys
from pathlib import Path
from graph.privacy.erase import erase
from graph.database import Database
from graph.settings import OwnServer
home, server = Path(sys.argv[1]), OwnServer(*sys.argv[2:])
with Database(server) as database:
    erase(database, home, "V-1", actor="ana", reason="Request.")
"""
"""Run by a process of its own, which can be killed."""


@pytest.fixture
def erased(database: Database, home: Path) -> Callable[[str], Erasure]:
    """Erase whoever has this id."""
    return lambda applicant_id: erase(database, home, applicant_id, actor="ana", reason="Request of 3 May.")


def _ring_of(database: Database, applicant_id: str) -> StoredRing:
    refresh(database, NOW)
    [ring] = [ring for ring in stored_rings(database) if applicant_id in ring.members]
    return ring


def test_the_graph_is_as_if_they_had_never_been_there(
    *, load: Load, feeds: Feeds, without_vera: Feeds, facts: Facts, erased: Erase, database: Database
) -> None:
    load(without_vera)
    expected = facts()
    database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
    load(feeds)
    assert facts() != expected
    erased("V-2")
    assert facts() == expected


def test_the_same_files_do_not_bring_them_back(
    load: Load, feeds: Feeds, facts: Facts, erased: Erase, everything_stored: Callable[[], str]
) -> None:
    load(feeds)
    erased("V-1")
    before = facts()
    again = {summary.feed: summary for summary in load(feeds)}
    assert facts() == before
    assert all(each.rows_in == each.rows_loaded + each.rows_rejected for each in again.values())
    assert {each.reason: each.count for each in again["phones"].rejections} == {"erased": 3}
    assert {each.reason: each.count for each in again["applicants"].rejections}["erased"] == 3
    assert not [word for word in THEIRS if word not in WATCHED and word in everything_stored().replace("V-10", "")]


def test_they_are_nowhere_in_the_whole_store(
    load: Load, feeds: Feeds, database: Database, erased: Erase, everything_stored: Callable[[], str]
) -> None:
    load(feeds)
    refresh(database, NOW)
    ring = _ring_of(database, "V-1")
    evidence = json.dumps({"suspect": "B-1", "members": [{"applicant_id": "V-1", "name": "Vera Nøvak"}], "size": 2})
    mailbox = database.read("MATCH (e:Email) WHERE e.value STARTS WITH 'vera' RETURN e.identifier_id AS id")[0]["id"]
    for subject in (
        Subject(SubjectKind.APPLICANT, "V-1", applicants=("V-1", "V-2")),
        Subject(SubjectKind.LINK, f"V-1 {mailbox}", applicants=("V-1",), identifiers=(mailbox,)),
        Subject(SubjectKind.IDENTIFIER, mailbox, identifiers=(mailbox,)),
        Subject(SubjectKind.RING, ring.ring_id, applicants=ring.members, identifiers=(mailbox,)),
        Subject(SubjectKind.APPLICANT, "B-1", applicants=("B-1", "B-2")),
    ):
        verdict = "unsure"
        decide(
            database, Draft(subject, verdict, "With vera nøvak (V-1) of V-10?", "ana", NOW, evidence=evidence), saw=None
        )
    refresh(database, NOW)
    text = everything_stored().replace("V-10", "")
    assert all(word in text for word in ("V-1", "V-2", "Vera", "99 ELM", "S-1"))

    done = erased("V-1")
    left = everything_stored().replace("V-10", "")
    assert not [word for word in THEIRS if word not in WATCHED and word in left]
    assert (done.decisions, done.values, len(done.tombstones)) == (3, 4, 2)
    refresh(database, NOW)
    assert not [word for word in THEIRS if word not in WATCHED and word in everything_stored().replace("V-10", "")]
    kept = {decision.subject.id: decision for decision in decisions(database)}
    assert kept.keys() == {ring.ring_id, "B-1"}
    assert kept["B-1"].reason == "With [erased] ([erased]) of V-10?"
    assert json.loads(evidence_of(database, kept["B-1"].decision_id) or "") == {
        "suspect": "B-1",
        "members": [],
        "size": 2,
    }
    assert set(kept[ring.ring_id].subject.applicants) == set(ring.members) - {"V-1", "V-2"}


def test_their_ring_goes_on_without_them_and_another_stays_as_it_is(
    load: Load, feeds: Feeds, database: Database, erased: Erase
) -> None:
    other = {"phones": "applicant_id,phone\n", "emails": "applicant_id,email\n"}
    for number in range(6):
        other["phones"] += f"X-{number},(202) 555-019{number // 2}\n"
        other["emails"] += f"X-{number},x{(number + 1) // 2 % 3}@six.example.org\n"
    load(feeds)
    load(other)
    before, theirs = _ring_of(database, "X-1"), _ring_of(database, "V-1")
    erased("V-1")
    between = {ring.ring_id: ring for ring in stored_rings(database, min_size=1)}
    assert not {"V-1", "V-2"} & set(between[theirs.ring_id].members)
    assert between[theirs.ring_id].size == theirs.size - 1
    assert between[before.ring_id] == before
    assert _ring_of(database, "X-1") == before
    assert not [ring for ring in stored_rings(database, min_size=1) if {"V-1", "V-2"} & set(ring.members)]


def test_rejected_rows_that_name_them_lose_their_text_and_stay_counted(
    load: Load, feeds: Feeds, database: Database, erased: Erase
) -> None:
    load(feeds)
    raws = "MATCH (r:Rejection) RETURN r.raw AS raw ORDER BY raw"
    before = [row["raw"] for row in database.read(raws)]
    assert erased("V-1").rejections == 1
    after = [row["raw"] for row in database.read(raws)]
    assert len(after) == len(before)
    assert set(before) - set(after) == {"not a phone of Vera Nøvak"}


def test_a_wipe_of_facts_does_not_bring_them_back(
    load: Load, feeds: Feeds, database: Database, facts: Facts, erased: Erase
) -> None:
    load(feeds)
    erased("V-1")
    before = facts()
    wipe_facts(database)
    load(feeds)
    assert facts() == before


def test_a_legal_hold_on_any_of_their_ids_stops_it_until_it_is_released(
    *, load: Load, feeds: Feeds, database: Database, home: Path, facts: Facts, erased: Erase
) -> None:
    load(feeds)
    before = facts()
    hold(database, home, "V-2", actor="counsel", reason="Lawsuit 7 C 12/26.")
    with pytest.raises(UsageError, match=r"hold of counsel .* lies on them: Lawsuit 7 C 12/26\."):
        erased("V-1")
    assert facts() == before
    wipe_facts(database)
    load({"applicants": feeds["applicants"]})
    with pytest.raises(UsageError, match="legal hold"):
        erased("V-1")
    release(database, home, "V-1", actor="counsel", reason="Settled.")
    erased("V-1")
    with pytest.raises(UsageError, match="No legal hold"):
        release(database, home, "B-1", actor="counsel", reason="Settled.")


def test_the_audit_keeps_that_it_happened_and_not_to_whom(load: Load, feeds: Feeds, home: Path, erased: Erase) -> None:
    load(feeds)
    record(home, "bo", "ring", subject="V-2")
    record(home, "bo", "search", found=["V-1", "V-10"], reason="Vera Nøvak called")
    record(home, "bo", "ring", subject="V-10")
    done = erased("V-1")
    text = (home / "audit.jsonl").read_text()
    assert not [word for word in ("V-1", "V-2", "Vera") if f'"{word}"' in text or f"{word} " in text]
    looked, searched, other, erasing = events(home)
    assert looked.subject == done.tombstones[1]
    assert (searched.details, searched.reason) == ({"found": ["V-10"]}, "[erased] called")
    assert other.subject == "V-10"
    assert (erasing.action, erasing.actor, erasing.reason) == ("erase", "ana", "Request of 3 May.")
    assert erasing.details["tombstones"] == list(done.tombstones)
    assert erasing.subject == done.tombstones[0]


def test_erasing_again_is_no_error_and_removes_what_was_written_meanwhile(
    load: Load, feeds: Feeds, database: Database, home: Path, erased: Erase
) -> None:
    load(feeds)
    first = erased("V-1")
    late = Subject(SubjectKind.APPLICANT, "V-1", applicants=("V-1", "V-2"))
    decide(database, Draft(late, "unsure", "From an open page.", "bo", NOW), saw=None)
    assert erased("V-1").decisions == 1
    assert decisions(database) == []
    assert [event.subject for event in events(home)] == [first.tombstones[0]] * 2


def test_whoever_was_never_there_cannot_be_erased(load: Load, feeds: Feeds, home: Path, erased: Erase) -> None:
    load(feeds)
    with pytest.raises(UsageError, match="no applicant 'V-3'"):
        erased("V-3")
    assert not (home / "erasure-key").exists()
    assert list(events(home)) == []


@pytest.mark.parametrize("reason", ["", " \n", "x" * 20_001])
def test_a_reason_is_required(
    *, load: Load, feeds: Feeds, database: Database, home: Path, facts: Facts, reason: str
) -> None:
    load(feeds)
    before = facts()
    with pytest.raises(UsageError):
        erase(database, home, "V-1", actor="ana", reason=reason)
    assert facts() == before


def test_a_graph_that_people_were_erased_from_is_not_loaded_without_the_key(
    *,
    load: Load,
    feeds: Feeds,
    database: Database,
    home: Path,
    tmp_path: Path,
    facts: Facts,
    erased: Erase,
) -> None:
    load(feeds)
    erased("V-1")
    before = facts()
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(UsageError, match="copy the file erasure-key"):
        load(feeds, home=other)
    with pytest.raises(UsageError, match="copy the file erasure-key"):
        erase(database, other, "B-1", actor="ana", reason="Request.")
    assert facts() == before
    (other / "erasure-key").write_bytes((home / "erasure-key").read_bytes())
    load(feeds, home=other)
    assert facts() == before


HOSTILE = [
    "7",
    "phones",
    "ring",
    "members",
    "[erased]",
    "x' OR 1=1 //",
    "A.*",
    "Ä/../../etc",
    "{}",
    "a b",
    "<script>",
    "id" * 200,
]


def test_a_hostile_id_is_an_id(*, load: Load, feeds: Feeds, database: Database, facts: Facts, erased: Erase) -> None:
    load(feeds)
    expected = facts()
    rows = "".join(f'"{each}",(202) 555-0143\n"{each}",(202) 555-0155\n' for each in HOSTILE)
    hostile = {"phones": f"applicant_id,phone\n{rows}"}
    load(hostile)
    refresh(database, NOW)
    for applicant_id in HOSTILE:
        erased(applicant_id)
    assert facts() == expected
    refresh(database, NOW)
    [summary] = load(hostile)
    assert (summary.rows_loaded, summary.rows_rejected) == (0, 2 * len(HOSTILE))
    assert facts() == expected


def test_two_who_erase_at_once_and_a_loader_leave_the_same_graph(
    *, load: Load, feeds: Feeds, without_vera: Feeds, database: Database, facts: Facts, erased: Erase
) -> None:
    load(without_vera)
    expected = facts()
    load(feeds)
    with ThreadPoolExecutor(3) as workers:
        loading = workers.submit(lambda: [load(feeds) for _ in range(3)])
        erasing = [workers.submit(erased, each) for each in ("V-1", "V-2")]
        loading.result()
        assert [each.result().decisions for each in erasing] == [0, 0]
    load(feeds)
    assert facts() == expected
    assert [ring for ring in stored_rings(database, on=date(2026, 10, 1)) if "V-1" in ring.members] == []


def test_what_fails_on_the_way_leaves_everything_and_can_be_done_again(
    load: Load, feeds: Feeds, home: Path, facts: Facts, erased: Erase
) -> None:
    load(feeds)
    before = facts()
    (home / "audit.jsonl").mkdir()
    with pytest.raises(BrokenWorld, match="cannot be used"):
        erased("V-1")
    assert facts() == before
    (home / "audit.jsonl").rmdir()
    erased("V-1")
    assert facts() != before


@pytest.mark.parametrize("seconds", [0.6, 1.0, 1.5])
def test_killed_at_any_moment_it_is_completed_by_doing_it_again(
    *,
    load: Load,
    feeds: Feeds,
    without_vera: Feeds,
    database: Database,
    home: Path,
    facts: Facts,
    elsewhere: Callable[[str, Path], "subprocess.Popen[bytes]"],
    seconds: float,
) -> None:
    load(without_vera)
    expected = facts()
    load(feeds)
    process = elsewhere(ERASE, home)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    process.wait()
    erase(database, home, "V-1", actor="ana", reason="Request.")
    load(feeds)
    assert facts() == expected
    assert "erase" in [event.action for event in events(home)]
