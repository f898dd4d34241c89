"""Find applicants by an id, by any spelling of a value, by a network, or by a name or an address half remembered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.database import Database, Row
from graph.identifiers.ip_address import cidr_range
from graph.search.full_text import words_query
from graph.search.pasted import lines, values
from graph.search.readings import readings
from graph.statements import statement

MOST_HITS = 50
LONGEST_TEXT, LONGEST_LIST = 1_000, 10_000
"""Longer texts are no value, and no list of values, that anybody searches for, and are found nowhere."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An applicant who was found. `matched` is the id, value or name that fits; `degree` its number of sharers."""

    applicant_id: str
    name: str | None
    matched: str
    identifier_id: str | None = None
    degree: int | None = None


def search(database: Database, text: str, region: str | None = None, limit: int = MOST_HITS) -> list[Hit]:
    """At most `limit` applicants for `text`, the surest first; none for a text that is nothing.

    What is found exactly (id, value, network) comes first; the text may be a list of such.
    Where there is none, and where the text is letters alone, names and addresses that are like it follow.
    A national phone number is read in `region`, or, without one, in every region.
    """
    text = text.encode(errors="ignore").decode().strip()
    if not text or len(text) > LONGEST_LIST:
        return []
    lists = (lines(text), values(text))
    found = next(filter(None, (list(_exact(database, each, region, limit)) for each in lists)), [])
    if not found or text.replace(" ", "").isalpha():
        found += _similar(database, text, limit)
    return list(islice(_distinct(found), limit))


def _exact(database: Database, texts: Sequence[str], region: str | None, limit: int) -> Iterator[Hit]:
    texts = [text for text in texts if len(text) <= LONGEST_TEXT]
    if not texts:
        return
    yield from _hits(database, "by_applicant_id", applicant_ids=texts, limit=limit)
    identifier_ids = [identifier.identifier_id for text in texts for identifier in readings(text, region)]
    yield from _hits(database, "by_identifier", identifier_ids=identifier_ids, limit=limit)
    for least, greatest in filter(None, (cidr_range(text) for text in texts if "/" in text)):
        yield from _hits(database, "by_network", least=least, greatest=greatest, limit=limit)


def _similar(database: Database, text: str, limit: int) -> Iterator[Hit]:
    query = words_query(text) if len(text) <= LONGEST_TEXT else None
    if query:
        yield from _hits(database, "by_name", query=query, limit=limit)
        yield from _hits(database, "by_address", query=query, limit=limit)


def _hits(database: Database, name: str, **parameters: object) -> Iterator[Hit]:
    rows: list[Row] = database.read(statement(__package__, name), **parameters)
    return (Hit(**row) for row in rows)


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[tuple[str, str | None]] = set()
    for hit in hits:
        key = hit.applicant_id, hit.identifier_id
        if key not in seen:
            seen.add(key)
            yield hit
