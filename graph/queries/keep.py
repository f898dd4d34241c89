"""Keeping an analyst's text among the queries of the home."""

import re
from pathlib import Path

from graph.database import Database
from graph.errors import UsageError
from graph.home import make_private, usable, write_private
from graph.queries.allowed import allowed_on
from graph.queries.check import check_query
from graph.queries.library import own_folder
from graph.queries.saved import Fault, query_in

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def keep_query(database: Database, home: Path, name: str, text: str, *, replace: bool = False) -> list[Fault]:
    """Write `queries/NAME.cypher`, for its owner alone to read, or return what is wrong with the text.

    UsageError for a name that is no plain word, and for one that is taken unless it may `replace` that query.
    """
    if not _NAME.fullmatch(name):
        raise UsageError("A query's name is letters, digits, - and _, at most 64, and begins with a letter or digit.")
    path = own_folder(home) / f"{name}.cypher"
    query = query_in(text, path)
    faults = query if isinstance(query, list) else check_query(database, query, allowed_on(database.server, home))
    if faults:
        return faults
    with usable(path):
        if path.exists() and not replace:
            raise UsageError(f"There is a query {name} of yours already: choose another name, or say to replace it.")
        make_private(path.parent)
        write_private(path, text)
    return []
