"""A job's source: objects of a store that fsspec reaches, such as S3, SFTP or a web server."""

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from functools import partial
from pathlib import PurePosixPath
from shutil import copyfileobj
from typing import Any

import fsspec

from graph.errors import UsageError
from graph.settings_file import Secret
from ingest.jobs.declared import ObjectStore
from ingest.jobs.offers import CHUNK, Fetched, Offer, Offers, Room, SourceUnavailable, digest


def offers_of(source: ObjectStore, room: Room) -> Offers:
    """Each object under the URL whose name matches, by name."""
    store, root = _opened(source, room.environ)
    try:
        found = sorted(path for path in store.find(root) if fnmatch(PurePosixPath(path).name, source.pattern))
    except (OSError, ValueError) as error:
        raise _unavailable(source, error) from error
    for number, path in enumerate(found):
        fetch = partial(_fetch, source, room, store, path, number)
        yield Offer(PurePosixPath(path).name, fetch, f"{path} {store.ukey(path)}")


def _opened(source: ObjectStore, environ: Mapping[str, str]) -> tuple[Any, str]:
    options = {name: said.read(environ) if isinstance(said, Secret) else said for name, said in source.options.items()}
    try:
        store, root = fsspec.core.url_to_fs(source.url, **options)
    except ImportError as error:
        raise UsageError(f"{source.url} needs a package that is not installed: {error}.") from error
    except (OSError, ValueError, TypeError) as error:
        raise _unavailable(source, error) from error
    return store, str(root)


def _fetch(source: ObjectStore, room: Room, store: Any, path: str, number: int) -> Fetched:  # noqa: ANN401  # fsspec has no types
    target = room.spool / f"{number}{_ending(path)}"
    try:
        with store.open(path, "rb") as object_, target.open("wb") as file:
            copyfileobj(object_, file, CHUNK)
    except (OSError, ValueError) as error:
        raise _unavailable(source, error) from error
    return Fetched(target, digest(target))


def _ending(path: str) -> str:
    """`.csv.gz`: what says which format an object has, where it is that and nothing else."""
    found = re.search(r"(\.(csv|tsv|json|jsonl|ndjson|parquet))?(\.gz)?$", path.casefold())
    return found[0] if found else ""


def _unavailable(source: ObjectStore, error: Exception) -> SourceUnavailable:
    return SourceUnavailable(f"The object store {source.url} does not answer as it should: {error}.")
