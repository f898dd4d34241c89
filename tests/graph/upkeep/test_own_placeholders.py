from collections.abc import Callable
from pathlib import Path

from graph.database import Database
from graph.rings.growth import find_ring
from graph.upkeep.own_placeholders import apply_own_placeholders

Tell = Callable[..., None]


def test_a_value_on_the_companys_list_stops_linking(database: Database, tell: Tell, tmp_path: Path) -> None:
    tell(("A", "phone", "(202) 555-0143"), ("B", "phone", "+1 202 555 0143"))
    _list(tmp_path, 'phone = ["+1 202-555-0143"]')
    apply_own_placeholders(database, tmp_path)
    assert _members(database) == {"A"}


def test_a_value_that_leaves_the_list_links_again(database: Database, tell: Tell, tmp_path: Path) -> None:
    tell(("A", "phone", "(202) 555-0143"), ("B", "phone", "+1 202 555 0143"))
    _list(tmp_path, 'phone = ["+1 202-555-0143"]')
    apply_own_placeholders(database, tmp_path)
    (tmp_path / "placeholders.toml").unlink()
    apply_own_placeholders(database, tmp_path)
    assert _members(database) == {"A", "B"}
    assert database.read("MATCH (i:OwnPlaceholder) RETURN i") == []


def test_a_shipped_placeholder_that_was_also_listed_stays_one(database: Database, tell: Tell, tmp_path: Path) -> None:
    tell(("A", "email", "test@test.com"), ("B", "email", "test@test.com"))
    _list(tmp_path, 'email = ["test@test.com"]')
    apply_own_placeholders(database, tmp_path)
    _list(tmp_path, "")
    apply_own_placeholders(database, tmp_path)
    assert _members(database) == {"A"}


def _list(home: Path, text: str) -> None:
    (home / "placeholders.toml").write_text(text, encoding="utf-8")


def _members(database: Database) -> set[str]:
    ring = find_ring(database, "A")
    assert ring is not None
    return {member.applicant_id for member in ring.members}
