from graph.queries.declaration import Category
from graph.signals.model import Risk, SignalHit
from graph.signals.risk import MOST_OF_A_CATEGORY, risk


def hit(signal: str, applicant_id: str, category: Category, strength: float) -> SignalHit:
    return SignalHit(signal, applicant_id, category, strength, f"{signal} of {applicant_id}", ())


def test_one_category_is_never_enough_however_much_of_it_there_is() -> None:
    hits = [hit(f"phone {number}", "A-1", Category.PHONE, 0.9) for number in range(5)]
    assert risk(hits, members=4) == Risk(0.0, ())


def test_two_independent_categories_are_a_risk_with_its_reasons_the_weightiest_first() -> None:
    found = risk([hit("phone", "A-1", Category.PHONE, 0.5), hit("mail", "A-2", Category.EMAIL, 0.6)], members=4)
    assert found == Risk(0.8, ("1 of 4: mail of A-2", "1 of 4: phone of A-1"))


def test_the_sum_of_one_category_is_capped() -> None:
    many = [hit(f"phone {number}", "A-1", Category.PHONE, 0.9) for number in range(5)]
    found = risk([*many, hit("mail", "A-2", Category.EMAIL, 0.5)], members=4)
    assert found.score == 1 - (1 - MOST_OF_A_CATEGORY) * 0.5


def test_a_signal_counts_once_however_many_members_show_it() -> None:
    once = [hit("phone", "A-1", Category.PHONE, 0.5), hit("mail", "A-1", Category.EMAIL, 0.5)]
    often = [hit(each.signal, f"A-{number}", each.category, each.strength) for each in once for number in range(4)]
    assert risk(once, members=4).score == risk(often, members=4).score


def test_a_weak_signal_of_one_member_among_many_says_nothing_about_the_ring() -> None:
    strong = hit("mail", "A-1", Category.EMAIL, 0.7)
    weak = [hit("prefix", f"A-{number}", Category.PHONE, 0.1) for number in range(5)]
    assert risk([strong, *weak[:4]], members=20).score == 0.0
    assert risk([strong, *weak], members=20).score > 0.0


def test_the_order_of_the_hits_does_not_matter() -> None:
    hits = [
        hit("a", "A-1", Category.PHONE, 0.5),
        hit("b", "A-2", Category.EMAIL, 0.5),
        hit("a", "A-2", Category.PHONE, 0.5),
    ]
    assert risk(hits, members=2) == risk(hits[::-1], members=2)


def test_no_hits_are_no_risk() -> None:
    assert risk([], members=0) == Risk(0.0, ())
