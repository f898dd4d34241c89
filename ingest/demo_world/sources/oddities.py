"""What only some people do: rings more often than others, and everybody now and then. Signals live on it.

These files came later than the others and have their own throws, so that the rest of a world stays as it was.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.demo_world.belongings import Mailbox, Place
from ingest.demo_world.dice import dice, happens
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.files import Lines, Table
from ingest.demo_world.sources.source import Row, Source
from ingest.demo_world.spelling.addresses import spelled_line
from ingest.demo_world.spelling.phones import spelled_phone
from ingest.demo_world.words import HIRING_COMPANIES, JOB_TITLES, MAIL_DOMAINS
from ingest.demo_world.world import AS_OF, BEGINS

_SYLLABLES = ("bra", "cen", "dor", "fal", "gri", "hul", "jem", "kon", "lum", "mar", "nol", "pra", "quo", "ros", "tev")
_BURST = 12


def _mailbox_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """Mailboxes given later: some of one make, as an operator opens them, and some that replace the one before."""
    first = dossier.history.applications[0].applied_at
    given = dossier.person.claims.name.split(" ", 1)[0].lower()
    if word := _word_of_the_group(dossier):
        number = dossier.person.serial
        yield _mail(dossier, Mailbox(f"{word}.{given}{number}@{MAIL_DOMAINS[0]}"), _start(dossier) + _days(rng, 0, 20))
    if happens(rng, 0.05 if dossier.is_ring else 0.004):
        for change in (1, 2, 3):
            mailbox = Mailbox(f"{given}.{dossier.person.serial}.new{change}@{rng.choice(MAIL_DOMAINS)}")
            yield _mail(dossier, mailbox, first + timedelta(days=14 * change))


def _box_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """A PO box beside a home in the country, or, more rarely, instead of one."""
    if dossier.person.homes and dossier.person.homes[0].country == "US" and happens(rng, 0.01):
        yield {"candidate": dossier.ids.applicant_id, "box": _box(dossier, dossier.person.homes[0])}


def _desk_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """The extension under which somebody is reached at work: another line than the switchboard."""
    if dossier.person.phones and happens(rng, 0.03):
        phone = spelled_phone(dossier.person.phones[0], dossier.person.country, 0.0, rng)
        yield {
            "Candidate": dossier.ids.applicant_id,
            "Line": f"{phone} {rng.choice(('x', 'ext. ', 'Ext '))}{rng.randint(100, 999)}",
            "Country": dossier.person.country,
        }


def _burst_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """A dozen applications in a few days, of rings and of people whom a tool applies for."""
    if happens(rng, 0.06 if dossier.is_ring else 0.003):
        for company in rng.sample(HIRING_COMPANIES, _BURST):
            yield {
                "who": dossier.ids.applicant_id,
                "company": company,
                "title": rng.choice(JOB_TITLES),
                "on": _within(dossier.history.applications[0].applied_at + _days(rng, 0, 5)).date().isoformat(),
            }


def _parcel_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """First parcels that were called back: rings then have them sent elsewhere, others to the right apartment."""
    for shipment in dossier.history.shipments[:1]:
        home, meant = next(iter(dossier.person.homes), None), shipment.destination
        if dossier.is_ring and home and home != meant and happens(rng, 0.3):
            yield _parcel(dossier, spelled_line(home, rng), home.country, rng)
        elif dossier.is_ring and meant.country == "US" and happens(rng, 0.05):
            yield _parcel(dossier, _box(dossier, meant), meant.country, rng)
        elif meant.unit and happens(rng, 0.05):
            yield _parcel(dossier, spelled_line(replace(meant, unit=""), rng), meant.country, rng)


def _warning_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """What companies tell each other of applications that they stopped, and now and then of somebody by mistake."""
    blocked = any(one.status == "blocked" for one in dossier.history.applications)
    if happens(rng, 0.2) if dossier.is_ring and blocked else happens(rng, 0.0005):
        warning = {"list": "demo partners", "confidence": rng.choice(("low", "medium", "high")), "note": ""}
        yield {"kind": "email", "value": dossier.person.mailboxes[0], **warning}
        yield {"kind": "name", "value": dossier.person.claims.name, **warning}


def _spoil_mail(row: Row) -> Row:
    return row | {"address": "at the usual place"}


def _spoil_box(row: Row) -> Row:
    return row | {"candidate": ""}


def _spoil_desk(row: Row) -> Row:
    return row | {"Line": "ask at the desk"}


def _spoil_burst(row: Row) -> Row:
    return row | {"who": "", "on": "recently"}


def _spoil_parcel(row: Row) -> Row:
    return row | {"shipped": "not yet"}


def _spoil_warning(row: Row) -> Row:
    return row | {"kind": "rumour"}


def _word_of_the_group(dossier: Dossier) -> str | None:
    """A word that nobody else has in a mailbox: a third of rings open theirs by one pattern, and so do classes."""
    throws = dice("word", dossier.group_id, dossier.group.people[0].claims.name)
    share = 0.33 if dossier.is_ring else 0.5 if dossier.group.kind == "training_cohort" else 0.0
    return "".join(throws.sample(_SYLLABLES, 3)) if happens(throws, share) else None


def _start(dossier: Dossier) -> datetime:
    return max(person.begins_at for person in dossier.group.people)


def _mail(dossier: Dossier, mailbox: Mailbox, at: datetime) -> Row:
    return {
        "candidate": dossier.ids.applicant_id,
        "address": mailbox,
        "since": _within(at).isoformat(timespec="seconds"),
    }


def _box(dossier: Dossier, near: Place) -> str:
    return f"PO Box {dossier.person.serial + 100}, {near.town}, {near.region} {near.postal_code}"


def _parcel(dossier: Dossier, to: str, country: str, rng: random.Random) -> Row:
    shipment = dossier.history.shipments[0]
    return {
        "employee": dossier.ids.employee_number,
        "to": to,
        "country": country,
        "for company": shipment.company,
        "shipped": max(shipment.shipped_at - _days(rng, 1, 9), BEGINS).date().isoformat(),
        "state": "voided",
    }


def _days(rng: random.Random, least: float, most: float) -> timedelta:
    return timedelta(days=rng.uniform(least, most))


def _within(at: datetime) -> datetime:
    return min(at, AS_OF)


ODD_SOURCES = (
    Source("later_mailboxes.jsonl", Lines, ("later_mailboxes",), _mailbox_rows, _spoil_mail),
    Source("po_boxes.csv", Table, ("po_boxes",), _box_rows, _spoil_box),
    Source("desk_lines.csv", Table, ("desk_lines",), _desk_rows, _spoil_desk),
    Source("job_board.csv", Table, ("job_board",), _burst_rows, _spoil_burst),
    Source("parcels_called_back.csv", Table, ("parcels_called_back",), _parcel_rows, _spoil_parcel),
    Source("partner_warnings.csv", Table, ("partner_warnings",), _warning_rows, _spoil_warning),
)
