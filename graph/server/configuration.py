"""How the embedded server is set up: private to this machine and this user, and sized to both."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.home import Home, make_private, write_private

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
db.logs.query.enabled=OFF
db.transaction.timeout=60s
# Whose line went dead without a word is told so by what this hints to them: after 30 seconds instead of two minutes.
server.bolt.connection_keep_alive=15s
# What was erased stays on the disk until the logs that wrote it are gone.
db.tx_log.rotation.size=32M
db.tx_log.rotation.retention_policy=1 days 256M
# A stop otherwise waits ten seconds for connections that nobody uses.
internal.server.bolt.thread_pool_shutdown_wait_time=1s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes for objects and for the graph's pages. Both are ceilings: an empty server uses a fraction."""

    heap: int
    page_cache: int


def memory_for(graph_size: int, machine: int) -> Memory:
    """What a graph of that many bytes on disk deserves of a machine with that much memory: at most half."""
    heap = max(512 * MIB, min(GIB + graph_size, machine // 4, 8 * GIB))
    page_cache = max(128 * MIB, min(512 * MIB + 2 * graph_size, machine // 4))
    return Memory(heap, page_cache)


def configure(home: Home, port: int, *, repair: bool = False) -> Memory:
    """Lay out the server's folder for that port; the heap's size goes onto its command line.

    With `repair` the next start cuts off what a transaction log holds of a transaction that was never finished.
    """
    for folder in ("", "conf", "data", "import", "logs", "tmp"):
        make_private(home.neo4j / folder)
    memory = memory_for(_size(home.graph), psutil.virtual_memory().total)
    write_private(
        home.neo4j / "conf" / "neo4j.conf",
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        f"server.bolt.advertised_address=127.0.0.1:{port}\n"
        f"server.memory.pagecache.size={memory.page_cache // MIB}M\n"
        f"db.memory.transaction.max={memory.heap // 2 // MIB}M\n"
        f"internal.dbms.tx_log.fail_on_corrupted_log_files={str(not repair).lower()}\n"
        f"{CLOSED}",
    )
    return memory


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
