"""What a batch changed of whom rings are made of: noted with the batch, kept until all rings are brought up to date."""

from collections import defaultdict
from dataclasses import dataclass

from graph.facts.batch import Key
from graph.facts.written import Written

_SIGHTING_PARTS = 5
"""The key of a sighting: applicant, identifier, relationship, source, raw form."""
_OF_APPLICANTS = frozenset({"CLAIMED", "SUBMITTED"})
_TO_IDENTIFIERS = frozenset({"NAMES", "TO"})


@dataclass(frozen=True, slots=True)
class Touched:
    """Identifiers that others may share, and applicants who were known before and of whom something else was said."""

    identifiers: tuple[str, ...]
    applicants: tuple[str, ...]


def touched_by(written: Written) -> Touched:
    """Find what matters to rings. A value that one new applicant alone has does not, but for where they live."""
    holders: dict[str, set[str]] = defaultdict(set)
    identifiers, applicants = set(written.identifiers), set()
    for key in written.relationships:
        if len(key) == _SIGHTING_PARTS:
            holders[key[1]].add(key[0])
        elif key[0] in _TO_IDENTIFIERS:
            identifiers.add(key[-1])
        elif key[0] in _OF_APPLICANTS:
            applicants.add(key[1])
    identifiers |= {each for each, who in holders.items() if len(who) > 1 or each.startswith("address:")}
    identifiers |= {key[1] for key in written.changed if _may_be_handed_on(key)}
    applicants |= {key[0] for key in written.changed if len(key) != _SIGHTING_PARTS}
    created = {key[1] for key in written.nodes if key[0] == "Applicant"}
    return Touched(tuple(sorted(identifiers)), tuple(sorted(applicants - created)))


def _may_be_handed_on(key: Key) -> bool:
    """Whether the times of a changed sighting matter: those of a network change with every visit, and are not news."""
    return len(key) == _SIGHTING_PARTS and not key[1].startswith("ip:")
