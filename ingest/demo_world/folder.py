"""What a demo leaves in the data folder: feeds, truth, and a manifest that says which world it is."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.home import write_private
from ingest.demo_world.exports import SOURCES
from ingest.demo_world.world import AS_OF, World


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody to look at first, and the shape of the ring that they are in."""

    applicant_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which world the folder holds, and whether all of it reached the graph."""

    world: str
    applicants: int
    seed: int
    suspects: tuple[Suspect, ...]
    is_loaded: bool = False

    def is_of(self, world: World) -> bool:
        """Whether it is this world, of this size and seed."""
        return (self.world, self.applicants, self.seed) == (world.name, world.applicants, world.seed)


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """Where a demo keeps its files."""

    path: Path

    @classmethod
    def of(cls, home: Path) -> "DemoFolder":
        """Give the folder `demo` of a home."""
        return cls(home / "demo")

    @property
    def feeds(self) -> Path:
        """The exports of the world's systems."""
        return self.path / "feeds"

    @property
    def truth(self) -> Path:
        """Every applicant id with the group it truly belongs to."""
        return self.path / "truth.csv"

    @property
    def hubs(self) -> Path:
        """Every value that people share innocently, with its class."""
        return self.path / "hubs.csv"

    def loads(self) -> list[tuple[Path, Path]]:
        """Each export with a map that reads it, in the order in which they are loaded."""
        maps = Path(str(files(__package__) / "maps"))
        return [(self.feeds / source.file, maps / f"{name}.toml") for source in SOURCES for name in source.maps]

    def create(self) -> None:
        """Make the folder, closed to other users."""
        self.path.mkdir(mode=0o700, exist_ok=True)
        self.feeds.mkdir(exist_ok=True)

    def manifest(self) -> Manifest | None:
        """Read what was written last, or None when no world was finished here."""
        try:
            said = json.loads(self._manifest.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        suspects = tuple(Suspect(**suspect) for suspect in said["suspects"])
        return Manifest(said["world"], said["applicants"], said["seed"], suspects, said["is_loaded"])

    def forget(self) -> None:
        """Forget the world that was here, whose graph is gone."""
        self._manifest.unlink(missing_ok=True)

    def write_manifest(self, manifest: Manifest) -> None:
        """Write it down in one step."""
        write_private(self._manifest, json.dumps(_as_json(manifest), indent=2) + "\n")

    @property
    def _manifest(self) -> Path:
        return self.path / "world.json"


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "synthetic": "Nobody in this world exists.",
        "world": manifest.world,
        "applicants": manifest.applicants,
        "seed": manifest.seed,
        "as_of": AS_OF.date().isoformat(),
        "is_loaded": manifest.is_loaded,
        "suspects": [
            {"applicant_id": suspect.applicant_id, "name": suspect.name, "kind": suspect.kind}
            for suspect in manifest.suspects
        ],
    }
