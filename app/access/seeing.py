"""What the pages read, as whoever looks may see it."""

from collections.abc import Iterable, Sequence

import streamlit as st

from app.access.current import actor, require
from app.access.declared import read_access
from app.access.masking import (
    Sight,
    masked,
    masked_hits,
    masked_profile,
    masked_signal,
    masked_stored,
    masked_value,
)
from app.access.misused import misused_among, people_in
from app.access.roles import Permission
from app.auditing import note
from app.resources import database, home
from graph.identifiers.kinds import KINDS
from graph.rings.model import Ring, StoredRing
from graph.rings.profiles import Profile
from graph.search.search import Hit
from graph.signals.model import SignalHit

_REVEALED = "revealed"


def sight() -> Sight:
    """What whoever looks may see in this session, by their role as it is now; nobody sees any value."""
    who = actor()
    kinds = read_access(home()).masked.get(who.role, frozenset()) if who else frozenset(KINDS)
    return Sight(kinds, st.session_state.get(_REVEALED, frozenset()))


def reveal(subject_id: str, reason: str) -> None:
    """Show one value, or the name of one applicant, for the rest of this session; UsageError for whoever may not."""
    require(Permission.REVEAL)
    note(home(), "reveal", subject=subject_id, reason=reason)
    st.session_state[_REVEALED] = st.session_state.get(_REVEALED, frozenset()) | {subject_id}


def ring_as_seen(ring: Ring) -> Ring:
    """A ring as it is seen by whoever looks."""
    return masked(ring, sight(), misused_among(database(), people_in(ring)))


def stored_as_seen(rings: Iterable[StoredRing]) -> list[StoredRing]:
    """Stored rings as they are seen by whoever looks."""
    seen_with = sight()
    return [masked_stored(ring, seen_with) for ring in rings]


def hits_as_seen(hits: Sequence[Hit]) -> list[Hit]:
    """What a search found as it is seen by whoever looks."""
    return masked_hits(hits, sight(), misused_among(database(), (hit.applicant_id for hit in hits)))


def signals_as_seen(hits: Sequence[SignalHit]) -> list[SignalHit]:
    """Signals as they are seen by whoever looks."""
    seen_with, misused = sight(), misused_among(database(), (hit.applicant_id for hit in hits))
    return [masked_signal(hit, seen_with, misused) for hit in hits]


def profiles_as_seen(profiles: Sequence[Profile]) -> list[Profile]:
    """People who are compared as they are seen by whoever looks."""
    seen_with, misused = sight(), misused_among(database(), (each.applicant_id for each in profiles))
    return [masked_profile(each, seen_with, misused) for each in profiles]


def value_as_seen(identifier_id: str, value: str) -> str:
    """One value as it is seen by whoever looks."""
    seen_with = sight()
    kind = identifier_id.partition(":")[0]
    is_masked = kind in seen_with.masked_kinds and identifier_id not in seen_with.revealed
    return masked_value(kind, value) if is_masked else value
