"""The part of a building: apartment, suite, floor, mailbox."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ROOMS = frozenset({
    "#", "APT", "APTS", "APARTMENT", "APMT", "UNIT", "UN", "STE", "SUITE", "SUIT", "RM", "ROOM", "SPC", "SPACE", "LOT",
    "TRLR", "TRAILER", "OFC", "OFFICE", "HNGR", "SLIP", "DEPT", "STUDIO", "FLAT", "CONDO", "NUM", "NO", "NUMBER",
    "SHOP", "DOOR", "APTO", "APARTAMENTO", "APPARTEMENT", "APPT", "WOHNUNG", "WHG", "DEPTO", "DEPARTAMENTO",
    "INTERNO", "PUERTA", "SALA", "DAIRE", "КВ", "КВАРТИРА",  # noqa: RUF001  Russian
})  # fmt: skip
_FLOORS = frozenset(["FL", "FLR", "FLOOR", "LEVEL", "LVL", "FLOORS", "PISO", "ETAGE", "OG", "STOCK"])
_BUILDINGS = frozenset(
    ["BLDG", "BUILDING", "BLD", "TOWER", "TWR", "BLOCK", "BLK", "WING", "BLOCO", "BLOQUE", "TORRE", "BATIMENT", "BAT"]
)
_MAILBOXES = frozenset(["PMB"])
_PENTHOUSES = frozenset(["PH", "PENTHOUSE"])
_WITHOUT_NUMBER = {
    "PENTHOUSE": "PH", "PH": "PH", "BASEMENT": "BSMT", "BSMT": "BSMT", "REAR": "REAR", "FRONT": "FRNT", "FRNT": "FRNT",
    "LOWER": "LOWR", "LOWR": "LOWR", "UPPER": "UPPR", "UPPR": "UPPR", "LOBBY": "LBBY", "LBBY": "LBBY", "SIDE": "SIDE",
}  # fmt: skip
_DESIGNATORS = _ROOMS | _FLOORS | _BUILDINGS | _MAILBOXES
_TELLING = _DESIGNATORS | frozenset(_WITHOUT_NUMBER)
_ORDINAL = re.compile(r"(\d+)(?:ST|ND|RD|TH)", re.ASCII)
_NUMBERED = re.compile(r"(?!\d+(?:ST|ND|RD|TH)$)[A-Z]{0,3}\d[A-Z\d]*(?:[-/][A-Z\d]+)*|[A-Z]", re.ASCII)
_DIGITS = re.compile(r"0*(\d+)", re.ASCII)
_LONGEST_FLOOR = 3
_SPELLED_FLOORS = {"GROUND": "0", "FIRST": "1", "SECOND": "2", "THIRD": "3", "FOURTH": "4", "FIFTH": "5"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What was found: `room` is the apartment's own name, the others say where it lies."""

    building: str = ""
    floor: str = ""
    room: str = ""
    mailbox: str = ""

    def __str__(self) -> str:
        """`4B`, `BLDG C 4B`, `FL 2`, `PMB 204`. A floor beside a room adds nothing: rooms are numbered through."""
        floor = "" if self.room else self.floor
        return " ".join(part for part in (self.building, floor, self.room, self.mailbox) if part)

    def __or__(self, other: "Unit") -> "Unit":
        """What one of both knows; where both know, what this one knows."""
        if self is NO_UNIT or other is NO_UNIT:
            return other if self is NO_UNIT else self
        return Unit(
            self.building or other.building,
            self.floor or other.floor,
            self.room or other.room,
            self.mailbox or other.mailbox,
        )


NO_UNIT = Unit()


def take_unit(words: list[str], start: int = 0) -> tuple[list[str], Unit, int | None]:
    """`words` without the unit designators found at `start` or after, the unit, and where the first one stood."""
    if not may_hold_unit(words):
        return words, NO_UNIT, None
    unit, rest, place, first = NO_UNIT, words[:start], start, None
    while place < len(words):
        found, length = _designated(words, place) if may_hold_unit(words[place : place + 2]) else (NO_UNIT, 0)
        if length:
            unit, first = unit | found, len(rest) if first is None else first
        else:
            rest.append(words[place])
        place += length or 1
    return rest, unit, first


def bare_unit(words: list[str]) -> Unit:
    """What stands in a column of its own: `4`, `Apt 4`, `# 4-B`, `4th floor`, `Penthouse`, `Garden`."""
    if not words:
        return NO_UNIT
    rest, unit, _ = take_unit(words)
    return unit | Unit(room=unit_name([word for word in rest if word not in _DESIGNATORS]))


