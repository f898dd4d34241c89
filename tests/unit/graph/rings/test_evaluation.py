import pytest

from graph.rings.evaluation import Evaluation, KindScore, Label, Truth, evaluate

RING = [f"r{number}" for number in range(6)]
OTHER = [f"o{number}" for number in range(4)]
FAMILY = [f"f{number}" for number in range(4)]


@pytest.fixture
def truth() -> Truth:
    """A ring of six, one of four and a family of four; `login` is another id of the first ring's `r0`."""
    labels = {each: Label(each, "ring", "farm", is_ring=True) for each in RING}
    labels |= {each: Label(each, "other", "chain", is_ring=True) for each in OTHER}
    labels |= {each: Label(each, "home", "family", is_ring=False) for each in FAMILY}
    return labels | {"login": Label("r0", "ring", "farm", is_ring=True)}


def score(evaluation: Evaluation, kind: str) -> KindScore:
    return next(score for score in evaluation.kinds if score.kind == kind)


def test_rings_as_they_are_score_everything(truth: Truth) -> None:
    evaluation = evaluate([RING, OTHER], truth)
    assert (evaluation.pair_precision, evaluation.pair_recall) == (1.0, 1.0)
    assert (evaluation.members, evaluation.members_found) == (10, 10)
    assert (evaluation.innocents, evaluation.innocents_shown) == (4, 0)


def test_nothing_reported_is_wrong_about_nothing_and_finds_nothing(truth: Truth) -> None:
    evaluation = evaluate([], truth)
    assert (evaluation.pair_precision, evaluation.pair_recall) == (1.0, 0.0)
    assert evaluation.members_found == 0


def test_two_rings_reported_as_one_lose_precision_and_no_recall(truth: Truth) -> None:
    evaluation = evaluate([RING + OTHER], truth)
    assert evaluation.pair_precision == pytest.approx((15 + 6) / 45)
    assert evaluation.pair_recall == 1.0


def test_a_ring_reported_in_halves_loses_recall_and_no_precision(truth: Truth) -> None:
    evaluation = evaluate([RING[:4], RING[2:]], truth)
    assert evaluation.pair_precision == 1.0
    assert evaluation.pair_recall == pytest.approx(11 / 21)


def test_a_pair_that_two_rings_report_counts_once(truth: Truth) -> None:
    assert evaluate([RING, RING, OTHER + FAMILY], truth).pair_precision == pytest.approx((15 + 6) / (15 + 28))


def test_pairs_of_overlapping_rings_are_counted_as_by_hand(truth: Truth) -> None:
    evaluation = evaluate([RING[:4] + FAMILY[:1], RING[3:] + FAMILY[:2]], truth)
    reported = {
        frozenset((a, b))
        for ring in (RING[:4] + FAMILY[:1], RING[3:] + FAMILY[:2])
        for a in ring
        for b in ring
        if a != b
    }
    right = [pair for pair in reported if pair <= set(RING)]
    assert evaluation.pair_precision == pytest.approx(len(right) / len(reported))


def test_groups_of_three_are_not_counted(truth: Truth) -> None:
    evaluation = evaluate([FAMILY[:3]], truth)
    assert (evaluation.rings_reported, evaluation.innocents_shown) == (0, 0)


def test_two_ids_of_one_person_are_one_person(truth: Truth) -> None:
    assert evaluate([["r0", "login", "r1", "r2"]], truth).rings_reported == 0
    assert evaluate([["login", *RING[1:]]], truth).pair_recall == pytest.approx(15 / 21)


def test_a_reported_id_that_nobody_knows_is_an_innocent(truth: Truth) -> None:
    evaluation = evaluate([[*OTHER, "stranger"]], truth)
    assert evaluation.innocents_shown == 1
    assert score(evaluation, "unknown").persons_shown == 1


def test_every_kind_says_how_many_of_its_groups_and_people_were_shown(truth: Truth) -> None:
    evaluation = evaluate([[*RING[:3], FAMILY[0]]], truth)
    assert score(evaluation, "farm") == KindScore(
        "farm", is_ring=True, groups=1, groups_found=1, persons=6, persons_shown=3
    )
    assert score(evaluation, "chain") == KindScore(
        "chain", is_ring=True, groups=1, groups_found=0, persons=4, persons_shown=0
    )
    assert score(evaluation, "family") == KindScore(
        "family", is_ring=False, groups=1, groups_found=0, persons=4, persons_shown=1
    )


def test_a_group_of_which_less_than_half_is_in_one_ring_is_not_found(truth: Truth) -> None:
    assert score(evaluate([[*RING[:2], *FAMILY]], truth), "farm").groups_found == 0


def test_one_report_of_thousands_is_counted_without_listing_its_pairs() -> None:
    truth = {f"a{number}": Label(f"a{number}", f"g{number}", "alone", is_ring=False) for number in range(20_000)}
    assert evaluate([truth], truth).pair_precision == 0.0
