"""What a map does to the texts that it finds before they are values."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from ingest.maps.texts import TEXT_LIMIT, whole_number

Edit = Callable[[list[str]], list[str]]


def edit_of(
    *, unescape: bool, separator: str | None, is_id: bool, empty: frozenset[str], ours: Mapping[str, str]
) -> Edit | None:
    """All that is to be done to a column's texts, in this order, as one function; None when it is nothing."""
    steps: list[Edit] = []
    if unescape:
        steps.append(_unescaped)
    if separator:
        steps.append(partial(_split, re.compile(separator)))
    if is_id:
        steps.append(_whole_numbers)
    if empty:
        steps.append(partial(_without, empty))
    if ours:
        steps.append(partial(_translated, ours))
    return steps[0] if len(steps) == 1 else partial(_in_turn, steps) if steps else None


def _in_turn(steps: list[Edit], texts: list[str]) -> list[str]:
    for step in steps:
        texts = step(texts)
    return texts


def _unescaped(texts: list[str]) -> list[str]:
    return _trimmed(map(html.unescape, texts))


def _split(separator: re.Pattern[str], texts: list[str]) -> list[str]:
    """Cut what a value could be made of; what is far too long is left whole, to be refused as it came."""
    return _trimmed(part for text in texts for part in (separator.split(text) if len(text) <= TEXT_LIMIT else [text]))


def _whole_numbers(texts: list[str]) -> list[str]:
    return [whole_number(text) for text in texts]


def _without(empty: frozenset[str], texts: list[str]) -> list[str]:
    return [text for text in texts if text not in empty]


def _translated(ours: Mapping[str, str], texts: list[str]) -> list[str]:
    return [text for text in (ours.get(text, text) for text in texts) if text]


def _trimmed(texts: Iterable[str]) -> list[str]:
    return [text for text in map(str.strip, texts) if text]
