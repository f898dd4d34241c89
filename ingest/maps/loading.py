"""Find and read maps: files, the user's own by name, and the shipped ones by name."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.errors import UsageError
from ingest.feeds import feed_named, near
from ingest.maps.model import Emit, Map, emits_of, fault_of_map


def map_for_feed(feed: str) -> Map:
    """Make the map of a file whose columns already have the feed's names."""
    return Map(feed=feed_named(feed).name)


def load_map(name_or_path: str, home: Path) -> Map:
    """Read the map in that file, else the user's own or the shipped one of that name."""
    return parsed_map(find_map(name_or_path, home))


def with_options(of: Map, *, feed: str | None = None, **said: str | None) -> Map:
    """Put what the command line says (`source`, `region`, `zone`, …) in place of what the map says.

    Of a map with several emits, `feed` picks those of that feed.
    """
    told = {key: each for key, each in said.items() if each}
    if feed and not of.emit:
        told["feed"] = feed
    chosen = _validated({**of.model_dump(exclude_unset=True, by_alias=True), **told}, "The map with these options")
    return chosen.model_copy(update={"emit": _picked(of, feed)}) if feed and of.emit else chosen


def _picked(of: Map, feed: str) -> list[Emit]:
    picked = [each for each in of.emit if (each.feed or of.feed) == feed_named(feed).name]
    if not picked:
        there = dict.fromkeys(each.feed for each in emits_of(of) if each.feed)
        raise UsageError(f"The map gives nothing for the feed {feed}, only for {', '.join(there)}.")
    return picked


def find_map(name_or_path: str, home: Path) -> Path:
    """Where that map lies: a name without a slash is looked for in `RINGLIGHT_HOME/maps`, then among the shipped."""
    path = Path(name_or_path)
    if path.suffix == ".toml" or len(path.parts) > 1:
        return path
    known = {found.stem: found for found in reversed(list(all_maps(home)))}
    if name_or_path not in known:
        there = ", ".join(sorted(known)) or "none yet"
        raise UsageError(f"There is no map {name_or_path!r}{near(name_or_path, known)}. Maps: {there}.")
    return known[name_or_path]


def all_maps(home: Path) -> Iterator[Path]:
    """Every map that has a name, the user's own first."""
    for folder in (home / "maps", shipped_maps()):
        yield from sorted(folder.glob("*.toml"))


def shipped_maps() -> Path:
    """Find the folder of maps that come with Ringlight."""
    return Path(str(files("ingest.maps") / "shipped"))


def parsed_map(path: Path) -> Map:
    """Read the map in a file; UsageError, naming file and key, when it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(f"There is no map {path}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The map {path} cannot be read: {error}.") from None
    return map_in(text, f"The map {path}")


def map_in(text: str, whose: str = "The map") -> Map:
    """Read the map that a text is; UsageError, beginning with `whose`, when it is none."""
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{whose} is not TOML: {error}.") from None
    return _validated(said, whose)


def _validated(said: dict[str, Any], whose: str) -> Map:
    try:
        found = Map.model_validate(said)
    except ValidationError as error:
        raise UsageError(f"{whose}: {_first_fault(error)}.") from None
    if (found.feed or found.emit) and (fault := fault_of_map(found)):
        raise UsageError(f"{whose}: {fault}.")
    return found


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    where, *rest = fault["loc"]
    emit = f"[[emit]] {int(rest[0]) + 1}: " if where == "emit" and rest else ""
    path = rest[1:] if emit else fault["loc"]
    key = ".".join(part for part in path if isinstance(part, str))
    if fault["type"] == "extra_forbidden":
        known = [each.alias or name for name, each in (Emit if emit else Map).model_fields.items()]
        return f"{emit}{key}: there is no such key{near(str(path[-1]), known)}"
    return f"{emit}{key}: {fault['msg'].removeprefix('Value error, ')}"
