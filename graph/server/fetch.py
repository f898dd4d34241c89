"""Bring the files of a Neo4j release onto this machine, each proved by its SHA-256 before it counts."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypeAlias

import requests
from filelock import FileLock
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from graph.errors import BrokenWorld
from graph.server.artifacts import Artifact, Release

THREADS = 8
CHUNK = 1 << 17
TIMEOUT = (15, 60)

Source: TypeAlias = Path | str
"""A folder of jars (flat, or laid out as a Maven repository), or the address of a Maven repository."""


def fetch(release: Release, cache: Path, source: Source | None = None) -> Path:
    """Return the folder with all jars of `release`, after fetching what is missing or damaged.

    Two that fetch at once do not disturb each other.
    """
    folder = cache / f"neo4j-{release.version}"
    if not damaged(release, folder):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetching.lock"):
            _fetch_all(damaged(release, folder), folder, source or _central())
    except (OSError, requests.RequestException) as error:
        raise BrokenWorld(_advice(release, error)) from error
    return folder


def damaged(release: Release, folder: Path) -> list[Artifact]:
    """Those artifacts that the folder lacks or holds with other bytes than the lock says."""
    with ThreadPoolExecutor(THREADS) as threads:
        good = threads.map(lambda artifact: _is_intact(artifact, folder / artifact.file_name), release.artifacts)
        return [artifact for artifact, intact in zip(release.artifacts, good, strict=True) if not intact]


def _is_intact(artifact: Artifact, file: Path) -> bool:
    if not file.is_file() or file.stat().st_size != artifact.size:
        return False
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest() == artifact.sha256


def _central() -> str:
    # Maven Central's address as jgo knows it, which comes with the extra `embedded`.
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415

    return str(MAVEN_CENTRAL_URL)


def _fetch_all(artifacts: list[Artifact], folder: Path, source: Source) -> None:
    with _progress(artifacts) as progress, requests.Session() as session, ThreadPoolExecutor(THREADS) as threads:
        session.verify = os.environ.get("SSL_CERT_FILE") or True
        task = progress.add_task("", total=sum(artifact.size for artifact in artifacts))
        downloads = [threads.submit(_fetch_one, session, artifact, folder, source) for artifact in artifacts]
        try:
            for download in as_completed(downloads):
                progress.advance(task, download.result())
        finally:
            threads.shutdown(cancel_futures=True)


def _fetch_one(session: requests.Session, artifact: Artifact, folder: Path, source: Source) -> int:
    """Its size in bytes, once the file is in place; a file that is there is always whole."""
    part = folder / f"{artifact.file_name}.part"
    digest = sha256()
    with part.open("wb") as file:
        for chunk in _content(session, artifact, source):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != artifact.sha256:
        part.unlink()
        raise OSError(f"{artifact.file_name} came with other bytes than the lock says")
    part.replace(folder / artifact.file_name)
    return artifact.size


def _content(session: requests.Session, artifact: Artifact, source: Source) -> Iterable[bytes]:
    if isinstance(source, Path):
        return _file_content(artifact, source)
    return _web_content(session, f"{source.rstrip('/')}/{artifact.path}")


def _web_content(session: requests.Session, address: str) -> Iterator[bytes]:
    with session.get(address, stream=True, timeout=TIMEOUT) as response:
        response.raise_for_status()
        yield from response.iter_content(CHUNK)


def _file_content(artifact: Artifact, folder: Path) -> Iterator[bytes]:
    file = folder / artifact.path
    with (file if file.is_file() else folder / artifact.file_name).open("rb") as content:
        while chunk := content.read(CHUNK):
            yield chunk


@contextmanager
def _progress(artifacts: list[Artifact]) -> Iterator[Progress]:
    console = Console(stderr=True)
    columns = (TextColumn("Fetching Neo4j"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def _advice(release: Release, error: Exception) -> str:
    return (
        f"Neo4j {release.version} could not be fetched ({error}). Try again, name a mirror or a folder with "
        "`ringlight db fetch --from`, or set NEO4J_URI to use a server of your own."
    )
