"""How the embedded server is set up: private to this machine and this user, and sized to both."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.home import Home, write_private

MIB = 1 << 20
GIB = 1 << 30

CLOSED = """\
server.http.enabled=false
server.https.enabled=false
# LOAD CSV would otherwise read any file that the server may read, even in a read transaction.
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
db.transaction.timeout=60s
# What was erased stays on the disk until the logs that wrote it are gone.
db.tx_log.rotation.size=32M
db.tx_log.rotation.retention_policy=1 days 256M
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes for objects and for the graph's pages. Both are ceilings: an empty server uses a fraction."""

    heap: int
    page_cache: int


def memory_for(graph_size: int, machine: int) -> Memory:
    """Fit a graph of that many bytes on disk into a machine of that much memory, leaving at least half to others."""
    heap = max(512 * MIB, min(GIB + graph_size, machine // 4, 8 * GIB))
    page_cache = max(128 * MIB, min(512 * MIB + 2 * graph_size, machine // 4))
    return Memory(heap, page_cache)


def write_configuration(home: Home, port: int) -> Memory:
    """Write `neo4j.conf` for a server on that port; the heap's size is also for the process's command line."""
    memory = memory_for(_size(home.neo4j / "data"), psutil.virtual_memory().total)
    for folder in ("", "conf", "data", "import", "logs", "tmp"):
        (home.neo4j / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(
        home.neo4j / "conf" / "neo4j.conf",
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        f"server.memory.pagecache.size={memory.page_cache // MIB}M\n"
        f"db.memory.transaction.max={memory.heap // 2 // MIB}M\n"
        f"{CLOSED}",
    )
    return memory


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
