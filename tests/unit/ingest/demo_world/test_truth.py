from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.rings.evaluation import evaluate
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.truth import label_of, read_truth, recorded


@pytest.fixture
def written(people: Sequence[Dossier], tmp_path: Path) -> Path:
    """The truth about the world, on disk."""
    list(recorded(people, tmp_path / "truth.csv", tmp_path / "hubs.csv"))
    return tmp_path / "truth.csv"


def test_every_id_is_labelled_once(people: Sequence[Dossier], written: Path) -> None:
    ids = [applicant_id for dossier in people for applicant_id in dossier.ids.all()]
    assert len(set(ids)) == len(ids)
    assert set(read_truth(written)) == set(ids)


def test_what_is_read_is_what_was_true(people: Sequence[Dossier], written: Path) -> None:
    truth = read_truth(written)
    assert all(truth[dossier.ids.applicant_id] == label_of(dossier) for dossier in people)


def test_all_ids_of_one_person_have_one_label(people: Sequence[Dossier], written: Path) -> None:
    truth = read_truth(written)
    assert all(len({truth[each] for each in dossier.ids.all()}) == 1 for dossier in people)


def test_the_true_rings_score_everything(people: Sequence[Dossier], written: Path) -> None:
    rings: dict[str, list[str]] = {}
    for dossier in people:
        if dossier.is_ring:
            rings.setdefault(dossier.group_id, []).append(dossier.ids.applicant_id)
    evaluation = evaluate(rings.values(), read_truth(written))
    assert (evaluation.pair_precision, evaluation.pair_recall, evaluation.innocents_shown) == (1.0, 1.0, 0)


def test_hubs_are_named_once_with_role_and_class(written: Path) -> None:
    rows = written.with_name("hubs.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(set(rows)) == len(rows)
    assert {row.split(",")[2] for row in rows} >= {"household", "agency", "campus", "depot", "carrier_nat", "vpn"}


def test_a_missing_truth_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no truth file"):
        read_truth(tmp_path / "truth.csv")


def test_a_file_that_is_no_truth_names_the_missing_columns(tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_text("applicant_id,kind\n", encoding="utf-8")
    with pytest.raises(UsageError, match="group, is_ring, person"):
        read_truth(tmp_path / "truth.csv")


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "truth.csv").write_bytes(b"\x89PNG\xff\xff")
    with pytest.raises(UsageError, match="cannot be read"):
        read_truth(tmp_path / "truth.csv")
