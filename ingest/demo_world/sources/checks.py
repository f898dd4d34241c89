"""What people told along the way, to interviewers, by mail and to address checkers; and a list of warnings."""

import random
from collections.abc import Iterator

from ingest.demo_world.crowd import VPN_EXITS
from ingest.demo_world.dice import happens
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.files import Lines, Table
from ingest.demo_world.sources.source import Row, Source
from ingest.demo_world.spelling.addresses import as_remembered, spelled_country, spelled_line
from ingest.demo_world.spelling.mailboxes import spelled_mailbox
from ingest.demo_world.spelling.phones import spelled_phone

_SPOKEN_TO = frozenset({"interview", "offer", "hired", "left"})


def _phone_screen_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One row for each phone that an interviewer dialled; a third phone is asked for only there."""
    person, applications = dossier.person, dossier.history.applications
    dialled = [(phone, applications[-1]) for phone in person.phones[2:]]
    dialled += [(rng.choice(person.phones), one) for one in applications if one.status in _SPOKEN_TO and person.phones]
    for phone, application in dialled:
        yield {
            "Candidate": dossier.ids.applicant_id,
            "Dialled": spelled_phone(phone, person.country, person.habits.odd_phones, rng),
            "Country": spelled_country(person.country, rng),
            "Date": application.status_at.strftime("%Y-%m-%d"),
            "Interviewer": rng.choice(("A. Sample", "B. Mock")),
        }


def _spoil_phone_screen(row: Row) -> Row:
    return row | {"Dialled": "no answer"}


def _mail_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One line for each mail in which a candidate wrote back; some from a third mailbox, some without a zone."""
    at = dossier.history.applications[-1].applied_at
    for place, mailbox in enumerate(dossier.person.mailboxes):
        if place > 1 or happens(rng, 0.3):
            yield {
                "received": at.strftime("%Y-%m-%dT%H:%M:%S") + ("" if happens(rng, 0.05) else "Z"),
                "from": {"address": spelled_mailbox(mailbox, rng), "candidate": dossier.ids.applicant_id},
                "size": rng.randint(900, 90_000),
            }


def _spoil_mail(row: Row) -> Row:
    return row | {"from": {"address": "undisclosed recipients", "candidate": row["from"]["candidate"]}}


def _address_check_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One line for each further home that a check found, and now and then for the one already known."""
    person = dossier.person
    for place in person.homes if happens(rng, 0.2) else person.homes[1:]:
        yield {
            "subject": dossier.ids.applicant_id,
            "found": spelled_line(as_remembered(place, person.habits.leaves_unit_out, rng), rng),
            "country": spelled_country(place.country, rng),
            "checked": dossier.history.applications[-1].status_at.date().isoformat(),
        }


def _spoil_address_check(row: Row) -> Row:
    return row | {"found": "of no fixed abode"}


def _warning_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """Few, and of differing worth: most are about rings, some about nobody to worry about, such as the first person."""
    if dossier.person.serial and not happens(rng, 0.02 if dossier.is_ring else 0.0001):
        return
    warning = {"list": "demo exchange", "confidence": rng.choice(("low", "medium")), "until": "2027-12-31"}
    if dossier.person.phones:
        yield {"kind": "phone", "value": dossier.person.phones[0], "note": "seen at another company", **warning}
    yield {"kind": "email", "value": dossier.person.mailboxes[-1], "note": "", **warning}
    yield {"kind": "ip", "value": rng.choice(VPN_EXITS), "note": "exit of a VPN service", **warning}


def _spoil_warning(row: Row) -> Row:
    return row | {"kind": "shoe size", "value": "44"}


CHECK_SOURCES = (
    Source("phone_screens.csv", Table, ("phone_screens",), _phone_screen_rows, _spoil_phone_screen),
    Source("mail_gateway.jsonl", Lines, ("mail_gateway",), _mail_rows, _spoil_mail, broken_line="-- log rotated --"),
    Source("address_checks.jsonl.gz", Lines, ("address_checks",), _address_check_rows, _spoil_address_check),
    Source("watchlist.csv", Table, ("watchlist",), _warning_rows, _spoil_warning),
)
