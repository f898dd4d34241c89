"""All shipped signals."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from graph.queries.declaration import SignalDeclaration
from graph.queries.saved import SavedQuery, read_query


@dataclass(frozen=True, slots=True)
class Signal:
    """A saved query whose rows are red flags."""

    query: SavedQuery
    says: SignalDeclaration

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.query.name


@cache
def signals() -> Mapping[str, Signal]:
    """By name, in the order of their names."""
    with as_file(files(__package__) / "shipped") as folder:
        read = [read_query(path) for path in sorted(folder.glob("*.cypher"))]
    return {
        query.name: Signal(query, query.says.signal)
        for query in read
        if isinstance(query, SavedQuery) and query.says.signal
    }
