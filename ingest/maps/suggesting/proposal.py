"""Which canonical column each place of a file would fill, and what only a person can decide."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.feeds import ADDRESS_PARTS, Feed, feeds, identifier_columns
from ingest.maps.suggesting import values
from ingest.maps.suggesting.names import NAME_PARTS, NOT_THEIRS, TO_BE_ASKED, rank_of
from ingest.maps.suggesting.observed import Observed
from ingest.maps.suggesting.time_formats import Times, times_in

MOST_OF_RECORDS = 0.9
OF_LOGINS = re.compile(r"\b(alternate id|user ?name|log ?in|actor|account|actor email)\b")
OF_LOGS = re.compile(r"\b(event|events|outcome|log ?in|log ?on|sign ?in|session|request|activity)\b")
SEVERAL = "some records have several, of which none can be picked: take one by [0], or by `each` a row of each"
BY_VALUES_ALONE = 9
"""Behind every rank of a name."""
FITS: Mapping[str, Callable[[str], bool]] = {
    "phone": values.is_phone,
    "email": values.is_email,
    "ip": values.is_ip,
    "linkedin": lambda text: "linkedin" in text.casefold() or "/" not in text,
    "github": lambda text: "github" in text.casefold() or "/" not in text,
    "country": values.is_country,
    "address": values.is_long,
}
"""What the texts must mostly look like, where a name alone is not enough."""


@dataclass(slots=True)
class Proposed:
    """One canonical column: the places that would fill it, and what is known of them."""

    paths: list[str]
    notes: list[str] = field(default_factory=list)
    """Why, and what is uncertain."""
    time: str | None = None
    split: str | None = None
    is_open: bool = False
    """Whether a person must decide before it can be used: it is then only a comment in the map."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a file."""

    feed: Feed
    columns: dict[str, Proposed]
    notes: tuple[str, ...]
    """What concerns the whole map."""

    def becomes(self, path: str) -> str | None:
        """Name the canonical column that a place would fill, with `?` where a person must decide."""
        for name, proposed in self.columns.items():
            if path in proposed.paths:
                return f"{name}?" if proposed.is_open else name
        return None


def propose(observed: Sequence[Observed], records: int, said: str | None = None) -> Proposal:
    """Propose a feed, unless it is said, and its columns."""
    seen = [each for each in observed if each.texts and not NOT_THEIRS.search(each.words)]
    feed = feeds()[said or _feed_of(seen)]
    columns: dict[str, Proposed] = {}
    taken: set[str] = set()
    for canonical in _order(feed):
        if proposed := _proposed(canonical, [each for each in seen if each.path not in taken], feed, records):
            columns[canonical] = proposed
            taken.update(proposed.paths)
    return Proposal(feed, columns, tuple(_notes(feed, columns, seen)))


def _feed_of(seen: Sequence[Observed]) -> str:
    """Take the feed that has most to do with what is there, and where it is a table of people the applicants'."""
    has = {name for feed in feeds().values() for name in _order(feed) if _candidates(name, seen)} | _name_parts(seen)
    alone = [name for name in ("phone", "email", "address") if name in has]
    of_parcels = has & {"recipient", "tracking", "carrier", "shipment_id", "asset"}
    is_log = any(OF_LOGS.search(each.words) for each in seen) and not has & {"phone", "street", "address"}
    likely = {
        "watchlist": {"kind", "value"} <= has and "name" not in has,
        "shipments": len(of_parcels) > 1 and bool(has & {"address", "street"}),
        "ips": "ip" in has and (is_log or not has & {"name", "phone", "street", "address"}),
        "aliases": "alias" in has and not has & identifier_columns(),
        "applicants": "name" in has or len(alone) > 1,
        "phones": alone == ["phone"],
        "emails": alone == ["email"],
        "addresses": alone == ["address"],
        "applications": bool(has & {"application_id", "job_title", "applied_at"}),
    }
    return next((feed for feed, is_likely in likely.items() if is_likely), "applicants")


def _name_parts(seen: Sequence[Observed]) -> set[str]:
    return {"name" for each in seen if any(part.search(each.words) for part in NAME_PARTS)}


def _order(feed: Feed) -> Iterator[str]:
    """Name the feed's columns, those first that are known by their values."""
    first = [name for name in values.TELLING if name in feed.columns]
    parts = [part for part in ADDRESS_PARTS if part in feed.columns]
    times = [name for name in (*feed.times,) if name != "recorded_at"] + ["recorded_at"] * ("recorded_at" in feed.times)
    others = [name for name in (*feed.required, *feed.optional) if name not in (*first, *parts)]
    yield from dict.fromkeys((*first, *parts, *times, *others))


def _candidates(canonical: str, seen: Sequence[Observed]) -> list[Observed]:
    """Find the places that may fill a column, the likeliest first."""
    ranked: list[tuple[int, int, Observed]] = []
    for at, each in enumerate(seen):
        rank = rank_of(canonical, each.words)
        fits = FITS.get(canonical)
        texts = [part for text in each.texts for part in values.parts_of(text)]
        if rank is None and canonical in values.TELLING and values.mostly(values.TELLING[canonical], texts):
            rank = BY_VALUES_ALONE
        if rank is not None and (fits is None or values.mostly(fits, texts, values.HALF)):
            ranked.append((rank, at, each))
    return [each for _, _, each in sorted(ranked, key=lambda found: found[:2])]


