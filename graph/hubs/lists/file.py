"""The form of a list: a header that says whose it is, then one entry on each line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.errors import UsageError


class ListName(StrEnum):
    """What a list says of its entries."""

    FREE_MAIL = "free_mail"
    DISPOSABLE_MAIL = "disposable_mail"
    VPN = "vpn"
    HOSTING = "hosting"
    RELAY = "relay"
    """A privacy relay that telephones use by default: many people, no intent."""
    OWN_NETWORKS = "own_networks"
    RESERVED_PHONES = "reserved_phones"
    FORWARDERS = "forwarders"
    OWN_OFFICES = "own_offices"


@dataclass(frozen=True, slots=True)
class ListHeader:
    """Which list a file holds and whose it is. Several files may go by one name: what any of them holds is listed."""

    name: ListName
    source: str
    licence: str
    date: date


def read_list(text: str, file_name: str) -> tuple[ListHeader, list[str]]:
    """The list in `text`: header and entries. UsageError names the file whose header does not say all it has to."""
    header: dict[str, str] = {}
    entries = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            key, _, value = line.lstrip("# ").partition(":")
            header.setdefault(key.strip(), value.strip())
        elif line:
            entries.append(line)
    return _header(header, file_name), entries


def _header(header: dict[str, str], file_name: str) -> ListHeader:
    missing = [key for key in ("list", "source", "licence", "date") if not header.get(key)]
    if missing:
        raise UsageError(f"{file_name}: the header lacks {', '.join(f'`# {key}: …`' for key in missing)}.")
    try:
        return ListHeader(
            name=ListName(header["list"]),
            source=header["source"],
            licence=header["licence"],
            date=date.fromisoformat(header["date"]),
        )
    except ValueError as error:
        raise UsageError(
            f"{file_name}: {error}. A list is one of {', '.join(ListName)}; its date is written 2026-01-31."
        ) from error
