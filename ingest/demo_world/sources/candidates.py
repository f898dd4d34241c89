"""Two applicant tracking systems: Atlas exports one table, Beacon one JSON document and its applications apart."""

import random
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from ingest.demo_world.belongings import Person
from ingest.demo_world.dice import happens
from ingest.demo_world.dossier import ATLAS, BEACON, Dossier
from ingest.demo_world.files import Document, Lines, Table
from ingest.demo_world.sources.source import Row, Source
from ingest.demo_world.spelling.addresses import as_remembered, spelled_country, spelled_line, spelled_parts
from ingest.demo_world.spelling.handles import spelled_github, spelled_linkedin
from ingest.demo_world.spelling.mailboxes import spelled_mailbox
from ingest.demo_world.spelling.phones import spelled_phone

_NO_PHONE = ("", "n/a", "000-000-0000", "N/A", "none")
_NO_MAILBOX = ("test@test.com", "none@none.com", "n/a")


def _atlas_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One row for each application, the person's data on each of them, spelled anew."""
    if dossier.ids.system != ATLAS:
        return
    person = dossier.person
    for application in dossier.history.applications:
        phones = _phones(person, rng) or [rng.choice(_NO_PHONE)]
        yield {
            "Candidate ID": rng.choice((dossier.ids.candidate, *dossier.ids.merged)),
            "Full Name": person.claims.name,
            "Updated": _new_york(application.status_at),
            "Mobile": phones[0],
            "Other Phone": phones[1] if len(phones) > 1 else "",
            "E-mail: Primary": spelled_mailbox(person.mailboxes[0], rng),
            "E-mail: Other": _other_mailbox(person, rng),
            "Home Address": _home_line(person, rng),
            "Country": spelled_country(_home_country(person), rng),
            "LinkedIn": spelled_linkedin(person.handles[0], rng) if person.handles else "",
            "Website": spelled_linkedin(person.handles[1], rng) if len(person.handles) > 1 else "",
            "GitHub": _github(person, rng),
            "Current Employer": person.claims.employer,
            "School": person.claims.university,
            "Degree": person.claims.degree,
            "Req": f"{dossier.ids.candidate}-{application.number}",
            "Company": application.company,
            "Position": application.title,
            "Applied": _new_york(application.applied_at),
            "Stage": application.status,
            "Stage Since": _new_york(application.status_at),
            "Recruiter": rng.choice(("Team A", "Team B", "")),
            "Tags": rng.choice(("", "remote", "remote;senior", 'says "asap"')),
        }


def _spoil_atlas(row: Row) -> Row:
    return row | {"Mobile": "call me after six", "E-mail: Primary": "see résumé", "Stage": "maybe", "Applied": "soon"}


def _beacon_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One record for each candidate, contact data as lists of objects."""
    if dossier.ids.system != BEACON:
        return
    person = dossier.person
    for candidate in (dossier.ids.candidate, *dossier.ids.merged):
        phones = [{"type": "mobile", "value": phone} for phone in _phones(person, rng)]
        chat = [{"type": "skype", "value": f"live:{candidate}"}] if happens(rng, 0.2) else []
        yield {
            "id": candidate,
            "name": person.claims.name,
            "updatedAt": _iso(dossier.history.applications[-1].status_at),
            "isAnonymized": False,
            "company": person.claims.employer,
            "education": [{"school": person.claims.university, "degree": person.claims.degree}],
            "phoneNumbers": phones + chat,
            "emailAddresses": [{"value": spelled_mailbox(mailbox, rng)} for mailbox in person.mailboxes],
            "location": _location(person, rng),
            "socialLinks": _social_links(person, rng),
            "customFields": {"source": rng.choice(("referral", "job board", None))},
        }


def _spoil_beacon(row: Row) -> Row:
    return row | {"id": None, "emailAddresses": [{"value": "dana at example dot com"}]}


def _beacon_application_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    if dossier.ids.system != BEACON:
        return
    for application in dossier.history.applications:
        yield {
            "id": f"app-{dossier.ids.candidate}-{application.number}",
            "candidate": {"id": rng.choice((dossier.ids.candidate, *dossier.ids.merged))},
            "job": {"title": application.title, "organization": application.company},
            "createdAt": _milliseconds(application.applied_at),
            "stage": {"name": application.status, "since": _milliseconds(application.status_at)},
        }


def _spoil_beacon_application(row: Row) -> Row:
    return row | {"candidate": {"id": ""}}


def _phones(person: Person, rng: random.Random) -> list[str]:
    country = _home_country(person)
    return [spelled_phone(phone, country, person.habits.odd_phones, rng) for phone in person.phones]


def _other_mailbox(person: Person, rng: random.Random) -> str:
    if len(person.mailboxes) > 1:
        return spelled_mailbox(person.mailboxes[1], rng)
    return rng.choice(_NO_MAILBOX) if happens(rng, 0.01) else ""


def _home_country(person: Person) -> str:
    return person.homes[0].country if person.homes else person.country


def _home_line(person: Person, rng: random.Random) -> str:
    if not person.homes:
        return rng.choice(("", "", "N/A", "remote"))
    return spelled_line(as_remembered(person.homes[0], person.habits.leaves_unit_out, rng), rng)


def _location(person: Person, rng: random.Random) -> Row | None:
    if not person.homes:
        # Only the system's own country goes without saying.
        is_at_home = person.country == "US" and happens(rng, 0.5)
        return None if is_at_home else {"country": spelled_country(person.country, rng)}
    return dict(spelled_parts(as_remembered(person.homes[0], person.habits.leaves_unit_out, rng), rng))


def _github(person: Person, rng: random.Random) -> str:
    return spelled_github(person.handles[0], rng) if person.handles and happens(rng, 0.6) else ""


def _social_links(person: Person, rng: random.Random) -> list[Row]:
    linkedin = [{"type": "LinkedIn", "url": spelled_linkedin(handle, rng)} for handle in person.handles]
    github = [{"type": "GitHub", "url": link}] if (link := _github(person, rng)) else []
    return linkedin + github


def _new_york(at: datetime) -> str:
    return at.astimezone(ZoneInfo("America/New_York")).strftime("%m/%d/%Y %H:%M")


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


CANDIDATE_SOURCES = (
    Source(
        "atlas_candidates.csv",
        # As a spreadsheet program saves it in countries where the comma is in numbers.
        partial(Table, delimiter=";", line_end="\r\n", encoding="utf-8-sig"),
        ("atlas_candidates",),
        _atlas_rows,
        _spoil_atlas,
        broken_line=";continued on the next page",
    ),
    Source("beacon_candidates.json", Document, ("beacon_candidates",), _beacon_rows, _spoil_beacon),
    Source(
        "beacon_applications.jsonl.gz",
        Lines,
        ("beacon_applications",),
        _beacon_application_rows,
        _spoil_beacon_application,
        broken_line='{"id": "app-cut-off", "candidate": {"i',
    ),
)
