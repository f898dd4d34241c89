"""The shipped list of values that people type to get past a required field."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Network, IPv6Network, ip_network

_ASCII_OTHERS = {code: None for code in range(128) if not chr(code).isalnum()}


@dataclass(frozen=True, slots=True)
class ShippedPlaceholders:
    """`placeholders.toml`, ready to compare with. Words and mailboxes are letters and digits alone."""

    words: frozenset[str]
    phone_national: re.Pattern[str]
    email_addresses: frozenset[str]
    email_mailboxes: frozenset[str]
    ip_networks: tuple[IPv4Network | IPv6Network, ...]
    address_words: frozenset[str]


@cache
def shipped_placeholders() -> ShippedPlaceholders:
    """Read once a process."""
    table = tomllib.loads((files(__package__) / "placeholders.toml").read_text(encoding="utf-8"))
    return ShippedPlaceholders(
        words=frozenset(table["words"]),
        phone_national=re.compile(table["phone"]["national"], re.VERBOSE | re.ASCII),
        email_addresses=frozenset(table["email"]["addresses"]),
        email_mailboxes=frozenset(table["email"]["mailboxes"]),
        ip_networks=tuple(ip_network(text) for text in table["ip"]["networks"]),
        address_words=frozenset(table["address"]["words"]),
    )


def letters_and_digits(text: str) -> str:
    """`text` without case, spaces and punctuation: what placeholder words are compared by."""
    folded = text.casefold()
    if folded.isascii():
        return folded.translate(_ASCII_OTHERS)
    return "".join(character for character in folded if character.isalnum())
