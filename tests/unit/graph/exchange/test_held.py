from datetime import date
from pathlib import Path

from graph.exchange.held import LIST, Held, forget, held, standing, take_in
from graph.exchange.indicators import Confidence, Indicator

ONE = Indicator("a" * 64, "phone", Confidence.HIGH, date(2026, 1, 2), None, date(2027, 1, 1))
OTHER = Indicator("b" * 64, "email", Confidence.LOW, None, date(2026, 3, 4), date(2026, 6, 1))


def test_what_was_told_is_kept_as_it_was(tmp_path: Path) -> None:
    take_in(tmp_path, 'North, "wind"', [OTHER, ONE])
    assert held(tmp_path) == [Held('North, "wind"', ONE), Held('North, "wind"', OTHER)]
    assert (tmp_path / "lists" / f"{LIST}.csv").stat().st_mode & 0o777 == 0o600


def test_what_a_source_no_longer_says_is_withdrawn_and_others_stay(tmp_path: Path) -> None:
    take_in(tmp_path, "Northwind", [ONE, OTHER])
    take_in(tmp_path, "Contoso", [OTHER])
    take_in(tmp_path, "Northwind", [ONE])
    assert held(tmp_path) == [Held("Northwind", ONE), Held("Contoso", OTHER)]
    assert forget(tmp_path, "Northwind") == 1
    assert held(tmp_path) == [Held("Contoso", OTHER)]


def test_what_has_expired_says_nothing(tmp_path: Path) -> None:
    take_in(tmp_path, "Northwind", [ONE, OTHER])
    assert set(standing(tmp_path, date(2026, 6, 1))) == {"a" * 64, "b" * 64}
    assert set(standing(tmp_path, date(2026, 6, 2))) == {"a" * 64}
    assert standing(None, date(2026, 6, 1)) == {}
