"""Which of the values that were read join those who use them, by the rules that find all rings: pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.rings.decided import Decided
from graph.rings.detection import model
from graph.rings.detection.growth import is_witnessed
from graph.rings.detection.model import Tie
from graph.rings.detection.same_person import re_applicants
from graph.rings.detection.sets import joined
from graph.rings.detection.tangle import Tangle, Web, is_handful
from graph.rings.detection.ties import ties_of
from graph.rings.shared import LARGEST, Person, SharedValue
from graph.rings.weaving import is_woven, witnessed


@dataclass(frozen=True, slots=True)
class Join:
    """Persons (ids) joined for one reason: by one value, or by several that the same people have.

    `witnessed` is the share of them who have something else in common with others of them.
    """

    persons: frozenset[str]
    values: tuple[SharedValue, ...]
    witnessed: float


@dataclass(frozen=True)
class Neighbourhood:
    """Values by id, all those of the persons who were `read` (ids) among them, and what was decided about them."""

    values: Mapping[str, SharedValue]
    read: frozenset[str] = frozenset()
    decided: Decided = field(default_factory=Decided)

    @cached_property
    def known(self) -> dict[str, Person]:
        """Everybody who uses one of the values, by id."""
        return {use.person.id: use.person for value in self.values.values() for use in value.uses}

    @cached_property
    def users(self) -> dict[str, frozenset[str]]:
        """Value id to the persons (ids) who use it, as far as they were read."""
        return {value.id: frozenset(use.person.id for use in value.uses) for value in self.values.values()}

    @cached_property
    def named(self) -> dict[str, model.Person]:
        """Everybody who uses one of the values, with one of their names."""
        names: dict[str, str | None] = {}
        for value in self.values.values():
            for use in value.uses:
                known = names.get(use.person.id)
                names[use.person.id] = min(known, use.name) if known and use.name else known or use.name
        return {person: model.Person(person, name) for person, name in names.items()}

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """Handfuls join, crowds where handfuls bear witness, networks those who hang together otherwise."""
        links = [tie for tie in self._web.ties if self._links(tie)]
        knots = [self._web.tangle(knot) for knot in joined(tie.holders for tie in links)]
        others = (tie for tie in self._web.ties if tie.is_network and is_handful(tie) and not self._links(tie))
        woven = (tie for tie in others if is_woven(tie, knots))
        return (*(self._join(tie) for tie in (*links, *woven)), *self._applied_again())

    def stand_in(self, person: str) -> str:
        """Give the person who stands for all applications of somebody who applied again under one name."""
        return self._same.get(person, person)

    def tangle(self, persons: Iterable[str]) -> Tangle:
        """Take the stand-ins of these persons with all bonds among them."""
        return self._web.tangle(self.stand_in(person) for person in persons)

    @cached_property
    def _same(self) -> Mapping[str, str]:
        return re_applicants(self.named, self._detected)

    @cached_property
    def _web(self) -> Web:
        return Web(ties_of(self._detected, self._same))

    @cached_property
    def _one_homes(self) -> set[str]:
        """Buildings that stand for the addresses in them, with and without the unit."""
        return {value.id for value in self._counting.values() if value.is_building}

    @cached_property
    def _counting(self) -> dict[str, SharedValue]:
        """The values with those uses that may tie somebody to others."""
        decided = self.decided
        if decided == Decided():
            return dict(self.values)
        values = (value for value in self.values.values() if not self._is_barred_house(value))
        counting = (
            replace(value, uses=tuple(use for use in value.uses if decided.counts(value, use))) for value in values
        )
        return {value.id: value for value in counting}

    def _is_barred_house(self, value: SharedValue) -> bool:
        """Whether it is a building with an address that somebody decided about: what is said of that holds."""
        within = (each for each in self.values.values() if each.building == value.id and not each.is_building)
        return value.is_building and any(self.decided.about(each) for each in within)

    @cached_property
    def _detected(self) -> list[model.Value]:
        values = (value for value in self._counting.values() if value.uses and not value.is_vague)
        return [_detected(value) for value in values if value.is_building or value.building not in self._one_homes]

    @cached_property
    def _standing_for(self) -> Mapping[str, list[SharedValue]]:
        at: dict[str, list[SharedValue]] = defaultdict(list)
        for value in self._counting.values():
            at[value.building if value.building in self._one_homes else value.id].append(value)
        return at

    def _links(self, tie: Tie) -> bool:
        if any(self.decided.is_rings_own(value) for value in tie.values):
            return True
        return not tie.is_network and (is_handful(tie) or is_witnessed(tie, self._web))

    def _join(self, tie: Tie) -> Join:
        values = tuple(value for id_ in tie.values for value in self._standing_for[id_])
        users = {use.person.id for value in values for use in value.uses}
        persons = frozenset(person for person in users if self.stand_in(person) in tie.holders)
        is_rings_own = any(self.decided.is_rings_own(value) for value in tie.values)
        return Join(persons, values, 1.0 if is_rings_own else witnessed(tie, self._web))

    def _applied_again(self) -> Iterator[Join]:
        """Those who bear one name and share something of their own: one person, whoever else shares it."""
        groups: dict[str, set[str]] = defaultdict(set)
        for person, stand_in in self._same.items():
            groups[stand_in].add(person)
        for group in groups.values():
            handfuls = (value for value in self._counting.values() if not value.is_crowded and not value.is_vague)
            values = tuple(value for value in handfuls if len(self.users[value.id] & group) > 1)
            yield Join(frozenset(group), values, witnessed=1.0)


def may_join(value: SharedValue) -> bool:
    """Whether it is worth asking who they are that share it: a network joins no crowd."""
    return value.degree <= LARGEST and not value.is_vague and not (value.is_crowded and value.kind == "ip")


def onlookers(neighbourhood: Neighbourhood, reached: Collection[str]) -> set[str]:
    """Find those whose own values tell whether a network joins them to the reached (ids of persons).

    They are behind a network of a handful with somebody reached, or share a handful with one who is.
    """
    handfuls = [value for value in neighbourhood.values.values() if value.uses and not value.is_crowded]
    users = neighbourhood.users
    behind = _users([users[value.id] for value in handfuls if value.kind == "ip"], reached)
    partners = _users([users[value.id] for value in handfuls if value.kind != "ip"], behind)
    return (behind | partners).difference(reached)


def _users(groups: Iterable[frozenset[str]], persons: Collection[str]) -> set[str]:
    return set[str]().union(*(group for group in groups if not group.isdisjoint(persons))).difference(persons)


def _detected(value: SharedValue) -> model.Value:
    seen: dict[str, model.Span] = {}
    for use in value.uses:
        if use.span:
            first, last = seen.get(use.person.id, use.span)
            seen[use.person.id] = min(first, use.span[0]), max(last, use.span[1])
    holders = frozenset(use.person.id for use in value.uses)
    return model.Value(value.id, value.kind, holders, value.building, seen=seen)
