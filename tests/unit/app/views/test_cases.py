from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.views.case_acting import overtaken_words
from app.views.case_items import since_words, values_table
from app.views.cases import table
from graph.cases.changing import Overtaken
from graph.cases.model import Act, Case, Change, Content, Item, ItemKind, Listed, State
from graph.cases.since import Since
from graph.rings.model import Ring

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CHANGE = Change("case:1", 2, Act.NOTED, "kim", NOON, "Spoke to HR.", "One phone", State.OPEN, "kim")
RING = Item("item:1", ItemKind.RING, "ring:1", ("A-1", "A-2"), (), ("evidence:1",), NOON, "kim")


def test_who_is_refused_reads_what_stands_and_what_they_wrote() -> None:
    case = Case("case:1", 1, NOON, "kim", CHANGE, Content())
    refused = replace(CHANGE, number=2, act=Act.TASK_SET, actor="lee", text="Call them")
    assert overtaken_words(Overtaken(case, refused)) == (
        "Not done. Meanwhile: noted (“Spoke to HR.”), by kim. You wanted: task set (“Call them”). "
        "Do it again if you still mean it."
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (Since("ring:1", (), ()), "Nothing has changed since it was collected."),
        (
            Since("ring:2", ("A-3",), ("A-1", "A-2"), ("phone:1",)),
            "Changed since it was collected: 1 applicant more, 2 applicants less, 1 new value.",
        ),
        (
            Since(None, (), ("A-1", "A-2")),
            "It is no stored ring any more: most of its members are in none, or in several.",
        ),
    ],
)
def test_a_case_says_what_became_of_its_ring(now: Since, words: str) -> None:
    assert since_words(RING, now) == words


def test_a_title_is_no_formula_in_the_list() -> None:
    listed = Listed("case:1", 1, "=1+1", State.OPEN, "@kim", 2, NOON, "kim", NOON, date(2026, 3, 9))
    shown = table([listed])
    assert (shown["Title"], shown["Has it"], shown["Due"]) == (["'=1+1"], ["'@kim"], ["2026-03-09"])


def test_what_they_share_is_shown_with_how_many_share_it(ring: Ring) -> None:
    shown = values_table(ring)
    assert shown["Kind"] == ["phone", "e-mail", "address"]
    assert shown["Shared by"] == [2, 2, 9]
