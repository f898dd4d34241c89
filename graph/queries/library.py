"""Where saved queries are: shipped ones, the signals among them, and those in the folder `queries` of the home."""

from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path

from graph.errors import UsageError
from graph.queries.saved import Fault, SavedQuery, read_query

_SHIPPED = ("graph.queries", "graph.signals")


def query_files(folder: Path) -> list[Path]:
    """Every `.cypher` file in a folder and the folders in it, in the order of their paths."""
    return sorted(path for path in folder.rglob("*.cypher") if path.is_file())


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
    read = [read_query(path) for path in (*shipped_files(), *query_files(own_folder(home)))]
    usable = {each.name: each for each in read if isinstance(each, SavedQuery)}
    faults = [fault for each in read if isinstance(each, list) for fault in each]
    return sorted(usable.values(), key=lambda query: query.name), faults


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
