"""Which files are to be loaded, and what each of them holds."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.errors import UsageError
from ingest.bulk.workplace import Reading
from ingest.feeds import feeds
from ingest.maps.loading import all_maps, map_for_feed, parsed_map, with_options
from ingest.maps.model import Map


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file, and of each folder the files in it by name, but not hidden ones; UsageError where there is none."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file {path}.")
        found = sorted(file for file in path.iterdir() if _counts(file)) if path.is_dir() else [path]
        if not found:
            raise UsageError(f"The folder {path} holds no file.")
        yield from found


def _counts(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")


def map_by_name(path: Path, home: Path) -> Map:
    """The map that a file's name says: of `phones.csv` and `phones-2026.csv.gz` the feed, of `okta-eu.json` the map.

    The longest beginning that is a feed or a map counts; UsageError where there is none.
    """
    maps = {found.stem: found for found in reversed(list(all_maps(home)))}
    name = path.name.partition(".")[0]
    parts = name.split("-")
    for length in range(len(parts), 0, -1):
        beginning = "-".join(parts[:length])
        if beginning in feeds():
            return map_for_feed(beginning)
        if beginning in maps:
            return parsed_map(maps[beginning])
    raise UsageError(
        f"What {path.name} holds is not said by its name: call it after a feed or a map, or say --as or --map for all."
    )


def readings_of(paths: Iterable[Path], of: Map | None, home: Path, said: Mapping[str, str | None]) -> list[Reading]:
    """Each file with its map: `of`, or the one that its name says; `said` are options that go before either."""
    return [Reading(path, with_options(of or map_by_name(path, home), **said)) for path in files_in(paths)]
