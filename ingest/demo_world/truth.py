"""What is true about a demo world, written beside its feeds: who belongs to which group, and which values are hubs."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.rings.evaluation import Label, Truth
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.hubs import Hub, hubs_everywhere, hubs_of

TRUTH_COLUMNS = ("applicant_id", "person", "group", "kind", "is_ring")
HUB_COLUMNS = ("identifier_id", "role", "hub_class", "value")


def label_of(dossier: Dossier) -> Label:
    """Give the truth about one person."""
    return Label(dossier.ids.applicant_id, dossier.group_id, dossier.group.kind, dossier.is_ring)


def recorded(people: Iterable[Dossier], truth: Path, hubs: Path) -> Iterator[Dossier]:
    """Pass the people on; as they pass, write a row for each of their ids, and the hubs of each group once."""
    with ExitStack() as stack:
        ids_file = _begun(truth, TRUTH_COLUMNS, stack)
        hubs_file = _begun(hubs, HUB_COLUMNS, stack)
        hubs_file.writerows(map(_hub_row, hubs_everywhere()))
        told: set[str] = set()
        for dossier in people:
            ids_file.writerows(_truth_rows(dossier))
            if dossier.group_id not in told and len(dossier.group.people) > 1:
                told.add(dossier.group_id)
                hubs_file.writerows(map(_hub_row, hubs_of(dossier.group)))
            yield dossier


def read_truth(path: Path) -> Truth:
    """Read a truth file; UsageError says what is wrong with it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = set(TRUTH_COLUMNS) - set(rows.fieldnames or ())
            if missing:
                raise UsageError(f"{path} is no truth file: it has no column {', '.join(sorted(missing))}.")
            return {row["applicant_id"]: _label(row) for row in rows}
    except FileNotFoundError:
        raise UsageError(
            f"There is no truth file {path}: `ringlight demo` writes one, --truth names another."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from error


def _begun(path: Path, columns: tuple[str, ...], stack: ExitStack) -> Any:  # noqa: ANN401  # csv names no such type
    rows = csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
    rows.writerow(columns)
    return rows


def _truth_rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    label = label_of(dossier)
    is_ring = "yes" if label.is_ring else "no"
    return ((each, label.person, label.group, label.kind, is_ring) for each in dossier.ids.all())


def _hub_row(hub: Hub) -> tuple[str, ...]:
    return (hub.identifier.identifier_id, hub.role, hub.hub_class, hub.identifier.value)


def _label(row: dict[str, str]) -> Label:
    return Label(row["person"], row["group"], row["kind"], row["is_ring"].casefold() in {"yes", "true", "1"})
