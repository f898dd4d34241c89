import threading
from concurrent.futures import ThreadPoolExecutor

from graph.database import Database, Transaction
from graph.privacy.person import lock_graph


def test_whoever_locks_the_graph_is_alone_from_the_first_time_on(database: Database) -> None:
    assert database.read("CALL db.propertyKeys() YIELD propertyKey AS word WHERE word = 'lock' RETURN word")
    ready, inside, most = threading.Barrier(4), [], []

    def work(transaction: Transaction) -> None:
        lock_graph(transaction)
        inside.append(transaction)
        transaction.run("CALL () { UNWIND range(1, 200000) AS x RETURN count(x) AS x } RETURN x")
        most.append(len(inside))
        inside.pop()

    def lock(_: int) -> None:
        ready.wait()
        database.write(work)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lock, range(4)))
    assert most == [1, 1, 1, 1]
