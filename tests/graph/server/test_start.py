import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace

import psutil
import pytest

from graph.access import open_database
from graph.errors import BrokenWorld
from graph.home import Home
from graph.server.artifacts import release
from graph.server.fetch import damaged, fetch
from graph.server.process import find_process
from graph.server.running import answering, read_running, write_running
from graph.server.start import changing, start, stop, stopping_what_it_started
from graph.settings import Settings

COMMAND = """
import os, signal, time
# A test run in the background of a shell hands its children a Ctrl-C that does nothing.
signal.signal(signal.SIGINT, signal.default_int_handler)
from graph.access import open_database
from graph.settings import Settings
with open_database(Settings.from_environ(os.environ)):
    print("open", flush=True)
    time.sleep(float(os.environ.get("STAYS", "0")))
"""


def command(environ: Mapping[str, str], home: Home, stays: int = 0) -> "subprocess.Popen[str]":
    """A process that opens the home's database and stays for so many seconds."""
    environ = {
        **environ,
        "RINGLIGHT_HOME": str(home.path),
        "STAYS": str(stays),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    environ.pop("NEO4J_URI", None)
    arguments = [sys.executable, "-c", COMMAND]
    return subprocess.Popen(arguments, env=environ, stdout=subprocess.PIPE, text=True, start_new_session=True)


def servers(home: Home) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "java" and f"--home-dir={home.neo4j}" in (process.info["cmdline"] or ())
    ]


def test_commands_that_start_at_once_share_one_server_and_all_it_makes_is_private(
    environ: Mapping[str, str], home: Home
) -> None:
    commands = [command(environ, home) for _ in range(4)]
    assert [(process.communicate()[0], process.returncode) for process in commands] == [("open\n", 0)] * 4
    assert len(servers(home)) == 1
    assert [path for path in home.path.rglob("*") if path.stat().st_mode & 0o077] == []


def test_ctrl_c_on_the_command_that_started_the_server_spares_it(environ: Mapping[str, str], home: Home) -> None:
    started = command(environ, home, stays=600)
    assert started.stdout
    assert started.stdout.readline() == "open\n"
    os.killpg(started.pid, signal.SIGINT)
    started.communicate()
    assert answering(home)


def test_a_server_whose_starter_was_killed_at_its_birth_is_joined(
    environ: Mapping[str, str], home: Home, own_settings: Settings
) -> None:
    starter = command(environ, home)
    while not (server := find_process(home)):
        assert starter.poll() is None
        time.sleep(0.001)
    starter.kill()
    starter.communicate()
    known = read_running(home)
    assert known
    # The earliest moment at which the starter can die: it has not even learnt the pid.
    write_running(home, replace(known, pid=0, started_at=0))
    open_database(own_settings).close()
    assert [process.pid for process in servers(home)] == [server.pid]
    assert answering(home)


def test_a_killed_server_comes_back_with_its_data_though_its_port_is_taken_and_its_password_lost(
    home: Home, own_settings: Settings
) -> None:
    with open_database(own_settings) as database:
        database.write(lambda transaction: transaction.run("CREATE (:Applicant {applicant_id: 'a'})"))
    running = read_running(home)
    assert running
    server = psutil.Process(running.pid)
    server.kill()
    server.wait(timeout=60)
    home.password.unlink()
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", running.port))
        stranger.listen()
        with open_database(own_settings) as database:
            assert database.read("MATCH (n:Applicant) RETURN n.applicant_id AS id") == [{"id": "a"}]


def test_a_server_outlives_the_cache_it_came_from_and_a_stop_leaves_nothing(home: Home, own_settings: Settings) -> None:
    chosen = release(own_settings.release)
    cache = home.path.parent / "cache"
    shutil.copytree(
        own_settings.cache / f"neo4j-{chosen.version}", cache / f"neo4j-{chosen.version}", copy_function=os.link
    )
    with stopping_what_it_started(home), open_database(replace(own_settings, cache=cache)) as database:
        shutil.rmtree(cache)
        database.read("MATCH p = SHORTEST 1 (a:Applicant)-[*]-(b:Applicant) RETURN collect(p) AS paths")
        assert database.read("CALL db.index.fulltext.queryNodes('applicant_name', 'x') YIELD node RETURN node") == []
    assert servers(home) == []
    assert damaged(chosen, fetch(chosen, cache, own_settings.cache / f"neo4j-{chosen.version}")) == []


def test_a_server_that_cannot_start_ends_in_a_sentence_with_its_log(home: Home, own_settings: Settings) -> None:
    store_lock = home.neo4j / "data" / "databases" / "store_lock"
    store_lock.mkdir(parents=True)
    with pytest.raises(BrokenWorld, match=r"(?s)did not start.*store_lock"):
        open_database(own_settings)
    assert servers(home) == []


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(home: Home, own_settings: Settings) -> None:
    home.neo4j.write_text("no folder")
    with pytest.raises(BrokenWorld, match=r"neo4j cannot be used"):
        open_database(own_settings)


def test_nothing_is_stopped_where_nothing_runs(home: Home) -> None:
    with changing(home):
        assert not stop(home)


def test_what_a_full_disk_left_half_written_ends_in_a_sentence_and_a_repair_keeps_the_rest(
    home: Home, own_settings: Settings
) -> None:
    with open_database(own_settings) as database:
        database.administer("CREATE (:Kept)")
    server = find_process(home)
    assert server
    server.kill()
    server.wait()
    logs = (home.neo4j / "data" / "transactions" / "neo4j").glob("neostore.transaction.db.*")
    with max(logs).open("r+b") as log:
        torn_at = len(log.read().rstrip(b"\0"))
        log.seek(torn_at)
        log.write(bytes(range(1, 200)))
    with pytest.raises(BrokenWorld, match="--repair"):
        open_database(own_settings)
    with changing(home):
        stop(home)
        start(home, own_settings, repair=True)
    with open_database(own_settings) as database:
        assert database.read("MATCH (n:Kept) RETURN count(n) AS kept") == [{"kept": 1}]
