"""What sharing a value says, in words: pure, for an investigator who asks why."""

from collections import defaultdict
from collections.abc import Collection

from graph.decisions.model import Decision, Verdict
from graph.hubs.standing import Standing
from graph.rings.joining import Neighbourhood
from graph.rings.shared import LARGEST, SharedValue
from graph.rings.spreading import Grown

_THIS = {
    "phone": "this number",
    "email": "this mailbox",
    "address": "this address",
    "ip": "this network",
    "handle": "this profile",
}
_A = {"phone": "a number", "email": "a mailbox", "address": "a home", "ip": "a network", "handle": "a profile"}
_VERDICTS = {
    Verdict.CLEARED.value: "looked into and cleared",
    Verdict.IDENTITY_MISUSED.value: "somebody else uses their identity",
}


def value_in_words(value: SharedValue, neighbourhood: Neighbourhood) -> str:
    """Say how many share it, and what else they share: "3 people share this number; none of them share a home"."""
    return f"{value.degree} people share {_THIS[value.kind]}; {_what_else(value, neighbourhood)}."


def left_out_in_words(value: SharedValue, grown: Grown) -> str:
    """Say why a value that members use was not crossed."""
    if reason := _what_it_is(value, grown.neighbourhood):
        return reason
    if any(use.person.id in grown.others for use in value.uses):
        return "who else uses it belongs to a group that holds together by itself and only touches this one"
    if any(use.person.id in grown.beside for use in value.uses):
        return "who else uses it stands beside the ring"
    if value.joins(grown.reached.keys()):
        return "who else uses it is over the limit of applicants"
    return "who else uses it is linked too weakly or lies too many hops away"


def _what_it_is(value: SharedValue, neighbourhood: Neighbourhood) -> str | None:
    """Say why the value joins nobody; None where it does."""
    standing = neighbourhood.decided.about(value)
    if standing and not standing.is_crossed:
        return standing_in_words(standing)
    if value.is_vague:
        return f"a house of {value.homes} known homes, and which of them was left out"
    if value.kind == "ip" and value.is_crowded:
        return f"shared by {value.degree} persons: behind a network of so many strangers meet"
    if value.degree > LARGEST:
        return f"shared by {value.degree} persons: too many to know of each other"
    is_joined = any(value.id == one.id for join in neighbourhood.joins for one in join.values)
    return None if is_joined else _not_joined(value)


def standing_in_words(standing: Standing) -> str:
    """Say what an investigator decided about a value, and why."""
    what = standing.hub_class.meaning if standing.hub_class else "looked into: it ties nobody"
    return f"{what} ({standing.decision.actor}: {standing.decision.reason})"


BESIDE = "shares nothing but a home with the ring, and lives there or bears the name of somebody who does"
"""Why somebody stands beside a ring, where nobody decided so."""


def verdict_in_words(decision: Decision) -> str:
    """Say why somebody is not counted in the ring."""
    return f"{_VERDICTS[decision.verdict]} ({decision.actor}: {decision.reason})"


def _not_joined(value: SharedValue) -> str:
    if value.kind == "ip":
        return "behind it are people who share nothing else: strangers meet behind a network"
    if value.is_crowded:
        return f"shared by {value.degree} persons, too few of whom share anything else: classify it, or they stay apart"
    return "who else uses it had it at another time, or they are the users of another value that many share"


def _what_else(value: SharedValue, neighbourhood: Neighbourhood) -> str:
    users = neighbourhood.users[value.id]
    together: dict[str, frozenset[str]] = defaultdict(frozenset)
    for other in neighbourhood.values.values():
        both = neighbourhood.users[other.id] & users
        if len(both) > 1 and other.id != value.id and not (other.building and other.building == value.building):
            together[other.kind] |= both
    if together:
        return ", ".join(_so_many(kind, together[kind], users) for kind in _A if kind in together)
    return f"none of them share {'a number' if value.kind == 'address' else 'a home'} or anything else"


def _so_many(kind: str, persons: Collection[str], users: Collection[str]) -> str:
    count = "all" if len(persons) == len(users) else str(len(persons))
    return f"{count} of them share {_A[kind]} with another"
