"""Which signals fire for the members of a ring around a suspect."""

from dataclasses import replace
from pathlib import Path

from graph.database import Database
from graph.rings.model import Ring
from graph.signals.hits import signals_of


def with_signals(database: Database, ring: Ring, home: Path | None = None) -> Ring:
    """The ring with the names of all signals of its members, as they are today; `home` is the data folder."""
    hits = signals_of(database, [member.applicant_id for member in ring.members], home=home)
    return replace(ring, signals=tuple(sorted({hit.signal for hit in hits})))
