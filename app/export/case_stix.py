"""A case as a STIX 2.1 bundle: ids and values, marked TLP:AMBER; what is in it and what is not, `case_told` says."""

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import stix2

from app.export.case_document import CaseDocument
from app.export.case_told import Told, told, uuid_of
from graph.decisions.model import Verdict
from graph.identifiers.address.own_form import parts_of_key
from graph.identifiers.countries import country_code
from graph.rings.model import Link, RingIdentifier

_OPINIONS = {Verdict.RING_MEMBER: "agree", Verdict.UNSURE: "neutral"}
_RELATIONSHIPS = {"ship_to": "ships-to", "home": "lives-at"}
_MARKED = {"object_marking_refs": [stix2.TLP_AMBER]}


@stix2.CustomObservable(
    "phone-number", [("value", stix2.properties.StringProperty(required=True))], id_contrib_props=["value"]
)
class PhoneNumber:
    """OpenCTI's own: STIX has no phone. `value` is E.164."""


def case_stix(document: CaseDocument) -> bytes:
    """The bundle as JSON. Of the same case it is the same: its times are those of the case."""
    what = told(document)
    values = {value.id: _value(value, what) for value in what.values}
    people = {applicant_id: _person(applicant_id, what) for applicant_id in what.applicants}
    links = [_link(use, people, values, what) for use in what.uses]
    opinions = list(_opinions(people, what))
    objects = [*people.values(), *values.values(), *links, *opinions]
    bundle = stix2.Bundle(
        [stix2.TLP_AMBER, *([_grouping(objects, what)] if objects else []), *objects],
        id=f"bundle--{uuid_of('bundle', what.case_uuid)}",
        allow_custom=True,
    )
    text: str = bundle.serialize(sort_keys=True, indent=2)
    return text.encode()


def _stamped(kind: str, what: Told, *parts: str) -> dict[str, Any]:
    return {"id": f"{kind}--{uuid_of(kind, *parts)}", "created": what.at, "modified": what.at, **_MARKED}


def _person(applicant_id: str, what: Told) -> stix2.Identity:
    stamped = _stamped("identity", what, applicant_id)
    return stix2.Identity(name=applicant_id, identity_class="individual", roles=["applicant"], **stamped)


def _value(value: RingIdentifier, what: Told) -> Any:  # noqa: ANN401  # stix2 has a class for each kind and no types
    match value.kind:
        case "phone":
            observable: Any = PhoneNumber  # The decorator makes it a class that takes what it declares.
            return observable(value=value.value, **_MARKED)
        case "email":
            return stix2.EmailAddress(value=value.value, **_MARKED)
        case "ip":
            kind = stix2.IPv4Address if ip_network(value.value, strict=False).version == 4 else stix2.IPv6Address  # noqa: PLR2004  # as the standard library names them
            return kind(value=value.value, **_MARKED)
        case "address":
            return _location(value, what)
        case _:
            service, _, login = value.value.partition(":")
            return stix2.UserAccount(account_type=service, account_login=login, user_id=login, **_MARKED)


def _location(value: RingIdentifier, what: Told) -> stix2.Location:
    parts = parts_of_key(value.value)
    stamped = _stamped("location", what, value.id)
    if parts is None:
        return stix2.Location(street_address=value.value, region="unknown", allow_custom=True, **stamped)
    named = {
        "street_address": " ".join(part for part in (parts.street, parts.unit and f"# {parts.unit}") if part),
        "city": parts.city,
        "administrative_area": parts.region,
        "postal_code": parts.postal_code,
        "country": country_code(parts.country),
    }
    given = {name: text for name, text in named.items() if text}
    return stix2.Location(**({} if "country" in given else {"region": "unknown"}), **given, **stamped)


def _link(use: Link, people: dict[str, Any], values: dict[str, Any], what: Told) -> stix2.Relationship:
    stamped = _stamped("relationship", what, what.case_uuid, use.applicant_id, use.identifier_id, use.role)
    first, last = use.first_seen_at, use.last_seen_at
    # STIX wants the end after the beginning: what was seen once ends a second later.
    seen = {"start_time": first, "stop_time": max(last or first, first + timedelta(seconds=1))} if first else {}
    return stix2.Relationship(
        source_ref=people[use.applicant_id],
        target_ref=values[use.identifier_id],
        relationship_type=_RELATIONSHIPS.get(use.role, "related-to"),
        confidence=round(100 * use.strength),
        allow_custom=True,
        **seen,
        **stamped,
    )


def _opinions(people: dict[str, Any], what: Told) -> Iterator[stix2.Opinion]:
    for applicant_id, verdict in what.verdicts.items():
        if verdict in _OPINIONS:
            yield stix2.Opinion(
                opinion=_OPINIONS[Verdict(verdict)],
                explanation=f"Decided by an investigator: {verdict}",
                object_refs=[people[applicant_id]],
                **_stamped("opinion", what, what.case_uuid, applicant_id),
            )


def _grouping(objects: list[Any], what: Told) -> stix2.Grouping:
    return stix2.Grouping(
        name=f"Ringlight case {what.case_number}",
        context="suspicious-activity",
        object_refs=[each["id"] for each in objects],
        **_stamped("grouping", what, what.case_uuid),
    )
