"""What one batch changed in the graph."""

from dataclasses import dataclass, field

from graph.facts.batch import Key


@dataclass(slots=True)
class Written:
    """Nodes and relationships by their keys, so that a rehearsal of several batches can count each of them once."""

    nodes: list[Key] = field(default_factory=list)
    relationships: list[Key] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    """Applicants that were created without a record."""
    identifiers: list[str] = field(default_factory=list)
    """Those whose degree has to be settled."""
    applicants: list[str] = field(default_factory=list)
    """Those whose person has to be settled."""
    changed: list[Key] = field(default_factory=list)
    """Sightings and records that were there, and of which more is known now."""
