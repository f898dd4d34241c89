"""What Cypher alone cannot decide: rules that drop rows of a signal or fill in a column of those that stand. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graph.exchange.indicators import Confidence
from graph.hubs.lists.entries import Asked, ranges
from graph.hubs.lists.file import ListName
from graph.signals.lists import Lists
from graph.signals.networks import countries_of
from graph.signals.phone_format import oddity

Row = dict[str, Any]
Refine = Callable[[Iterable[Row], Lists], Iterator[Row]]

_TOLD = {Confidence.HIGH: 0.5, Confidence.MEDIUM: 0.4, Confidence.LOW: 0.25}
_BOXES = {"po_box": "a PO box", "pmb": "a box in a mail shop"}


def _badly_written(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    del lists
    for row in rows:
        if odd := oddity(row["raw"], row["e164"], row["validity"]):
            yield row | {"oddity": odd}


def _mail_drops(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    for row in rows:
        listed = lists.naming("address", row["identifier_id"], row["address"], row["building_id"])
        what = _BOXES.get(row["place"]) or ("a known mail forwarder" if ListName.FORWARDERS in listed else None)
        # Whoever lives in a street may have a box beside it; equipment sent to a box is another matter.
        if what and (row["is_ship_to"] or not row["has_other_home"]):
            yield row | {"what": what}


def _dprk_networks(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    registered = ranges(lists.entries("dprk_networks"))
    return (row for row in rows if registered.cover(Asked(row["identifier_id"], row["network"])))


def _vpn_exits(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    for row in rows:
        listed = lists.naming("ip", row["identifier_id"], row["network"])
        saying = listed.get(ListName.VPN) or listed.get(ListName.HOSTING)
        if saying and not listed.keys() & {ListName.RELAY, ListName.OWN_NETWORKS}:
            yield row | {"said_by": saying.source}


def _abroad(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    """Those whose networks are all known and none of them in a country that they declared."""
    countries = countries_of(lists.entries("network_countries"))
    for row in rows:
        found = {countries.of(sort_key) for sort_key in row["sort_keys"]}
        known = {country for country in found if country}
        if len(known) == len(found) and known.isdisjoint(row["declared"]):
            yield row | {"countries": sorted(known)}


def _in_two_countries(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    countries = countries_of(lists.entries("network_countries"))
    for row in rows:
        found = {country for sort_key in row["sort_keys"] if (country := countries.of(sort_key))}
        if len(found) > 1:
            yield row | {"countries": sorted(found)}


def _known_to_others(rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    """Those whose keyed hash others told. What one company tells is never more than a medium sign by itself."""
    told = lists.told_by_others()
    for row in rows:
        for one in told.by(row["identifier_id"]):
            known = one.indicator
            yield row | {
                "strength": _TOLD[known.confidence],
                "told_by": one.source,
                "confidence": known.confidence.value,
                "first_seen": known.first_seen and known.first_seen.isoformat(),
                "last_seen": known.last_seen and known.last_seen.isoformat(),
            }


REFINEMENTS: Mapping[str, Refine] = {
    "badly_written": _badly_written,
    "mail_drops": _mail_drops,
    "dprk_networks": _dprk_networks,
    "vpn_exits": _vpn_exits,
    "abroad": _abroad,
    "in_two_countries": _in_two_countries,
    "known_to_others": _known_to_others,
}
"""By the name that a signal declares as `refined_by`."""
