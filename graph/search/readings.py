"""What a text may be: the identifiers that it canonicalises to."""

import phonenumbers

from graph.identifiers.canonical import Canonical, Validity
from graph.identifiers.identify import identify
from graph.identifiers.phone import canonical_phone


def readings(text: str, region: str | None) -> list[Canonical]:
    """Each identifier that `text` may mean. A national number of an unnamed region is read in all regions.

    Loading never guesses a region, because a guess would make a link. Searching may: what nobody has is not found.
    """
    found = identify(text, region)
    if region or any(identifier.kind == "phone" for identifier in found):
        return found
    abroad = (canonical_phone(text, code) for code in sorted(phonenumbers.SUPPORTED_REGIONS))
    phones = {phone.key: phone for phone in abroad if isinstance(phone, Canonical)}
    return [*found, *(phone for phone in phones.values() if phone.validity is Validity.CANONICAL)]
