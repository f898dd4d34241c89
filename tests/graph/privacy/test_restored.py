from collections.abc import Callable
from pathlib import Path

import pytest

from graph.audit.trail import events
from graph.database import Database
from graph.errors import UsageError
from graph.identifiers.canonical import Canonical
from graph.privacy.erase import erase
from graph.privacy.restored import erase_again, must_be_erased_again
from graph.privacy.retract import retract
from ingest.summary import Summary

Feeds = dict[str, str]
Load = Callable[..., list[Summary]]
Facts = Callable[[], list[tuple[str, ...]]]

FORGOTTEN = "MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"


def test_who_was_erased_since_the_backup_goes_again_and_stays_away(
    *,
    load: Load,
    feeds: Feeds,
    facts: Facts,
    database: Database,
    home: Path,
    identify: Callable[[str, str], Canonical],
) -> None:
    phone = identify("phone", "(202) 555-0177").identifier_id
    load(feeds)
    assert not must_be_erased_again(home)
    erase(database, home, "V-1", actor="ana", reason="Request.")
    retract(database, home, "C-1", phone, actor="ana", reason="A typing error.")
    erase(database, home, "E-1", actor="ana", reason="Request.")
    expected = facts()
    # The graph of a backup: without tombstones, and E-1 had not come yet.
    database.administer(FORGOTTEN)
    load(
        {
            feed: "".join(line for line in text.splitlines(keepends=True) if "E-1," not in line)
            for feed, text in feeds.items()
        }
    )

    assert must_be_erased_again(home)
    assert erase_again(database, home, actor="bo") == 4
    assert facts() == expected
    assert erase_again(database, home, actor="bo") == 0
    load(feeds)
    assert facts() == expected
    assert [event.action for event in events(home) if event.actor == "bo"] == ["erase", "erase", "retract"]


def test_without_the_key_it_is_said(load: Load, feeds: Feeds, database: Database, home: Path) -> None:
    load(feeds)
    erase(database, home, "V-1", actor="ana", reason="Request.")
    database.administer(FORGOTTEN)
    (home / "erasure-key").unlink()
    with pytest.raises(UsageError, match="lacks the file erasure-key"):
        erase_again(database, home, actor="bo")
