from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.facts.batch import Batch, shown_values
from graph.facts.merging import Properties
from graph.facts.model import Alias, Application, Fact, Moment, Record, Shipment, Sighting
from graph.identifiers.canonical import Canonical
from graph.identifiers.kinds import KINDS

ids = st.sampled_from(["A1", "A2", "A3"])
times = st.none() | st.integers(1, 5).map(lambda day: Moment(datetime(2026, 1, day, tzinfo=UTC)))
sources = st.sampled_from(["ats", "hr"])
names = st.none() | st.sampled_from(["Dana", "Dan"])
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Record, ids, sources, times, name=names),
    st.builds(
        Sighting,
        ids,
        st.just(KINDS["phone"].roles[0]),
        st.sampled_from(["1", "2"]).map(lambda key: Canonical("phone", key, key)),
        sources,
        st.sampled_from(["raw", "Raw"]),
        seen_at=times,
    ),
    st.builds(
        Application, ids, sources, application_id=st.sampled_from(["X", None]), applied_at=times, job_title=names
    ),
    st.builds(Alias, ids, ids, sources, times),
)


def _folded(some: list[Fact]) -> Batch:
    batch = Batch()
    batch.add(some)
    return batch


@given(st.lists(facts, max_size=12), st.randoms())
def test_a_batch_depends_on_its_facts_and_not_on_their_order(some: list[Fact], dice: Random) -> None:
    shuffled = some * 2
    dice.shuffle(shuffled)
    assert _folded(shuffled) == _folded(some)


def test_the_shown_name_is_that_of_the_newest_record() -> None:
    records: list[Properties] = [
        {"name": "Zoe", "last_recorded_at": (1767312000, 0, "exact")},
        {"name": "Amy", "last_recorded_at": (1767225600, 0, "exact"), "degree": "BSc"},
        {"degree": "MSc"},
    ]
    assert shown_values(records) == {"name": "Zoe", "degree": "BSc"}


def test_among_records_of_one_time_the_smallest_text_is_shown() -> None:
    assert shown_values([{"name": "Zoe"}, {"name": "Amy"}]) == {"name": "Amy"}


def test_keys_of_what_has_no_id_of_its_own_are_for_good() -> None:
    """Literal: another key would make every application and shipment of an older graph come a second time."""
    at = Moment(datetime(2026, 1, 2, 3, 4, 5, 600_000, tzinfo=UTC))
    home = Canonical("address", "12 OAK ST", "12 Oak St")
    batch = Batch()
    batch.add(
        [
            Application("A1", "ats", hiring_company="Acme", job_title="Engineer", applied_at=at),
            Shipment("A1", "desk", home, shipped_at=at, tracking="1Z9"),
        ]
    )
    assert list(batch.applications) == [("A1", "application:0c938d2827f5ba2f")]
    assert [key[1] for key in batch.shipments] == ["shipment:174bb725ffabc1ab"]
