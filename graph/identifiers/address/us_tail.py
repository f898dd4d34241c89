"""The end of an American address: state and ZIP code."""

import re
from dataclasses import dataclass

from graph.identifiers.address.us_words import vocabulary

_ZIP = re.compile(r"(\d{5})(?:-?(?:\d{4})?)?", re.ASCII)
_PLUS_FOUR = re.compile(r"\d{4}", re.ASCII)
_WORDS_OF_A_STATE = 3
_CITY_AND_STATE = ["NEW", "YORK"]
_ENDS_A_STREET_TOO = frozenset(
    ["CT", "AL", "FL", "LA", "MT", "PR", "VI", "IN", "OR", "ID", "ME", "DE", "PA", "CO", "AS", "NE"]
)
"""State codes that are also a suffix, a direction or a word: alone at the end of a single line they are no state."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The state as written and the first five digits of the ZIP code, empty when absent."""

    written_state: str = ""
    zip_code: str = ""

    @property
    def state(self) -> str:
        """The ZIP code outranks a state that contradicts it."""
        return _state_of(self.zip_code) or self.written_state

    @property
    def agrees(self) -> bool:
        """State and ZIP code are both there and belong together."""
        return bool(self.zip_code) and _state_of(self.zip_code) == self.written_state


def tail_of(region: list[str], postal_code: list[str]) -> Tail:
    """From columns of their own."""
    return Tail(vocabulary().states.get("".join(region), ""), _zip(postal_code[:1]))


def take_tail(lines: list[list[str]]) -> tuple[list[list[str]], Tail]:
    """`lines` without state and ZIP code at their end, in either order, and these two."""
    lines = [list(line) for line in lines]
    _drop_impossible_zip(lines)
    zip_code = _take_zip(lines)
    state = _take_state(lines, alone=not zip_code)
    zip_code = zip_code or (_take_zip(lines) if state else "")
    return [line for line in lines if line], Tail(state, zip_code)


def _take_zip(lines: list[list[str]]) -> str:
    if not lines:
        return ""
    line = lines[-1]
    plus_four = 1 if len(line) > 1 and _PLUS_FOUR.fullmatch(line[-1]) and _zip(line[-2:-1]) else 0
    end = len(line) - plus_four
    zip_code = _zip(line[end - 1 : end])
    if not zip_code or line[end - 2 : end - 1] in (["BOX"], ["#"]) or (len(lines) == 1 and end == 1):
        return ""
    del line[end - 1 :]
    if not line:
        lines.pop()
    return zip_code


def _drop_impossible_zip(lines: list[list[str]]) -> None:
    """`IL 00000`: a ZIP code that was never given out, behind a state, is none."""
    line = lines[-1] if lines else []
    if len(line) > 1 and _ZIP.fullmatch(line[-1]) and not _zip(line[-1:]) and line[-2] in vocabulary().states:
        del line[-1]


def _take_state(lines: list[list[str]], *, alone: bool) -> str:
    if not lines:
        return ""
    line = lines[-1]
    for count in range(min(_WORDS_OF_A_STATE, len(line)), 0, -1):
        state = vocabulary().states.get("".join(line[-count:]), "")
        if state and not (alone and len(lines) == 1 and line[-1] in _ENDS_A_STREET_TOO):
            if alone and line == _CITY_AND_STATE and len(lines) == 2:  # noqa: PLR2004  street, New York
                return state
            del line[-count:]
            if not line:
                lines.pop()
            return state
    return ""


def _zip(words: list[str]) -> str:
    match = _ZIP.fullmatch(words[0]) if words else None
    return match[1] if match and _state_of(match[1]) else ""


def _state_of(zip_code: str) -> str:
    return vocabulary().state_of_prefix.get(zip_code[:3], "")
