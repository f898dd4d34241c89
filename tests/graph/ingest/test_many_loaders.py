"""Several loaders at once, and loaders that are killed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil
import pytest

from graph.database import Database
from graph.facts.runs import runs
from ingest.summary import Summary

Load = Callable[..., Summary]
Facts = Callable[[], list[tuple[str, ...]]]
Start = Callable[..., "subprocess.Popen[bytes]"]

# A test run in the background of a shell hands its children a Ctrl-C that does nothing; a user's shell does not.
PROGRAM = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import app.cli.main as m; m.main()"
COMMAND = (sys.executable, "-c", PROGRAM)


@pytest.fixture
def start(environ: Mapping[str, str], feed_file: Callable[[str], Path]) -> Start:
    """Start `ringlight ingest` on a feed given as text, as a process of its own."""

    def start(feed: str, text: str) -> "subprocess.Popen[bytes]":
        arguments = ("ingest", str(feed_file(text)), "--as", feed, "--region", "US")
        return subprocess.Popen((*COMMAND, *arguments), env=environ, stdout=subprocess.DEVNULL)

    return start


def _crowded_feeds(dice: random.Random) -> list[tuple[str, str]]:
    """Feeds in which few applicants meet few values, so that loaders get into each other's way all the time."""

    def rows(header: str, count: int, row: Callable[[], str]) -> str:
        return "\n".join((header, *(row() for _ in range(count)))) + "\n"

    def applicant() -> str:
        return f"A{dice.randrange(60)}"

    def day() -> str:
        return f"2026-01-{dice.randrange(1, 29):02}"

    return [
        (
            "applicants",
            rows("applicant_id,name,recorded_at", 300, lambda: f"{applicant()},Name {dice.randrange(9)},{day()}"),
        ),
        (
            "phones",
            rows("applicant_id,phone,seen_at", 400, lambda: f"{applicant()},31255501{dice.randrange(10, 99)},{day()}"),
        ),
        (
            "ips",
            rows(
                "applicant_id,ip,seen_at,stage",
                400,
                lambda: f"{applicant()},203.0.113.{dice.randrange(20)},{day()},apply",
            ),
        ),
        ("aliases", rows("applicant_id,alias", 40, lambda: f"{applicant()},B{dice.randrange(60)}")),
    ]


@pytest.mark.parametrize("loaders", [2, 4])
def test_loaders_at_once_give_the_facts_of_one(
    loaders: int, load: Load, start: Start, facts: Facts, database: Database
) -> None:
    dice = random.Random(loaders)
    feeds = _crowded_feeds(dice)
    for feed, text in feeds:
        load(feed, text, region="US")
    expected = facts()
    database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
    halves = [(feed, _half(text, part)) for feed, text in feeds for part in (0, 1)]
    dice.shuffle(halves)
    while halves:
        at_once = [start(*halves.pop()) for _ in range(min(loaders, len(halves)))]
        assert [process.wait() for process in at_once] == [0] * len(at_once)
    assert facts() == expected


def _half(text: str, part: int) -> str:
    """Every row but each third, so that two halves have rows in common."""
    header, *rows = text.splitlines()
    return "\n".join([header, *(row for at, row in enumerate(rows) if at % 3 != part)]) + "\n"


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_run_shows_as_interrupted_and_loading_again_completes_it(
    seed: int, start: Start, load: Load, facts: Facts, database: Database
) -> None:
    dice = random.Random(seed)
    text = "applicant_id,phone,seen_at\n" + "".join(
        f"K{number % 4_000},+1312{5_550_000 + number % 3_000},2026-01-{1 + number % 28:02}\n"
        for number in range(12_000)
    )
    process = start("phones", text)
    children = _kill_in_the_middle(process, database, dice)
    assert not psutil.wait_procs(children, timeout=20)[1], "a loader outlived the process that started it"
    assert [run["state"] for run in runs(database)] == ["interrupted"]
    assert load("phones", text, region="US").rows_loaded == 12_000
    interrupted = facts()
    assert [run["state"] for run in runs(database)] == ["done", "interrupted"]
    database.administer("MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    load("phones", text, region="US")
    assert facts() == interrupted


def _kill_in_the_middle(
    process: "subprocess.Popen[bytes]", database: Database, dice: random.Random
) -> list[psutil.Process]:
    """Kill the process some time after its first batch is in; its own children, which nobody told."""
    while not database.read("MATCH (run:Run) WHERE run.rows_in > 0 RETURN run.run_id AS run_id"):
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    children = psutil.Process(process.pid).children(recursive=True)
    time.sleep(dice.random() * 0.2)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return children


def test_a_run_that_is_told_to_stop_says_so(start: Start, database: Database) -> None:
    rows = "".join(f"S{number},+1312{5_550_000 + number}\n" for number in range(14_000))
    process = start("phones", f"applicant_id,phone\n{rows}")
    while not database.read("MATCH (run:Run) WHERE run.rows_in > 0 RETURN run.run_id AS run_id"):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    process.wait()
    assert [run["state"] for run in runs(database)] == ["interrupted"]
