from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.home import open_home
from graph.server.configuration import GIB, MIB, configure, memory_for

SIZES = st.integers(0, 1 << 45)
MACHINES = st.integers(4 * GIB, 1 << 42)


@given(SIZES, MACHINES)
def test_the_server_leaves_half_of_the_machine_to_others(size: int, machine: int) -> None:
    memory = memory_for(size, machine)
    assert memory.heap + memory.page_cache <= machine // 2


@given(SIZES, SIZES, MACHINES)
def test_a_larger_graph_never_gets_less(size: int, other: int, machine: int) -> None:
    small, large = memory_for(min(size, other), machine), memory_for(max(size, other), machine)
    assert (small.heap, small.page_cache) <= (large.heap, large.page_cache)


@given(SIZES, st.integers(0, 4 * GIB))
def test_a_small_machine_still_gets_a_server_that_starts(size: int, machine: int) -> None:
    memory = memory_for(size, machine)
    assert memory.heap >= 512 * MIB
    assert memory.page_cache >= 128 * MIB


def test_all_that_is_laid_out_is_closed_to_others(tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    configure(home, 7687)
    assert [path for path in home.path.rglob("*") if path.stat().st_mode & 0o077] == []


def test_the_server_listens_on_loopback_alone(tmp_path: Path) -> None:
    home = open_home(tmp_path / "home")
    configure(home, 7688)
    lines = (home.neo4j / "conf" / "neo4j.conf").read_text().splitlines()
    assert "server.bolt.listen_address=127.0.0.1:7688" in lines
    assert {"server.http.enabled=false", "server.https.enabled=false"} <= set(lines)
