"""Who was hired: the HR table that joins ids, the tracking system's mergers, and the shipping desk's parcels."""

import random
from collections.abc import Iterator
from functools import partial

from ingest.demo_world.dossier import ATLAS, Dossier
from ingest.demo_world.files import Table
from ingest.demo_world.sources.source import Row, Source
from ingest.demo_world.spelling.addresses import as_remembered, spelled_parts


def _hr_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One row for each employee: which candidate they were, their work mail and their number."""
    del rng
    job = dossier.history.job
    if job:
        yield {
            "Employee No": dossier.ids.employee_number,
            "Work Mail": dossier.ids.login,
            "Candidate": dossier.ids.applicant_id,
            "Entity": job.company,
            "Hire Date": job.status_at.date().isoformat(),
        }


def _spoil_hr(row: Row) -> Row:
    return row | {"Candidate": ""}


def _merger_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    del rng
    last = dossier.history.applications[-1]
    for candidate in dossier.ids.merged:
        yield {
            "kept": dossier.ids.applicant_id,
            "merged": f"{dossier.ids.system}-{candidate}",
            "merged_at": last.status_at.isoformat(timespec="seconds"),
            "by": "duplicate check" if dossier.ids.system == ATLAS else "recruiter",
        }


def _spoil_merger(row: Row) -> Row:
    return row | {"merged": ""}


def _parcel_rows(dossier: Dossier, rng: random.Random) -> Iterator[Row]:
    """One row for each parcel. The desk knows an employee number, never a candidate."""
    for shipment in dossier.history.shipments:
        parts = spelled_parts(as_remembered(shipment.destination, dossier.person.habits.leaves_unit_out, rng), rng)
        yield {
            "parcel": f"P-{dossier.ids.employee_number}-{shipment.number}",
            "employee": dossier.ids.employee_number,
            "recipient": dossier.person.claims.name,
            "address 1": parts["street"],
            "address 2": parts["unit"],
            "city": parts["city"],
            "state": parts["region"],
            "zip": parts["postal_code"],
            "country": parts["country"],
            "for company": shipment.company,
            "content": shipment.asset,
            "carrier": shipment.carrier,
            "tracking": f"DEMO{dossier.person.serial:08}{shipment.number}",
            "shipped": shipment.shipped_at.strftime("%d.%m.%Y"),
            "state of parcel": shipment.state,
        }


def _spoil_parcel(row: Row) -> Row:
    return row | {"address 1": "", "address 2": "", "city": "", "state": "", "zip": "", "shipped": "next week"}


STAFF_SOURCES = (
    Source(
        "hr_employees.tsv",
        partial(Table, delimiter="\t"),
        ("hr_work_mails", "hr_employee_numbers"),
        _hr_rows,
        _spoil_hr,
        broken_line="E0000000\tno more cells",
    ),
    Source("candidate_mergers.csv", Table, ("candidate_mergers",), _merger_rows, _spoil_merger),
    Source("shipping_desk.csv.gz", Table, ("shipping_desk",), _parcel_rows, _spoil_parcel),
)
