import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.audit.trail import events, forget, record, rewrite, take_in
from graph.errors import BrokenWorld

HOSTILE = '<script>"\n\r\u2028\x1b[2J\u202e=1+1\udce9' + "x" * 10_000


MANY = """
import sys
from pathlib import Path
from graph.audit.trail import record
for number in range(50):
    record(Path(sys.argv[1]), sys.argv[2], "search", subject=str(number), text="x" * 5_000)
"""


def _many(home: Path, actor: str) -> None:
    for number in range(50):
        record(home, actor, "search", subject=str(number), text="x" * 5_000)


def test_an_event_is_one_line_that_only_the_owner_reads(tmp_path: Path) -> None:
    record(tmp_path, "ana", "ring", subject="A-1", reason="Case 7.", form="html")
    [line] = (tmp_path / "audit.jsonl").read_text(encoding="ascii").splitlines()
    event = json.loads(line)
    assert datetime.now(UTC) - datetime.fromisoformat(event.pop("at")) < timedelta(hours=1)
    assert event == {
        "actor": "ana",
        "action": "ring",
        "subject": "A-1",
        "reason": "Case 7.",
        "details": {"form": "html"},
    }
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o777 == 0o600


def test_hostile_text_stays_one_line_and_comes_back_as_it_was(tmp_path: Path) -> None:
    record(tmp_path, HOSTILE, "ring", subject=HOSTILE, reason=HOSTILE, form=[HOSTILE])
    [event] = events(tmp_path)
    assert (event.actor, event.subject, event.reason, event.details) == (HOSTILE, HOSTILE, HOSTILE, {"form": [HOSTILE]})


def _by_a_process(home: Path, actor: str) -> None:
    subprocess.run([sys.executable, "-c", MANY, str(home), actor], check=True)


@pytest.mark.parametrize("write", [_many, _by_a_process], ids=["threads", "processes"])
def test_many_at_once_lose_and_tear_nothing(tmp_path: Path, write: Callable[[Path, str], None]) -> None:
    with ThreadPoolExecutor(4) as workers:
        for done in [workers.submit(write, tmp_path, f"actor-{each}") for each in range(4)]:
            done.result()
    found = list(events(tmp_path))
    assert len(found) == 200
    assert {event.action for event in found} == {"search"}
    assert [event.subject for event in found if event.actor == "actor-0"] == [str(number) for number in range(50)]


def test_a_rewriting_loses_nothing_that_is_added_meanwhile(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as workers:
        adding = workers.submit(_many, tmp_path, "ana")
        while not adding.done():
            rewrite(tmp_path, lambda event: replace(event, actor="somebody"))
        adding.result()
    assert [event.subject for event in events(tmp_path)] == [str(number) for number in range(50)]


def test_a_line_that_was_cut_off_is_shown_as_such_and_spoils_no_other(tmp_path: Path) -> None:
    record(tmp_path, "ana", "ring")
    with (tmp_path / "audit.jsonl").open("a") as file:
        file.write('{"at": "2026-01-3')
    record(tmp_path, "ana", "path")
    rewrite(tmp_path, lambda event: replace(event, actor="bo"))
    assert [event.action for event in events(tmp_path)] == ["ring", "unreadable", "path"]
    assert [event.action for event in events(tmp_path, date(2999, 1, 1))] == ["unreadable"]


def test_since_a_day_means_from_its_beginning(tmp_path: Path) -> None:
    record(tmp_path, "ana", "ring")
    today = datetime.now(UTC).date()
    assert [event.action for event in events(tmp_path, today)] == ["ring"]
    assert list(events(tmp_path, today + timedelta(days=2))) == []


def test_a_backup_adds_its_events_and_takes_none_away(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    for action in ("first", "second"):
        record(other, "ana", action)
    (home / "audit.jsonl").write_bytes((other / "audit.jsonl").read_bytes())
    record(other, "bo", "only in the backup")
    record(home, "ana", "since then")
    take_in(home, other / "audit.jsonl")
    assert [event.action for event in events(home)] == ["first", "second", "only in the backup", "since then"]
    assert (home / "audit.jsonl").stat().st_mode & 0o777 == 0o600


def test_where_nothing_was_done_there_is_nothing(tmp_path: Path) -> None:
    assert list(events(tmp_path)) == []
    forget(tmp_path)
    record(tmp_path, "ana", "ring")
    forget(tmp_path)
    assert list(events(tmp_path)) == []


def test_what_cannot_be_written_down_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "audit.jsonl").mkdir()
    with pytest.raises(BrokenWorld, match=r"audit\.jsonl cannot be used"):
        record(tmp_path, "ana", "ring")
