"""What names values by their ids, after these were given others. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.database import Row
from graph.identifiers.canonical import stable_id

_ID = re.compile(r"(?<![\w:])[a-z_]+:[0-9a-f]{16}(?![\w:])", re.ASCII)


@dataclass(frozen=True)
class Moves:
    """Each value of before and the one that it is now, or those that it became. Texts name the first of these."""

    to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def first(self) -> Mapping[str, str]:
        """What a text names now."""
        return {old: new[0] for old, new in self.to.items()}

    def in_text(self, text: str) -> str:
        """A text or JSON document that names the values of now. Of those in a list that became one, the first stays."""
        if not any(found in self.to for found in _ID.findall(text)):
            return text
        try:
            return json.dumps(self._in_document(json.loads(text)))
        except ValueError:
            return self._named(text)

    def in_list(self, ids: Iterable[str]) -> list[str]:
        """A list of ids, or of texts that hold some."""
        named = (self.to.get(each) or (self._named(each),) for each in ids)
        return list(dict.fromkeys(new for several in named for new in several))

    def in_properties(self, row: Row) -> Row:
        """Of a node's texts and lists, those that are otherwise now."""
        texts = {name: self.in_text(text) for name, text in row["texts"]}
        lists = {name: self.in_list(ids) for name, ids in row["lists"] if not self.to.keys().isdisjoint(_ids_in(ids))}
        before = dict(row["texts"])
        return lists | {name: text for name, text in texts.items() if text != before[name]}

    def _named(self, text: str) -> str:
        return _ID.sub(lambda found: self.first.get(found[0], found[0]), text)

    def _in_document(self, value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
        if isinstance(value, str):
            return self._named(value)
        if isinstance(value, dict):
            return {self._named(name): self._in_document(each) for name, each in value.items()}
        if isinstance(value, list):
            return _once([self._in_document(each) for each in value])
        return value


def copies_for_split(decisions: Iterable[Row], moves: Moves) -> list[Row]:
    """Of decisions about a value, or about a link with it, that became several: the same about each but the first."""
    return [
        _about(decision, old, new)
        for decision in decisions
        for old in decision["identifiers"]
        for new in moves.to.get(old, ())[1:]
    ]


def numbered(decisions: Iterable[Row], moves: Moves) -> list[Row]:
    """New numbers for decisions, given in their order in time, about subjects that became one."""
    counted: dict[tuple[str, str, str | None], int] = {}
    touched = {new for several in moves.to.values() for new in several}
    numbers = []
    for decision in decisions:
        subject = (decision["subject_kind"], decision["subject_id"], decision.get("role"))
        counted[subject] = counted.get(subject, 0) + 1
        if counted[subject] != decision["number"] and not touched.isdisjoint(decision["identifiers"]):
            numbers.append({"decision_id": decision["decision_id"], "number": counted[subject]})
    return numbers


def _about(decision: Row, old: str, new: str) -> Row:
    replaces = decision.get("replaces")
    return decision | {
        "decision_id": stable_id("decision", decision["decision_id"], new),
        "subject_id": decision["subject_id"].replace(old, new),
        "identifiers": [new],
        "replaces": replaces and stable_id("decision", replaces, new),
    }


def _ids_in(texts: Iterable[str]) -> set[str]:
    return {found for text in texts for found in _ID.findall(text)}


def _once(items: list[Any]) -> list[Any]:
    """Without repeated ids, and without objects whose `id` another one has."""
    seen = set()
    kept = []
    for item in items:
        named = item.get("id") if isinstance(item, dict) else item
        is_id = isinstance(named, str) and _ID.fullmatch(named) is not None
        if is_id and named in seen:
            continue
        seen |= {named} if is_id else set()
        kept.append(item)
    return kept
