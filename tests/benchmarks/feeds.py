"""Applicants with five identifiers each: as clean values for the reference loaders, and as feeds write them."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DISTINCT = {"phone": 0.8, "email": 0.95, "address": 0.6, "ip": 0.3, "linkedin": 0.97}
"""How many different values there are, as a share of the applicants: a phone has 1.25 holders on average, an IP 3.3."""
STREETS = ("Oak", "Maple", "Cedar", "Elm", "Washington", "Lake", "Hill", "Park", "Pine", "Walnut", "Spring", "Ridge")
TOWNS = (("Phoenix", "AZ", 85001), ("Chicago", "IL", 60601), ("Denver", "CO", 80201), ("Atlanta", "GA", 30301))
AREA_CODES = (602, 312, 303, 404)


@dataclass(frozen=True, slots=True)
class Applicant:
    """One applicant and the number of each value that they have."""

    number: int
    values: dict[str, int]

    @property
    def applicant_id(self) -> str:
        return f"bench-{self.number:07}"


def applicants(count: int, sharers: int = 0, seed: int = 1) -> Iterator[Applicant]:
    """So many applicants; of them `sharers` have one phone, one address and one IP address in common."""
    dice = random.Random(seed)
    shared_by = set(dice.sample(range(count), sharers))
    for number in range(count):
        values = {kind: dice.randrange(1, int(count * share)) for kind, share in DISTINCT.items()}
        if number in shared_by:
            values |= {"phone": 0, "address": 0, "ip": 0}
        yield Applicant(number, values)


def clean(kind: str, number: int) -> str:
    """The value as a reference loader gets it."""
    town, state, zip_code = TOWNS[number % 4]
    match kind:
        case "phone":
            return f"+1{AREA_CODES[number % 4]}{2_000_000 + number // 4:07}"
        case "email":
            return f"person{number}@example.com"
        case "address":
            street = STREETS[number % len(STREETS)].lower()
            return f"{1 + number // 48} {street} st apt {number % 40}, {town.lower()} {state.lower()} {zip_code}"
        case "ip":
            return f"{11 + number % 80}.{number // 80 % 256}.{number // 20_480 % 256}.{1 + number % 250}"
        case _:
            return f"linkedin:person-{number}"


def as_written(kind: str, number: int, spelling: int) -> str:
    """The value as some source spells it."""
    town, state, zip_code = TOWNS[number % 4]
    match kind:
        case "phone":
            digits = clean("phone", number)[2:]
            return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if spelling % 2 else f"+1 {digits[:3]} {digits[3:]}"
        case "email":
            return f"Person{number}@Example.com" if spelling % 2 else f"person{number}@example.com"
        case "address":
            street, unit = STREETS[number % len(STREETS)], number % 40
            written = ("Street", "Apt") if spelling % 2 else ("ST", "Apt.")
            return f"{1 + number // 48} {street} {written[0]} {written[1]} {unit}, {town}, {state} {zip_code}"
        case "ip":
            return clean("ip", number)
        case _:
            return f"{'https://www.' if spelling % 2 else ''}linkedin.com/in/person-{number}"


def write_one_table(folder: Path, people: list[Applicant]) -> Path:
    """An export of an applicant tracking system: everything in one CSV."""
    path = folder / "applicants.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["applicant_id", "name", "recorded_at", *DISTINCT])
        for each in people:
            values = (as_written(kind, each.values[kind], each.number) for kind in DISTINCT)
            writer.writerow([each.applicant_id, f"Person {each.number}", _time(each.number), *values])
    return path


def _time(number: int) -> str:
    return f"2026-{1 + number % 12:02}-{1 + number % 28:02}T{number % 24:02}:{number % 60:02}:00Z"
