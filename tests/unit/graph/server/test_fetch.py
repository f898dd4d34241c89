import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph.errors import BrokenWorld
from graph.server.artifacts import Artifact, Release
from graph.server.fetch import damaged, fetch

CONTENTS = {f"part-{number}": bytes([number]) * 1000 for number in range(12)}


@pytest.fixture
def release() -> Release:
    artifacts = [
        Artifact("org.example", name, "1.0", len(content), sha256(content).hexdigest())
        for name, content in CONTENTS.items()
    ]
    return Release("1.0", "org.example.Main", tuple(artifacts))


@pytest.fixture
def repository(tmp_path: Path, release: Release) -> Path:
    """A folder laid out as a Maven repository."""
    folder = tmp_path / "repository"
    for artifact in release.artifacts:
        file = folder / artifact.path
        file.parent.mkdir(parents=True)
        file.write_bytes(CONTENTS[artifact.name])
    return folder


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def translate_path(self, path: str) -> str:
        """Also answer as a proxy, which is asked for whole addresses."""
        return super().translate_path(urlsplit(path).path)


@pytest.fixture
def mirror(repository: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(repository))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_everything_is_fetched_from_a_folder_laid_out_as_a_repository(
    release: Release, repository: Path, tmp_path: Path
) -> None:
    folder = fetch(release, tmp_path / "cache", repository)
    assert {file.name: file.read_bytes() for file in folder.glob("*.jar")} == {
        f"{name}-1.0.jar": content for name, content in CONTENTS.items()
    }


def test_everything_is_fetched_from_a_flat_folder_such_as_another_machines_cache(
    release: Release, repository: Path, tmp_path: Path
) -> None:
    flat = fetch(release, tmp_path / "cache", repository)
    assert damaged(release, fetch(release, tmp_path / "other", flat)) == []


@pytest.mark.parametrize("ending", ["", "/"])
def test_everything_is_fetched_from_a_mirror(release: Release, mirror: str, tmp_path: Path, ending: str) -> None:
    assert damaged(release, fetch(release, tmp_path / "cache", mirror + ending)) == []


def test_a_proxy_is_used(release: Release, mirror: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", mirror)
    assert damaged(release, fetch(release, tmp_path / "cache", "http://maven.invalid")) == []


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_ones_own_certificate_authorities_are_asked(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "own.pem"))
    with pytest.raises(BrokenWorld, match=r"own\.pem"):
        fetch(release, tmp_path / "cache", "https://127.0.0.1:1")


def test_what_is_complete_needs_no_source(release: Release, repository: Path, tmp_path: Path) -> None:
    fetch(release, tmp_path / "cache", repository)
    fetch(release, tmp_path / "cache", tmp_path / "nowhere")


def test_lost_cut_off_and_altered_files_are_repaired(release: Release, repository: Path, tmp_path: Path) -> None:
    folder = fetch(release, tmp_path / "cache", repository)
    (folder / "part-1-1.0.jar").unlink()
    (folder / "part-2-1.0.jar").write_bytes(CONTENTS["part-2"][:10])
    (folder / "part-3-1.0.jar").write_bytes(b"x" * 1000)
    (folder / "part-4-1.0.jar.part").write_bytes(b"left by a killed fetch")
    assert [artifact.name for artifact in damaged(release, folder)] == ["part-1", "part-2", "part-3"]
    assert damaged(release, fetch(release, tmp_path / "cache", repository)) == []


def test_other_bytes_than_the_lock_says_never_count(release: Release, repository: Path, tmp_path: Path) -> None:
    (repository / release.artifacts[5].path).write_bytes(b"y" * 1000)
    with pytest.raises(BrokenWorld, match=r"part-5-1\.0\.jar came with other bytes"):
        fetch(release, tmp_path / "cache", repository)
    assert not list(tmp_path.glob("cache/*/part-5*"))


def test_a_missing_file_ends_in_a_sentence_that_names_the_other_ways(release: Release, tmp_path: Path) -> None:
    with pytest.raises(BrokenWorld, match=r"ringlight db fetch --from.*NEO4J_URI"):
        fetch(release, tmp_path / "cache", tmp_path)


def test_a_mirror_that_lacks_a_file_ends_in_a_sentence(
    release: Release, repository: Path, mirror: str, tmp_path: Path
) -> None:
    (repository / release.artifacts[5].path).unlink()
    with pytest.raises(BrokenWorld, match="NEO4J_URI"):
        fetch(release, tmp_path / "cache", mirror)


def test_what_came_before_a_failure_is_not_fetched_again(release: Release, repository: Path, tmp_path: Path) -> None:
    spoilt = repository / release.artifacts[5].path
    good = spoilt.read_bytes()
    spoilt.unlink()
    with pytest.raises(BrokenWorld):
        fetch(release, tmp_path / "cache", repository)
    spoilt.write_bytes(good)
    missing = damaged(release, tmp_path / "cache" / "neo4j-1.0")
    assert 0 < len(missing) < len(CONTENTS)
    assert damaged(release, fetch(release, tmp_path / "cache", repository)) == []


def test_fetchers_at_once_leave_one_whole_cache(release: Release, repository: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as threads:
        folders = list(threads.map(lambda _: fetch(release, tmp_path / "cache", repository), range(6)))
    assert damaged(release, folders[0]) == []
    assert not list(folders[0].glob("*.part"))
