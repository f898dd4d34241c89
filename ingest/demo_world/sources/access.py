"""From where people came: the careers site's log, and the log of the identity provider once they are hired."""

import random
from collections.abc import Iterator

from ingest.demo_world.dice import happens
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.files import Lines, Parquet
from ingest.demo_world.sources.source import Row, Source
from ingest.demo_world.spelling.networks import spelled_address


def _careers_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One line for each request; those of monitors name nobody and are left out by the map."""
    if happens(rng, 0.02):
        yield {"event": "health_check", "at": "2026-09-30T00:00:00Z", "client": {"ip": "198.51.100.200", "chain": []}}
    for visit in dossier.history.visits:
        if visit.stage != "login":
            chain = ["10.0.0.7"] if happens(rng, 0.5) else []
            yield {
                "event": visit.stage,
                "at": visit.at.isoformat(timespec="seconds"),
                "candidate": dossier.ids.applicant_id,
                "client": {"ip": spelled_address(visit.network, rng), "chain": chain},
                "agent": "Mozilla/5.0 (demo)",
            }


def _spoil_careers(row: Row) -> Row:
    return row | {"client": {"ip": "999.1.2.3", "chain": []}}


def _sso_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One row for each log-in, also for the ones that failed, which prove nothing."""
    if dossier.ids.login is None:
        return
    for visit in dossier.history.visits:
        if visit.stage == "login":
            yield {
                "published": visit.at.isoformat(timespec="microseconds"),
                "actor": dossier.ids.login,
                "ip_address": spelled_address(visit.network, rng),
                "outcome": "FAILURE" if happens(rng, 0.03) else "SUCCESS",
            }


def _spoil_sso(row: Row) -> Row:
    return row | {"actor": None}


ACCESS_SOURCES = (
    Source(
        "careers_site.jsonl",
        Lines,
        ("careers_site",),
        _careers_rows,
        _spoil_careers,
        broken_line='{"event": "apply", "at": "2026-0',
    ),
    Source("sso_logins.parquet", Parquet, ("sso_logins",), _sso_rows, _spoil_sso),
)
