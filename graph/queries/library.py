"""Where saved queries are: shipped ones, the signals among them, and those in the folder `queries` of the home."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path

from graph.errors import UsageError
from graph.queries.saved import Fault, SavedQuery, read_query

_SHIPPED = ("graph.queries", "graph.signals")


def query_files(folder: Path) -> list[Path]:
    """Every `.cypher` file in a folder and the folders in it, in the order of their paths; no hidden ones (.git)."""
    found = (path for path in folder.rglob("*.cypher") if path.is_file())
    return sorted(path for path in found if not _is_hidden(path.relative_to(folder)))


def own_folder(home: Path) -> Path:
    """Where a user, or a company's checkout, keeps queries of their own."""
    return home / "queries"


def shipped_files() -> list[Path]:
    """The files of all queries and signals that come with Ringlight."""
    found = []
    for package in _SHIPPED:
        with as_file(files(package) / "shipped") as folder:
            found += query_files(folder)
    return found


def library(home: Path) -> tuple[list[SavedQuery], list[Fault]]:
    """All queries by name, read anew, and the faults of those that cannot be used. An own one hides a shipped one."""
    shipped, faults = _usable(shipped_files())
    own, own_faults = _usable(query_files(own_folder(home)))
    mine = {name: replace(query, is_own=True) for name, query in own.items()}
    return sorted((shipped | mine).values(), key=lambda query: query.name), faults + own_faults


def shipped_query(name: str) -> SavedQuery:
    """The query of that name that came with Ringlight, whatever own one hides it: what pages are made of."""
    queries, _ = _usable(shipped_files())
    return queries[name]


def same_names(paths: Iterable[Path]) -> Iterator[Fault]:
    """A fault for each file that has the name of an earlier one: only the first is found by it."""
    first: dict[str, Path] = {}
    for path in paths:
        if first.setdefault(path.stem, path) != path:
            yield Fault(str(path), 1, f"{first[path.stem]} has the same name: give this file another.")


def _usable(paths: Sequence[Path]) -> tuple[dict[str, SavedQuery], list[Fault]]:
    """Queries by name, and the faults of the others."""
    queries: dict[str, SavedQuery] = {}
    faults = list(same_names(paths))
    for read in map(read_query, paths):
        if isinstance(read, SavedQuery):
            queries.setdefault(read.name, read)
        else:
            faults += read
    return queries, faults


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def find_query(home: Path, name: str) -> SavedQuery:
    """The query of that name; UsageError names the nearest, or says what is wrong with its file."""
    queries, faults = library(home)
    found = next((query for query in queries if query.name == name), None)
    if found:
        return found
    fault = next((fault for fault in faults if Path(fault.file).stem == name), None)
    if fault:
        raise UsageError(f"{fault.file}, line {fault.line}: {fault.fault}")
    near = get_close_matches(name, [query.name for query in queries], n=1)
    advice = f"did you mean {near[0]}?" if near else "`ringlight query list` names those that there are."
    raise UsageError(f"There is no saved query {name}: {advice}")
