"""What other companies told: kept in a list of the home, one indicator a line, beside the other lists."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.exchange.indicators import Confidence, Indicator
from graph.home import make_private, usable, write_private

LIST = "exchange_indicators"
_HEAD = "# What other companies confirmed, as keyed hashes; written by `ringlight exchange`.\n"


@dataclass(frozen=True, slots=True)
class Held:
    """One indicator and who told it."""

    source: str
    indicator: Indicator


def held(home: Path) -> list[Held]:
    """All that was imported, expired or not."""
    path = _path(home)
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(map(_held, csv.reader(line for line in file if not line.startswith("#"))))


def take_in(home: Path, source: str, indicators: Iterable[Indicator]) -> None:
    """Keep what a source tells now instead of what it told before: what it no longer says is withdrawn."""
    kept = [one for one in held(home) if one.source != source]
    _write(home, [*kept, *(Held(source, one) for one in indicators)])


def forget(home: Path, source: str) -> int:
    """Let go of all that a source told; how many those were."""
    before = held(home)
    kept = [one for one in before if one.source != source]
    _write(home, kept)
    return len(before) - len(kept)


def standing(home: Path | None, on: date) -> dict[str, list[Held]]:
    """What still says something on that day, by keyed hash."""
    found: dict[str, list[Held]] = {}
    for one in held(home) if home else ():
        if on <= one.indicator.expires:
            found.setdefault(one.indicator.mac, []).append(one)
    return found


def _path(home: Path) -> Path:
    return home / "lists" / f"{LIST}.csv"


def _write(home: Path, everything: Iterable[Held]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_rows(everything))
    with usable(home):
        make_private(home / "lists")
        write_private(_path(home), _HEAD + text.getvalue())


def _rows(everything: Iterable[Held]) -> Iterator[tuple[object, ...]]:
    for one in sorted(everything, key=lambda one: (one.indicator.mac, one.source)):
        each = one.indicator
        yield each.mac, each.kind, each.confidence, each.first_seen, each.last_seen, each.expires, one.source


def _held(row: list[str]) -> Held:
    mac, kind, confidence, first, last, expires, source = row
    indicator = Indicator(mac, kind, Confidence(confidence), _day(first), _day(last), date.fromisoformat(expires))
    return Held(source, indicator)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
