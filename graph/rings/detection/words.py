"""Why a group is a ring, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.rings.detection.judgement import by_chance
from graph.rings.detection.model import Usual
from graph.rings.detection.tangle import Bond, Tangle

_ONE_AND_MANY = {
    "phone": ("phone", "phones"),
    "email": ("mailbox", "mailboxes"),
    "address": ("address", "addresses"),
    "ip": ("network", "networks"),
    "handle": ("profile", "profiles"),
}


def reasons_in_words(ring: Tangle, facts: Iterable[str], usual: Usual) -> tuple[str, ...]:
    """Say why it is a ring, a sentence for each reason; `facts` are those from outside."""
    tied = f"{len(ring.persons)} persons are tied in {ring.reasons} separate ways: they share {_what(ring.bonds)}."
    return (tied, *_how_sure(ring, usual), *facts)


def _how_sure(ring: Tangle, usual: Usual) -> Iterator[str]:
    chance = by_chance(ring, usual)
    expected = "fewer than one in a thousand graphs" if chance < 0.001 else f"{chance:.3f}"  # noqa: PLR2004
    yield (
        f"{usual.places} groups of this graph are tied in one way, as households are. "
        f"Groups tangled like this one that chance would make of them: {expected}."
    )
    if ring.excess > 0:
        yield f"They hang together beyond need: {ring.excess} of their uses of shared values could go."


def _what(bonds: Iterable[Bond]) -> str:
    counts = Counter(value.split(":", 1)[0] for bond in bonds for value in bond.tie.values)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{count} {_ONE_AND_MANY.get(kind, (kind, kind))[count > 1]}" for kind, count in ordered]
    return " and ".join((", ".join(named[:-1]), named[-1]) if len(named) > 1 else named)