def is_unit(words: list[str]) -> bool:
    """Whether a segment names a unit and nothing else."""
    if not may_hold_unit(words):
        return False
    rest, unit, _ = take_unit(words)
    return _DESIGNATORS.issuperset(rest) and bool(str(unit))


def may_hold_unit(words: Iterable[str]) -> bool:
    """Whether one of the words could belong to a unit; without one nothing else needs to be looked at."""
    return not _TELLING.isdisjoint(words)


def without_unit_lines(lines: list[list[str]]) -> tuple[list[list[str]], Unit]:
    """A unit between commas of its own, wherever it stands: before the street, after it, behind the postal code."""
    unit, others = NO_UNIT, []
    for line in lines:
        rest, found = ([], bare_unit(line)) if is_unit(line) else _without_unit_before(line)
        unit = unit | found
        others += [rest] if rest else []
    return others, unit


def is_numbered(word: str) -> bool:
    """Whether a word could be the name of a unit: `4`, `4B`, `B4`, `B`, `1201`."""
    return _NUMBERED.fullmatch(word) is not None


def unit_name(words: list[str]) -> str:
    """`4-B`, `4 b` and `04B` are `4B`."""
    name = "".join(words).replace("-", "").replace("/", "").replace("#", "")
    return _DIGITS.sub(r"\1", name, count=1) if "0" in name else name


def _without_unit_before(line: list[str]) -> tuple[list[str], Unit]:
    """`FLAT 4 12 HIGH ST` without the flat, and the flat."""
    unit, length = _designated(line, 0) if line[0] in _TELLING else (NO_UNIT, 0)
    return (line[length:], unit) if length and line[length][0].isdigit() else (line, NO_UNIT)


def _designated(words: list[str], place: int) -> tuple[Unit, int]:
    """The unit whose designator stands at `place`, and how many words it takes; 0 when none stands there."""
    word = words[place]
    if floor := _floor_after_number(words, place):
        return Unit(floor=f"FL {floor}"), 2
    if word in _WITHOUT_NUMBER and _ends_here(words, place + 1):
        return Unit(room=_WITHOUT_NUMBER[word]), 1
    return _numbered(words, place) if word in _DESIGNATORS or word in _PENTHOUSES else (NO_UNIT, 0)


def _numbered(words: list[str], place: int) -> tuple[Unit, int]:
    """`APT 4`, `UNIT # 4 B`, `BLDG C`."""
    word, after = words[place], place + 1
    while after < len(words) and words[after] in _ROOMS:
        word = words[after] if word in _ROOMS else word
        after += 1
    if after >= len(words) or not is_numbered(words[after]):
        return NO_UNIT, 0
    if word in _FLOORS and len(words[after]) > _LONGEST_FLOOR:
        return NO_UNIT, 0  # FL 33101 lies in Florida
    stop = after + 1
    if word in _ROOMS and stop < len(words) and _continues(words[after], words[stop]) and _ends_here(words, stop + 1):
        stop += 1
    return _named(word, unit_name(words[after:stop])), stop - place


def _named(designator: str, name: str) -> Unit:
    if designator in _FLOORS:
        return Unit(floor=f"FL {name}")
    if designator in _BUILDINGS:
        return Unit(building=f"BLDG {name}")
    if designator in _MAILBOXES:
        return Unit(mailbox=f"PMB {name}")
    return Unit(room=f"PH{name}" if designator in _PENTHOUSES else name)


def _floor_after_number(words: list[str], place: int) -> str:
    """The number of `4th floor`, `second fl`; nothing elsewhere."""
    if place + 1 >= len(words) or words[place + 1] not in _FLOORS:
        return ""
    if place + 2 < len(words) and is_numbered(words[place + 2]) and words[place + 2][0].isdigit():
        return ""
    ordinal = _ORDINAL.fullmatch(words[place])
    return ordinal[1] if ordinal else _SPELLED_FLOORS.get(words[place], "")


def _continues(name: str, more: str) -> bool:
    """`4 B` and `B 4` are one name in two words."""
    return (name.isdigit() and len(more) == 1 and more.isalpha()) or (
        len(name) == 1 and name.isalpha() and more.isdigit()
    )


def _ends_here(words: list[str], place: int) -> bool:
    return place >= len(words) or words[place] in _DESIGNATORS
