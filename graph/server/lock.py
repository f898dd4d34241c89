"""Write a lock: `python -m graph.server.lock VERSION > graph/server/locks/NAME.toml`.

jgo resolves what the server, its boot classes and the admin tool need, and every file is downloaded once to be hashed.
A lock holds coordinates, sizes and SHA-256, and no address: where the files come from is decided when they are fetched.
"""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

from jgo.maven import MavenContext

PARTS = ("org.neo4j.app:neo4j-server", "org.neo4j:neo4j", "org.neo4j:neo4j-import-tool")


def resolve(version: str, folder: Path) -> list[Any]:
    """The jars that Neo4j `version` needs, without those of one platform: netty's own transport runs everywhere."""
    context = MavenContext(repo_cache=folder, timeout=60)
    parts = [context.create_dependency(f"{part}:{version}") for part in PARTS]
    inputs, others = context.resolver.resolve(parts)
    return [dependency.artifact for dependency in (*inputs, *others) if not dependency.artifact.classifier]


def line(artifact: Any) -> str:  # noqa: ANN401  # jgo ships no types
    """One artifact as a line of the lock."""
    content = Path(artifact.resolve()).read_bytes()
    return (
        f'  {{ group = "{artifact.groupId}", name = "{artifact.artifactId}", version = "{artifact.version}", '
        f'size = {len(content)}, sha256 = "{sha256(content).hexdigest()}" }},'
    )


def lines(version: str) -> Iterator[str]:
    """The lock of Neo4j `version`, line by line."""
    main_class = "CommunityEntryPoint" if version.startswith("5.") else "Neo4jCommunity"
    yield f'version = "{version}"'
    yield f'main_class = "org.neo4j.server.{main_class}"'
    yield "artifacts = ["
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(8) as threads:
        yield from sorted(set(threads.map(line, resolve(version, Path(folder)))))
    yield "]"


if __name__ == "__main__":
    sys.stdout.writelines(f"{text}\n" for text in lines(sys.argv[1]))
