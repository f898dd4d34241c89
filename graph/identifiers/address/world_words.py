"""The vocabulary of streets outside the United States, read once from `world_words.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_GERMANIC = frozenset(["de", "nordic"])


@dataclass(frozen=True, slots=True)
class StreetWords:
    """What the languages of one country do with the words of a street."""

    short: Mapping[str, str]
    dropped: frozenset[str]
    ends: tuple[str, ...]
    """Words that are written together with the name or apart."""
    spells_umlauts: bool
    """`ue` and `ü` are one letter there, and so is the bare `u` of a foreign keyboard."""
    number_comes_first: bool

    def street(self, words: list[str]) -> str:
        """One spelling of the street's name."""
        plain = (word for word in words if word not in self.dropped and word != "#")
        names = [self.short.get(word, word) for word in map(self._letters, plain)]
        names = [name for name in names if name] or list(words)
        return " ".join(self._joined(names))

    def _letters(self, word: str) -> str:
        return re.sub(r"([AOU])E|AA", lambda match: match[1] or "A", word) if self.spells_umlauts else word

    def _joined(self, names: list[str]) -> list[str]:
        found: list[str] = []
        for name in names:
            joins = found and name in self.ends and not found[-1].isdigit()
            word = found.pop() + name if joins else name
            found.append(_STREET_AT_END.sub("STR", word) if self.ends else word)
        return found


_STREET_AT_END = re.compile(r"(?:STRASSE|STRASE|STRAAT)$")


@cache
def street_words(country: str) -> StreetWords:
    """Those of a country's languages; English where nothing is known."""
    table = _table()
    languages = [language for language, countries in table["languages"].items() if country in countries.split()]
    chosen: list[dict[str, Any]] = [table[language] for language in languages or ["en"]]
    return StreetWords(
        short={
            written: short
            for language in reversed(chosen)
            for short, others in language["short"].items()
            for written in ([short, *others.split()] if others else [short])
        },
        dropped=frozenset(word for language in chosen for word in language["drop"].split()),
        ends=tuple(end for language in chosen for end in language.get("ends", [])),
        spells_umlauts=not _GERMANIC.isdisjoint(languages),
        number_comes_first=not languages or languages[0] in {"en", "fr"},
    )


@cache
def box_words() -> re.Pattern[str]:
    """A post-office box in any of the languages, with its number."""
    names = sorted(_table()["boxes"]["words"].split("|"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)}) (?:# |NO |N )?([A-Z]{{0,2}}\d[\dA-Z]*)(?: (.*))?")


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "world_words.toml").read_text(encoding="utf-8"))
