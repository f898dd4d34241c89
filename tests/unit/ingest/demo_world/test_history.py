from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from graph.facts.model import SHIPMENT_STATES, STATUSES
from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.world import AS_OF, BEGINS, world_of


def test_nothing_happens_outside_the_worlds_time(people: Sequence[Dossier]) -> None:
    for dossier in people:
        history = dossier.history
        times = [visit.at for visit in history.visits] + [parcel.shipped_at for parcel in history.shipments]
        times += [at for one in history.applications for at in (one.applied_at, one.status_at)]
        assert all(BEGINS <= at <= AS_OF for at in times)


def test_words_are_those_of_the_feeds(people: Sequence[Dossier]) -> None:
    assert {one.status for dossier in people for one in dossier.history.applications} == set(STATUSES)
    assert {one.state for dossier in people for one in dossier.history.shipments} <= set(SHIPMENT_STATES)


def test_only_who_was_hired_logs_in_and_gets_equipment(people: Sequence[Dossier]) -> None:
    for dossier in people:
        works = dossier.history.job is not None
        assert works or not dossier.history.shipments
        assert works == any(visit.stage == "login" for visit in dossier.history.visits)


def test_more_is_blocked_than_in_the_year_before() -> None:
    by_year = Counter(
        one.applied_at > AS_OF - timedelta(days=365)
        for dossier in dossiers(world_of("demo", 20_000, 1))
        for one in dossier.history.applications
        if one.status == "blocked"
    )
    assert by_year[True] > 1.2 * by_year[False] > 20


def test_a_farm_is_employed_by_many_companies(people: Sequence[Dossier]) -> None:
    companies = {
        dossier.history.job.company for dossier in people if dossier.group.kind == "laptop_farm" and dossier.history.job
    }
    assert len(companies) > 10
