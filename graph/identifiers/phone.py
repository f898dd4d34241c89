"""Phone numbers: E.164 and extension."""

import re

import phonenumbers

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.text import LONGEST, one_line

_SAME_DIGIT = re.compile(r"(\d)\1+")


def canonical_phone(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """One line that can be dialled: `+12025550143;ext=5` is not the switchboard `+12025550143`."""
    if isinstance(raw, AddressParts):
        return Rejected("not a phone number")
    if len(raw) > LONGEST:
        return Rejected("too long")
    text = one_line(raw)
    if not text:
        return Rejected("empty")
    if text.casefold() in {"n/a", "na", "none", "null", "unknown", "-"}:
        return Canonical("phone", text.casefold(), text.casefold(), Validity.PLACEHOLDER)
    text = re.sub(r"^(?:tel:)?\+1\s*\(?1\)?(?=[\s(.-]*\d)", "+1", text)
    if region is None and not text.startswith(("+", "tel:+")):
        return Rejected("national number without a region")
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return Rejected("not a phone number")
    if not phonenumbers.is_possible_number(number):
        return Rejected("wrong number of digits")
    e164 = f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
    extension = number.extension or ""
    key = f"{e164};ext={extension}" if extension else e164
    national = phonenumbers.national_significant_number(number)
    if _SAME_DIGIT.fullmatch(national) or national in {"1234567890", "123456789"}:
        validity = Validity.PLACEHOLDER
    else:
        validity = Validity.CANONICAL if phonenumbers.is_valid_number(number) else Validity.INVALID
    return Canonical("phone", key, key, validity, {"e164": e164, **({"extension": extension} if extension else {})})
