"""Read what the graph has of some elements, and write the difference."""

from collections.abc import Collection

from graph.database import Row, Transaction
from graph.facts.batch import Elements, Key
from graph.facts.merging import merge
from graph.facts.stored import from_graph, to_graph
from graph.statements import statement

_KEEP_PLANS = "CYPHER replan=skip\n"
"""While a graph grows the server would plan every statement anew, again and again, which costs as much as committing
a small load does. These go from keys in unique indexes to what hangs on them: one plan fits whatever the size."""


def run(transaction: Transaction, name: str, /, **parameters: object) -> list[Row]:
    """The rows of one of this package's statements."""
    return transaction.run(_KEEP_PLANS + statement(__package__, name), **parameters)


def read(transaction: Transaction, name: str, keys: Collection[Key]) -> Elements:
    """What the graph has under these keys, which `read_NAME` understands."""
    if not keys:
        return {}
    [row] = run(transaction, f"read_{name}", keys=sorted(keys))
    return dict(map(from_graph, row["found"]))


def changes(elements: Elements, known: Elements) -> tuple[Elements, Elements]:
    """The elements that are new, and, merged with what is known of them, those that have to change."""
    new: Elements = {}
    changed: Elements = {}
    for key, properties in sorted(elements.items()):
        before = known.get(key)
        if before is None:
            new[key] = properties
        elif (merged := merge(before, properties)) != before:
            changed[key] = merged
    return new, changed


def write_changes(
    transaction: Transaction, name: str, elements: Elements, known: Elements
) -> tuple[Elements, Elements]:
    """Bring the elements into the graph by `write_NAME`; what was new, and what has changed."""
    new, changed = changes(elements, known)
    if new or changed:
        run(transaction, f"write_{name}", rows=[to_graph(*element) for element in (new | changed).items()])
    return new, changed