def _proposed(canonical: str, free: Sequence[Observed], feed: Feed, records: int) -> Proposed | None:
    found = _candidates(canonical, free)
    if canonical == "applicant_id":
        return _applicant_id(found, free, records)
    if canonical == "name":
        return _parts_of_name(free) or _single(found)
    if canonical in feed.times:
        return _time(found)
    if canonical in feed.words:
        return _words(found, feed.words[canonical])
    return _identifier(canonical, found) if canonical in identifier_columns() else _single(found)


def _single(found: Sequence[Observed]) -> Proposed | None:
    if not found:
        return None
    proposed = Proposed([found[0].path], _or(found[1:]), is_open=found[0].is_several)
    if found[0].is_several:
        proposed.notes.append(SEVERAL)
    return proposed


def _or(others: Sequence[Observed]) -> list[str]:
    return [f"or {', '.join(each.path for each in others[:4])}"] if others else []


def _applicant_id(found: Sequence[Observed], free: Sequence[Observed], records: int) -> Proposed | None:
    filled = [each for each in found if each.records >= records * MOST_OF_RECORDS]
    logins = [each for each in free if OF_LOGINS.search(each.words) and each not in filled]
    if filled:
        asked = "is this the person, not the application, and does it meet no other system's ids (applicant_prefix)?"
        return Proposed([filled[0].path], [asked, *_or([*filled[1:], *logins])])
    if logins:
        asked = "a log-in's name: an `aliases` feed must say whose it is"
        return Proposed([logins[0].path], [asked, *_or(logins[1:])])
    return None


def _parts_of_name(free: Sequence[Observed]) -> Proposed | None:
    parts = [next((each for each in free if part.search(each.words)), None) for part in NAME_PARTS]
    paths = [part.path for part in parts if part]
    return Proposed(paths) if len(paths) > 1 else None


def _identifier(canonical: str, found: Sequence[Observed]) -> Proposed | None:
    """All places that hold such values, but for those that may join innocent people: these are asked about."""
    asked = {each.path: ask for each in found for name, ask in TO_BE_ASKED.items() if name.search(each.words)}
    sure = [each for each in found if each.path not in asked]
    if not sure:
        notes = [f"left out, {path}: {ask}" for path, ask in asked.items()]
        return Proposed(list(asked), notes, is_open=True) if asked else None
    # Where a record has several addresses of the net, all but one are mostly those of proxies.
    taken = sure[:1] if canonical == "ip" else sure
    proposed = Proposed([each.path for each in taken], _or([each for each in sure if each not in taken]))
    proposed.notes += [f"left out, {path}: {ask}" for path, ask in asked.items()]
    if canonical in ("phone", "email"):
        proposed.split = values.separator_in(FITS[canonical], [text for each in taken for text in each.texts])
    return proposed


def _time(found: Sequence[Observed]) -> Proposed | None:
    for each in found:
        if times := times_in(each.texts):
            return _as_read(each, times)
    with_digits = [each for each in found if values.mostly(lambda text: any(map(str.isdigit, text)), each.texts)]
    if not with_digits:
        return None
    first = with_digits[0]
    return Proposed([first.path], [f"no known format reads most of them ({first.texts[0]!r} …)"], is_open=True)


def _as_read(each: Observed, times: Times) -> Proposed:
    if each.is_several:
        return Proposed([each.path], [SEVERAL], time=times.formats[0], is_open=True)
    if len(times.formats) > 1:
        either = " and ".join(times.formats[:4])
        return Proposed(
            [each.path],
            [f"{either} read {times.read:,} of {times.tried:,}: which is it?"],
            time=times.formats[0],
            is_open=True,
        )
    proposed = Proposed(
        [each.path], [f"{times.formats[0]} reads {times.read:,} of {times.tried:,}"], time=times.formats[0]
    )
    if not times.says_zone:
        proposed.notes.append("they say no zone: add zone = …, or rows load without a time")
    return proposed


def _words(found: Sequence[Observed], words: tuple[str, ...]) -> Proposed | None:
    for each in found:
        theirs = sorted(set(each.texts))
        if all(text.casefold() in words for text in theirs):
            return Proposed([each.path])
        unknown = ", ".join(repr(text) for text in theirs if text.casefold() not in words)
        return Proposed([each.path], [f"say by [values] which of {', '.join(words)} are {unknown}"], is_open=True)
    return None


def _notes(feed: Feed, columns: Mapping[str, Proposed], seen: Sequence[Observed]) -> Iterator[str]:
    lacking = feed.lacks(columns)
    if lacking:
        yield f"Nothing here looks like {lacking}, which the feed {feed.name} needs: say which column it is."
    yes_or_no = [each.path for each in seen if values.mostly(values.is_truth_value, each.texts)]
    if yes_or_no:
        yield f"Is some of this to be left out (where)? These say yes or no: {', '.join(yes_or_no)}."
    if region := _on_region(columns, {each.path: each for each in seen}):
        yield region


def _on_region(columns: Mapping[str, Proposed], seen: Mapping[str, Observed]) -> str | None:
    """Say what national phone numbers need: no country is ever guessed from them."""
    phones = [seen[path] for path in columns["phone"].paths] if "phone" in columns else []
    texts = [text for each in phones for text in each.texts]
    national = sum(not text.startswith("+") for text in texts)
    named = max((seen[path].records for path in columns["country"].paths), default=0) if "country" in columns else 0
    if not national or named >= max(each.records for each in phones):
        return None
    often = ", and their rows often name none either" if named else ""
    return f"{national:,} of {len(texts):,} phone numbers say no country{often}: add region = …, or they are rejected."
