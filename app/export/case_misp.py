"""A case as a MISP event: ids and values, for the own organisation only and unpublished, tagged tlp:amber.

What is in it and what is not, `case_told` says. No server is asked for anything: the templates come with pymisp.
"""

import json

import phonenumbers
from pymisp import MISPAttribute, MISPEvent, MISPObject

from app.export.case_document import CaseDocument
from app.export.case_told import Told, told, uuid_of
from graph.identifiers.address.own_form import parts_of_key
from graph.rings.model import Link, RingIdentifier

_OWN_ORGANISATION, _UNDEFINED = 0, 4
_ANALYSIS = {"open": 0, "ready": 1, "closed": 2}
_ATTRIBUTES = {"email": "email-src", "ip": "ip-src"}
_FROM_VALUE = {"ship_to": "shipping-address-of"}
"""Relationships that MISP has the other way round."""


def case_misp(document: CaseDocument) -> bytes:
    """The event as JSON. Of the same case it is the same: its times are those of the case."""
    what = told(document)
    event = MISPEvent()
    event.uuid = what.case_uuid
    event.info = f"Ringlight case {what.case_number}"
    event.date = what.at.date()
    event.timestamp = what.at
    event.distribution, event.threat_level_id = _OWN_ORGANISATION, _UNDEFINED
    event.analysis, event.published = _ANALYSIS.get(what.state, 0), False
    event.add_tag("tlp:amber")
    people = {each: _person(each, what) for each in what.applicants}
    values = {value.id: _value(event, value, what) for value in what.values}
    for use in what.uses:
        _refer(people[use.applicant_id], values[use.identifier_id], use)
    for entity in (*people.values(), *values.values()):
        if isinstance(entity, MISPObject):
            event.add_object(entity)
    return json.dumps({"Event": json.loads(event.to_json())}, indent=2, sort_keys=True).encode()


def _object(template: str, what: Told, own: str, fields: dict[str, str], comment: str = "") -> MISPObject:
    made = MISPObject(template, strict=True)
    made.uuid = uuid_of("misp", what.case_uuid, own)
    made.timestamp, made.comment = what.at, comment
    for name, text in fields.items():
        if text:
            uuid = uuid_of("misp", what.case_uuid, own, name)
            made.add_attribute(name, value=text, uuid=uuid, timestamp=what.at, to_ids=False, disable_correlation=False)
    return made


def _person(applicant_id: str, what: Told) -> MISPObject:
    verdict = what.verdicts.get(applicant_id)
    comment = f"Decided by an investigator: {verdict}" if verdict else "Not decided."
    return _object("person", what, applicant_id, {"handle": applicant_id}, comment)


def _value(event: MISPEvent, value: RingIdentifier, what: Told) -> MISPObject | MISPAttribute:
    """An attribute, which is part of the event already, or an object that is yet to be added to it."""
    if kind := _ATTRIBUTES.get(value.kind):
        uuid = uuid_of("misp", what.case_uuid, value.id)
        made = event.add_attribute(kind, value.value, uuid=uuid, timestamp=what.at, to_ids=False)
        assert isinstance(made, MISPAttribute)  # noqa: S101  # several only where several values are given
        return made
    template, fields = _fields(value)
    return _object(template, what, value.id, fields)


def _fields(value: RingIdentifier) -> tuple[str, dict[str, str]]:
    match value.kind:
        case "phone":
            return "phone-number", _phone(value.value)
        case "address":
            return "postal-address", _address(value.value)
        case _:
            service, _, login = value.value.partition(":")
            if service == "github":
                return "github-user", {"username": login}
            return "user-account", {"username": login, "account-type": service}


def _phone(value: str) -> dict[str, str]:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return {"phone-number": value}
    return {"phone-number": value, "country-code": f"+{number.country_code}"}


def _address(value: str) -> dict[str, str]:
    parts = parts_of_key(value)
    if parts is None:
        return {"street": value}
    return {
        "street": parts.street,
        "apartment": parts.unit,
        "city": parts.city,
        "state": parts.region,
        "postal-code": parts.postal_code,
        "country": parts.country,
    }


def _refer(person: MISPObject, value: MISPObject | MISPAttribute, use: Link) -> None:
    turned = _FROM_VALUE.get(use.role)
    if turned and isinstance(value, MISPObject):
        _reference(value, person.uuid, turned, use)
    else:
        _reference(person, value.uuid, "related-to", use)


def _reference(source: MISPObject, target: str, kind: str, use: Link) -> None:
    reference = source.add_reference(target, kind, comment=_seen(use))
    reference.uuid = uuid_of("misp", source.uuid, target, use.role)


def _seen(use: Link) -> str:
    times = [f"{word} {at:%Y-%m-%d}" for word, at in (("first", use.first_seen_at), ("last", use.last_seen_at)) if at]
    return f"Seen {', '.join(times)}." if times else ""
