"""What is odd about the way a phone number was written. Pure."""

import re

_PREFIXES = re.compile(r"^\s*(?:\+|00)")
_LABEL = re.compile(r"^[^\d+(]*")
_EXTENSION = re.compile(r"(?<=\d)[\s,;.-]*(?:;ext=|ext(?:ension|n)?\.?|x|#|,+|;).*$", re.I)
_NOT_DIGITS = re.compile(r"\D+")
_AMERICAN_GROUPS = {(3, 3, 4), (3, 7), (6, 4), (10,), (3, 3, 2, 2)}
"""How many digits stand together in the ways that people of North America write a number."""
_AMERICAN_DIGITS = 10


def oddity(raw: str, e164: str, validity: str) -> str | None:
    """What nobody at home there would write, as a phrase; None where it is an ordinary form.

    `e164` is how the number was read, without extension. Labels and extensions are nothing odd.
    """
    if validity == "invalid":
        return "no such number was ever given out"
    written = _EXTENSION.sub("", _LABEL.sub("", raw.strip()))
    if written.count("(") != written.count(")"):
        return "a bracket has no partner"
    if _has_its_code_twice(written, e164):
        return "the country code is there twice"
    if e164.startswith("+1") and not _is_grouped_as_in_america(written):
        return "the digits are grouped as nobody there groups them"
    return None


def _has_its_code_twice(written: str, e164: str) -> bool:
    digits = _NOT_DIGITS.sub("", _PREFIXES.sub("", written)).lstrip("0")
    number = e164.removeprefix("+")
    before = digits.removesuffix(number)
    return before not in (digits, "") and number.startswith(before)


def _is_grouped_as_in_america(written: str) -> bool:
    groups = [len(group) for group in _NOT_DIGITS.split(written) if group]
    if groups and sum(groups) == _AMERICAN_DIGITS + 1:
        groups = groups[1:] if groups[0] == 1 else [groups[0] - 1, *groups[1:]]
    return sum(groups) != _AMERICAN_DIGITS or tuple(groups) in _AMERICAN_GROUPS
