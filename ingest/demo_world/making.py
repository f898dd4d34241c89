"""Makes a world on disk: one pass over its people writes every feed and the truth."""

from collections.abc import Iterable, Iterator

from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.exports import write_exports
from ingest.demo_world.folder import DemoFolder, Manifest, Suspect
from ingest.demo_world.truth import recorded
from ingest.demo_world.world import World

_TELLING_KINDS = ("persona_ring", "laptop_farm", "rotation", "chain")
"""Of which kinds of rings a member is worth looking at first, the most telling first."""


def make(world: World, folder: DemoFolder) -> Manifest:
    """Write feeds, truth, hubs and manifest; what another world left there is overwritten."""
    folder.create()
    first_of_kind: dict[str, Suspect] = {}
    people = _noting_suspects(dossiers(world), first_of_kind)
    write_exports(world, recorded(people, folder.truth, folder.hubs), folder.feeds)
    suspects = tuple(first_of_kind[kind] for kind in _TELLING_KINDS if kind in first_of_kind)
    manifest = Manifest(world.name, world.applicants, world.seed, suspects[:3])
    folder.write_manifest(manifest)
    return manifest


def _noting_suspects(people: Iterable[Dossier], first_of_kind: dict[str, Suspect]) -> Iterator[Dossier]:
    for dossier in people:
        kind = dossier.group.kind
        if kind not in first_of_kind:
            first_of_kind[kind] = Suspect(dossier.ids.applicant_id, dossier.person.claims.name, kind)
        yield dossier
