"""Reference lists: what is known of values from outside the feeds. Shipped ones, and a company's own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from graph.errors import UsageError
from graph.hubs.lists.entries import Asked, Entries, addresses, domains, phones, ranges
from graph.hubs.lists.file import ListHeader, ListName, read_list

KIND_OF: Mapping[ListName, str] = {
    ListName.FREE_MAIL: "email",
    ListName.DISPOSABLE_MAIL: "email",
    ListName.VPN: "ip",
    ListName.HOSTING: "ip",
    ListName.RELAY: "ip",
    ListName.OWN_NETWORKS: "ip",
    ListName.RESERVED_PHONES: "phone",
    ListName.FORWARDERS: "address",
    ListName.OWN_OFFICES: "address",
}
"""List to the kind of identifier that it tells about."""
_READERS: Mapping[str, Callable[[Iterable[str]], Entries]] = {
    "email": domains,
    "ip": ranges,
    "phone": phones,
    "address": addresses,
}


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """One file, ready to be asked."""

    header: ListHeader
    entries: Entries


@dataclass(frozen=True, slots=True)
class ReferenceLists:
    """All lists of a home."""

    lists: tuple[ReferenceList, ...]

    def naming(self, kind: str, asked: Asked) -> Mapping[ListName, ListHeader]:
        """The lists that the value is on, each with the header of the file that says so."""
        headers = (one.header for one in self.lists if KIND_OF[one.header.name] == kind and one.entries.cover(asked))
        return {header.name: header for header in headers}


def reference_lists(home: Path) -> ReferenceLists:
    """The shipped lists and those in the folder `lists` of this home; a file that changed is read again."""
    own = sorted((home / "lists").glob("*.txt"))
    return ReferenceLists((*_shipped(), *(_own(file) for file in own)))


def _own(file: Path) -> ReferenceList:
    status = file.stat()
    return _own_as_of(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _own_as_of(file: Path, changed_at: int, size: int) -> ReferenceList:
    del changed_at, size  # They tell one state of the file from another.
    try:
        return _ready(file.read_text(encoding="utf-8"), f"lists/{file.name}")
    except UnicodeDecodeError as error:
        raise UsageError(f"lists/{file.name} is no text in UTF-8.") from error


@cache
def _shipped() -> tuple[ReferenceList, ...]:
    texts = files(__package__) / "data"
    return tuple(
        _ready((texts / f"{name}.txt").read_text(encoding="utf-8"), f"{name}.txt")
        for name in ListName
        if (texts / f"{name}.txt").is_file()
    )


def _ready(text: str, file_name: str) -> ReferenceList:
    header, entries = read_list(text, file_name)
    try:
        return ReferenceList(header, _READERS[KIND_OF[header.name]](entries))
    except UsageError as error:
        raise UsageError(f"{file_name}: {error}") from error
