"""One phone number, written as people write it."""

import random

from ingest.demo_world.belongings import Phone
from ingest.demo_world.dice import happens

_CALLING_CODES = {"US": "1", "CA": "1", "GB": "44", "DE": "49", "FR": "33", "AU": "61", "IN": "91"}
_AMERICAN = (
    "({0}) {1}-{2}",
    "{0}-{1}-{2}",
    "{0}.{1}.{2}",
    "{0}{1}{2}",
    "1-{0}-{1}-{2}",
    "{0} {1} {2}",
    "1 ({0}) {1}-{2}",
)
# Published as a tell, though a weak one: applicants from abroad write `+1`, and some web forms then double it.
_ODD_AMERICAN = ("+1{0}{1}{2}", "+1 {0} {1} {2}", "+1 ({0}) {1}-{2}", "+1(1){0}{1}{2}", "+1-{0}-{1}-{2}")
_ELSEWHERE = ("0{national}", "0{start} {middle} {end}", "+{code} {start} {middle} {end}")
_ODD_ELSEWHERE = ("+{code}{national}", "+{code} (0){start} {middle} {end}", "+{code}-{start}-{middle}-{end}")


def spelled_phone(phone: Phone, country: str, odd: float, rng: random.Random) -> str:
    """Somebody's way to write it in a form for `country`; `odd` is the share of prefixes that people rarely write."""
    code = _CALLING_CODES[country]
    if not phone.startswith(f"+{code}"):
        return phone if happens(rng, 0.5) else phone.replace("+", "+ ", 1)
    national = phone.removeprefix(f"+{code}")
    is_odd = happens(rng, odd)
    if code == "1":
        forms = _ODD_AMERICAN if is_odd else _AMERICAN
        return rng.choice(forms).format(national[:3], national[3:6], national[6:])
    form = rng.choice(_ODD_ELSEWHERE if is_odd else _ELSEWHERE)
    return form.format(code=code, national=national, start=national[:2], middle=national[2:6], end=national[6:])
