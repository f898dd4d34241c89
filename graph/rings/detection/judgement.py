"""Whether chance or an honest organisation could have tangled a group so."""

from collections.abc import Iterator, Mapping
from math import comb

from graph.rings.detection.model import Person, Usual
from graph.rings.detection.tangle import Tangle

THREE_REASONS = 3
"""One reason is a place that innocent people have in common; two meet by chance, or are one place badly written.

Homes count as one here, however many: people move from one to another.
"""
MOST_MEETING = 0.5
"""What is usual cannot be learnt from a graph of little else than rings: no more is ever taken to be usual."""
VALUES_EACH = 0.6
"""Values for each person, from which on no organisation explains a group: those serve many people with a few ..."""
LARGE = 18
"""... and do not need more for more people than these. Agencies have three phones, mailboxes and offices at most."""
KNIT = 1 / 4
"""Uses of ties for each person that could go before the group falls apart: honest groups that meet hang by threads."""
STRUNG = 2 / 3
"""A group that does hang by threads needs so many separate reasons for each person: a chain has one a link.

Who has half of the one and half of the other has enough.
"""
BACKED = 1 / 2
"""How much of all this is enough where a fact from outside speaks against the group."""
SURPRISING = 0.05
"""So many persons of a group are found out at most this often, if it is like everybody else."""
COMPANIES = 3
"""An address to which so many companies sent equipment is no office of theirs."""


def score(tangle: Tangle, usual: Usual, *, backed: bool, touches: bool = False) -> float:
    """0..1: how sure it is that neither chance nor an organisation tangled these persons; 0 when one may have.

    `backed`: facts from outside speak against them. `touches`: they touch a ring, which is a reason of its own.
    """
    share = BACKED if backed else 1.0
    needed = share * VALUES_EACH * min(tangle.crowd, LARGE)
    chance = by_chance(tangle, usual) * (usual.meeting if touches else 1)
    telling = tangle.reasons - max(tangle.lodgings - 1, 0) + touches + backed
    if telling < THREE_REASONS or tangle.values < needed or chance > 1:
        return 0.0
    if _is_one_place(tangle) or not _hangs_together(tangle, share):
        return 0.0
    return tangle.values / (tangle.values + needed) / (1 + chance)


def by_chance(tangle: Tangle, usual: Usual) -> float:
    """How many groups of this make chance is expected to tangle in the whole graph.

    Each reason beyond the first has to be met by chance, and where they close a circle that is one meeting more.
    """
    met = tangle.reasons - 1 + (tangle.excess > 0)
    return usual.places * usual.meeting**met


def outside_facts(tangle: Tangle, persons: Mapping[str, Person], usual: Usual) -> Iterator[str]:
    """Say in sentences what companies know about the group that sharing does not show."""
    blocked = sum(persons[person].blocked for person in tangle.persons)
    if blocked and _odds_of_more(blocked, len(tangle.persons), usual.blocked) <= SURPRISING:
        yield f"{blocked} of them were stopped on suspicion of fraud, far more than elsewhere."
    for bond in tangle.bonds:
        if len(bond.tie.sent_by) >= COMPANIES and 2 * len(bond.inside) >= len(tangle.persons):
            yield f"{len(bond.tie.sent_by)} companies sent equipment to one address that most of them share."


def _hangs_together(tangle: Tangle, share: float) -> bool:
    size = len(tangle.persons)
    return tangle.excess / (KNIT * size) + tangle.reasons / (STRUNG * min(size, LARGE)) >= share


def _is_one_place(tangle: Tangle) -> bool:
    """Whether a place explains it: one value of each kind, the main one meeting all others, and any networks.

    No place has a profile.
    """
    bonds = [bond for bond in tangle.bonds if not bond.tie.is_network]
    kinds = [kind for bond in bonds for kind in bond.tie.kinds if kind != "ip"]
    hub = max((bond.inside for bond in bonds), key=len, default=frozenset[str]())
    return len(set(kinds)) == len(kinds) and "handle" not in kinds and all(bond.inside & hub for bond in bonds)


def _odds_of_more(count: int, size: int, share: float) -> float:
    """Give the chance that of `size` persons at least `count` belong to a `share` of everybody."""
    fewer = (comb(size, k) * share**k * (1 - share) ** (size - k) for k in range(count))
    return 1 - sum(fewer)
