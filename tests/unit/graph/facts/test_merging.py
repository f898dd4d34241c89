from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from graph.facts.merging import NEVER, Properties, instant, merge
from graph.facts.model import Moment, Precision

moments = st.builds(
    Moment, st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)), st.sampled_from(list(Precision))
)
instants = moments.map(instant)
texts = st.text(max_size=3)
statuses = st.tuples(st.one_of(st.just(NEVER), instants), st.sampled_from(["applied", "hired", "blocked", "other"]))
properties = st.fixed_dictionaries(
    {},
    optional={
        "first_seen_at": instants,
        "last_seen_at": instants,
        "last_recorded_at": instants,
        "applied_at": instants,
        "region": texts,
        "days": st.lists(texts, max_size=3).map(lambda days: tuple(sorted(set(days)))),
        "status": statuses,
        "state": st.sampled_from(["sent", "delivered", "voided", "other"]),
    },
)


@given(properties, properties)
def test_which_of_two_came_first_does_not_matter(one: Properties, other: Properties) -> None:
    assert merge(one, other) == merge(other, one)


@given(properties, properties, properties)
def test_how_three_were_put_into_batches_does_not_matter(one: Properties, two: Properties, three: Properties) -> None:
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@given(properties, properties)
def test_the_same_again_changes_nothing(one: Properties, other: Properties) -> None:
    merged = merge(one, other)
    assert merge(merged, one) == merge(merged, merged) == merged


@given(st.lists(moments, min_size=1))
def test_the_order_of_instants_is_the_order_of_time(several: list[Moment]) -> None:
    assert instant(min(several)) == min(map(instant, several))
    assert instant(max(several)) == max(map(instant, several))


def test_first_is_the_least_and_last_the_greatest_of_the_known_times() -> None:
    early, late = (1767225600, 0, "day"), (1767312000, 0, "exact")
    seen = {"first_seen_at": early, "last_seen_at": early}
    assert merge(seen, {"first_seen_at": late, "last_seen_at": late}) == {"first_seen_at": early, "last_seen_at": late}
    assert merge(seen, {}) == seen


def test_the_newest_status_wins_and_among_undated_ones_the_furthest() -> None:
    january, february = (1767225600, 0, "day"), (1769904000, 0, "day")
    assert merge({"status": (january, "hired")}, {"status": (february, "applied")})["status"] == (february, "applied")
    assert merge({"status": (NEVER, "left")}, {"status": (NEVER, "hired")})["status"] == (NEVER, "left")
