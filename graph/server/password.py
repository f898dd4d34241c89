"""The embedded server's one login. Whoever owns the home owns the graph, so a lost password is simply replaced."""

import secrets
import shutil
from pathlib import Path

from graph.home import Home, write_private
from graph.server.artifacts import Release
from graph.server.process import admin


def ensure_password(home: Home, release: Release, jars: Path) -> None:
    """Give the stopped server a random password unless it and we share one already; the graph is not touched."""
    accounts = [home.neo4j / "data" / folder / "system" for folder in ("databases", "transactions")]
    if home.password.exists() and all(folder.exists() for folder in accounts):
        return
    # The accounts first: cut off anywhere in here, the next start finds them missing and begins again.
    for folder in accounts:
        shutil.rmtree(folder, ignore_errors=True)
    write_private(home.password, secrets.token_hex(24))
    admin(home, release, jars, "dbms", "set-initial-password", f"@{home.password}")
