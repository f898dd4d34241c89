"""What one refresh leaves for the next: what is usual in the graph, and what the rings were judged by."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from graph.rings.detection.model import Usual
from graph.rings.set_aside import SetAside
from graph.rings.survey import Population

DETECTION_VERSION = 2
"""Raised with every change of how rings are judged: what an earlier one found is then worked out again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`surveyed` counts the persons when all were read last, `numbered` the rings that were ever found."""

    usual: Usual
    surveyed: int
    numbered: int
    blocked: frozenset[str]
    set_aside: SetAside
    version: int = DETECTION_VERSION

    def changed_persons(self, everybody: Population, set_aside: SetAside) -> frozenset[str]:
        """Those of whom a company or an investigator has thought otherwise since."""
        before, now = self.set_aside, set_aside
        return (self.blocked ^ everybody.blocked) | (before.cleared ^ now.cleared) | (before.misused ^ now.misused)

    def changed_values(self, set_aside: SetAside) -> frozenset[str]:
        """Those of which an investigator has thought otherwise since."""
        before, now = self.set_aside, set_aside
        in_a_role = (value for value, _ in before.uncrossed_roles ^ now.uncrossed_roles)
        of_links = (value for _, value in before.links ^ now.links)
        return (before.uncrossed ^ now.uncrossed).union(in_a_role, of_links)


_KEPT = TypeAdapter(Kept)


def kept_of(text: str | None) -> Kept | None:
    """What was kept; None where nothing was, or by another way of judging."""
    kept = _KEPT.validate_json(text) if text else None
    return kept if kept and kept.version == DETECTION_VERSION else None


def as_text(kept: Kept) -> str:
    """As the graph stores it."""
    return _KEPT.dump_json(kept).decode()
