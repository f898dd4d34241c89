"""Every kind of group there can be: its sizes, and how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.demo_world import ring_shapes, traps
from ingest.demo_world.belongings import Group
from ingest.demo_world.cast import Cast


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of group is made. `smallest` and `largest` count the people of one group."""

    make: Callable[[Cast, int], list[Group]]
    smallest: int
    largest: int
    copies: int = 1
    """How many groups of the size come together."""
    beside: int = 0
    """How many people of other kinds come with them."""

    def heads(self, size: int) -> int:
        """How many people one call makes."""
        return size * self.copies + self.beside


SHAPES: Mapping[str, Shape] = {
    "family": Shape(traps.family, 2, 5),
    "flatmates": Shape(traps.flatmates, 2, 4),
    "re_applicant": Shape(traps.re_applicant, 2, 5),
    "recycled_phone": Shape(traps.recycled_phone, 2, 2),
    "apartment_tower": Shape(traps.apartment_tower, 15, 50),
    "dorm": Shape(traps.dorm, 20, 80),
    "staffing_agency": Shape(traps.staffing_agency, 15, 60),
    "small_agency": Shape(traps.small_agency, 6, 8),
    "large_agency": Shape(traps.large_agency, 30, 80),
    "coworking_floor": Shape(traps.coworking_floor, 10, 40),
    "own_office": Shape(traps.own_office, 40, 150),
    "parcel_locker": Shape(traps.parcel_locker, 20, 60),
    "mail_forwarder": Shape(traps.mail_forwarder, 20, 60),
    "relocation_hotel": Shape(traps.relocation_hotel, 6, 20),
    "training_cohort": Shape(traps.training_cohort, 8, 20),
    "persona_ring": Shape(ring_shapes.persona_ring, 6, 25),
    "laptop_farm": Shape(ring_shapes.laptop_farm, 30, 90),
    "chain": Shape(ring_shapes.chain, 6, 12),
    "rotation": Shape(ring_shapes.rotation, 8, 16),
    "touching_rings": Shape(ring_shapes.touching_rings, 6, 12, copies=2),
    "identity_theft": Shape(ring_shapes.identity_theft, 6, 14, beside=1),
    "suite_ring": Shape(ring_shapes.suite_ring, 6, 14, beside=ring_shapes.OTHER_RENTERS),
}
