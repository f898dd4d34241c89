"""A job's source: the files of one folder whose names match."""

from functools import partial
from pathlib import Path

from ingest.jobs.declared import Folder
from ingest.jobs.offers import Fetched, Offer, Offers, SourceUnavailable, digest, written


def offers_of(source: Folder) -> Offers:
    """Each file, by name. A folder that is not there is no empty one: its disk may not be mounted."""
    if not source.path.is_dir():
        raise SourceUnavailable(f"There is no folder {source.path}: is its disk mounted?")
    try:
        found = sorted(path for path in source.path.glob(source.pattern) if path.is_file())
    except OSError as error:
        raise SourceUnavailable(f"{source.path} cannot be read: {error.strerror or error}.") from error
    return (Offer(str(path.relative_to(source.path)), partial(_fetched, path)) for path in found)


def _fetched(path: Path) -> Fetched:
    before = written(path)
    return Fetched(path, digest(path), written=before)
