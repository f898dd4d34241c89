"""What columns are called in the exports of many systems, and which canonical column that is."""

import re
from collections.abc import Mapping

_ID = r"(id|no|nr|number|num|uid|uuid|key|code|ref|reference)"
_PERSON = r"(candidate|applicant|person|contact|employee|worker|user|actor|member|customer|hire|staff)s?"

NAMES: Mapping[str, tuple[str, ...]] = {
    "applicant_id": (
        rf"{_PERSON} ?{_ID}$",
        rf"^{_PERSON}$",
        r"^(record ?)?id$",
        r"^order ?(number|no)$",
        "^reference$",
    ),
    "name": (rf"^({_PERSON} |primary )*(full|display|complete|legal)? ?names?( full)?$",),
    "phone": (r"\b(phone|telephone|tel|mobile|cell|handy|fax)\b",),
    "email": (r"\be? ?mails?\b",),
    "ip": (r"\bip( ?(addr|address|v4|v6))?\b", r"\bremote addr\b"),
    "linkedin": (r"\blinked ?in\b",),
    "github": (r"\bgit ?hub\b",),
    "street": (r"\b(street(?! ?[2-9])|addr(ess)? ?(line)? ?1|line 1|address street ?1?|street ?1|str)\b",),
    "unit": (r"\b(unit|apt|apartment|suite|addr(ess)? ?(line)? ?2|line 2|street ?2)\b",),
    "city": (r"\b(city|town|locality|addresscity)\b", r"city$"),
    "region": (r"\b(state|province|region code|province code|addr state)\b",),
    "postal_code": (r"\b(zip|postal|postcode|zipcode|plz)\b",),
    "country": (r"\bcountry\b",),
    "address": (r"\b(addr(ess)?( full)?|addresses( value)?|anschrift)$", r"\bfull address\b"),
    "claimed_employer": (r"\b(current |claimed |last |previous )?(employer|company)( name)?$",),
    "university": (r"\b(university|school|college|alma mater)( name)?$",),
    "degree": (r"\b(degree|education level)$",),
    "application_id": (rf"\bapplications? ?{_ID}$",),
    "job_title": (r"\b(job|position|role|vacancy)s?( ?(title|name))?$",),
    "hiring_company": (r"\b(hiring|client) ?(company|organi[sz]ation)( name)?$",),
    "status": (r"\b(application )?(status|disposition)$",),
    "shipment_id": (rf"\b(shipment|parcel|package|consignment) ?{_ID}$",),
    "recipient": (r"\b(recipient|ship to name|to name|to address name|deliver to|consignee)\b",),
    "carrier": (r"\bcarrier( code)?$", r"\bcourier$"),
    "tracking": (r"\btracking\b",),
    "asset": (r"\b(asset( ?tag)?|serial( number)?|device)$",),
    "state": (r"\b(shipment|parcel|delivery) ?(status|state)$",),
    "stage": (r"\b(stage|step)$",),
    "kind": (r"^kind$", r"^type$"),
    "value": (r"^value$",),
    "list": (r"^list( name)?$",),
    "confidence": (r"^confidence$",),
    "until": (r"\b(until|expires|expiry|valid to)\b",),
    "note": (r"^(note|notes|comment|comments)$",),
    "alias": (rf"\b(alias|merged|duplicate|old|former)\b.*{_ID}?$",),
    "applied_at": (r"\b(applied|application|submitted|submission)\b.*\b(at|on|date|time)$", r"^applied$"),
    "status_at": (r"\b(status|decided|rejected)\b.*\b(at|on|date|time)$",),
    "shipped_at": (r"\b(shipped|dispatched|sent)\b", r"\bship (date|time)\b", r"\bcreated?\b", r"^(date|time)$"),
    "recorded_at": (r"\b(created|recorded|registered|updated|added)\b", r"^(date|time|timestamp|published)$"),
    "seen_at": (r"\b(published|timestamp|time|date|seen|logged|occurred|event time|created)\b",),
}
"""Canonical column to how its names are built, the likeliest first; matched against a name's words in lower case."""

NAME_PARTS = (
    re.compile(r"\b(first ?name|given ?name|forename|name first)\b"),
    re.compile(r"\b(middle ?name|name middle)\b"),
    re.compile(r"\b(last ?name|surname|family ?name|name last)\b"),
)
"""Parts of a name, in the order in which they are written."""

NOT_THEIRS = re.compile(
    r"\b(billing|bill to|sender|from address|return|emergency|manager|recruiter|owner|created by|company address"
    r"|licen[cs]es?|passport|national id|tax id|ssn|birth|dob|expir\w*|interviewer|credited|user agent)\b"
)
"""Names of what belongs to somebody else, or is no trace of anybody."""

TO_BE_ASKED: Mapping[re.Pattern[str], str] = {
    re.compile(r"\b(work|office|business|corporate|company) ?(e? ?mail|phone|tel\w*)\b"): "is it the company's own?",
    re.compile(r"\bfax\b"): "a fax machine is often shared by many",
}
"""Names of what joins innocent people, if it is what it may be."""


def rank_of(canonical: str, words: str) -> int | None:
    """Tell how well a name suits a column, 0 best; None when it does not."""
    ranks = (rank for rank, pattern in enumerate(NAMES.get(canonical, ())) if re.search(pattern, words))
    return next(ranks, None)
