from importlib.resources import files
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.queries.saved import SavedQuery, read_query
from graph.signals.catalogue import signals
from graph.signals.lists import Lists
from graph.signals.refinements import REFINEMENTS

SHIPPED = sorted(Path(str(files("graph.signals"))).glob("shipped/*.cypher"))
LISTS = sorted(Path(str(files("graph.signals"))).glob("lists/*.csv"))
PAGE = (Path(__file__).parents[4] / "docs" / "signals.md").read_text(encoding="utf-8")
PROOFS = "\n".join(
    file.read_text(encoding="utf-8") for file in Path(__file__).parents[3].glob("graph/signals/test_*.py")
)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_signal_is_declared_without_a_fault(path: Path) -> None:
    assert isinstance(read_query(path), SavedQuery)
    assert path.stem in signals()


@pytest.mark.parametrize("name", list(signals()))
def test_every_signal_takes_applicants_and_names_rules_and_lists_that_exist(name: str) -> None:
    signal = signals()[name]
    assert signal.query.says.parameters["applicant_ids"].optional
    assert signal.says.refined_by is None or signal.says.refined_by in REFINEMENTS
    named = [each.values_from for each in signal.query.says.parameters.values() if each.values_from]
    assert all(Lists().entries(each) for each in named)


@pytest.mark.parametrize("name", list(signals()))
def test_every_signal_is_shown_to_fire_and_not_to_fire_for_its_trap(name: str) -> None:
    assert f'fired("{name}") == ["' in PROOFS or f'fired("{name}") == [applicant_id' in PROOFS
    assert f'fired("{name}") == []' in PROOFS or name == "two_countries_in_a_day"


@pytest.mark.parametrize("name", list(signals()))
def test_every_signal_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_list_says_whose_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert all(f"# {key}: " in text for key in ("source", "licence", "date"))


def test_a_list_without_a_shipped_or_own_file_is_empty_and_own_entries_are_added(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "degree_mills.csv").write_text('\ufeff# ours\n\n"The Paper, College",own\n', encoding="utf-8")
    assert Lists(tmp_path).entries("network_countries") == []
    assert "the paper, college" in Lists(tmp_path).entries("degree_mills")
    assert "the paper, college" not in Lists().entries("degree_mills")


def test_an_own_list_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "degree_mills.csv").write_bytes(b"\xff\xfeUniversity")
    with pytest.raises(UsageError, match=r"lists/degree_mills\.csv is no text"):
        Lists(tmp_path).entries("degree_mills")
