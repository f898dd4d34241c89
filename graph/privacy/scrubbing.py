"""Taking one person out of texts and JSON documents that also speak of others. Pure."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

ERASED = "[erased]"
"""What stands in a text where somebody was named."""
TELLING, SHORTEST = 4, 3
"""`7` and `Ann` mean too much else to be taken out of what people wrote; `Anna` does not, nor does `A-7`."""
_GONE = object()


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody is recognised. `ids` are of applicants and of values that only they had."""

    ids: frozenset[str]
    words: frozenset[str] = frozenset()
    """Names and values, as written."""

    @property
    def of_texts(self) -> list[str]:
        """What a text may hold that names them, in lower case."""
        return sorted({word.lower() for word in self.ids | self.words if _is_telling(word)})

    @property
    def of_documents(self) -> list[str]:
        """What a JSON document may hold that names them, in lower case: ids in quotes, words as JSON writes them."""
        quoted = {form for each in self.ids for form in _as_json(each)}
        return sorted(quoted | {form[1:-1] for word in self.of_texts for form in _as_json(word)})

    def out_of_text(self, text: str) -> str:
        """The text with `[erased]` in the place of what names them."""
        words = self.of_texts
        return _any_of(words).sub(ERASED, text) if words else text

    def are_in(self, text: str) -> bool:
        """Whether a text names them, by however short an id or word."""
        words = [word for word in self.ids | self.words if word]
        return bool(words) and _any_of(words).search(text) is not None

    def out_of_document(self, document: str) -> str:
        """The JSON document without them: an object or a row that has one of the ids goes as a whole."""
        left = self._left(json.loads(document))
        return json.dumps(None if left is _GONE else left)

    def _left(self, value: Any, *, in_list: bool = False) -> Any:  # noqa: ANN401  # whatever JSON holds
        if isinstance(value, dict):
            if any(isinstance(each, str) and each in self.ids for each in value.values()):
                return _GONE
            left = {key: self._left(each) for key, each in value.items() if key not in self.ids}
            return {key: each for key, each in left.items() if each is not _GONE}
        if isinstance(value, list):
            if in_list and any(isinstance(each, str) and each in self.ids for each in value):
                return _GONE
            items = (self._left(each, in_list=True) for each in value)
            return [each for each in items if each is not _GONE]
        if isinstance(value, str):
            return _GONE if in_list and value in self.ids else self.out_of_text(value)
        return value


def telling_names(names: Iterable[str | None]) -> frozenset[str]:
    """Those names by which somebody can be told: `Test` and `Anna` alone are no such, `Anna Lind` and 王小明 are."""
    return frozenset(name for name in names if name and (" " in name.strip() or not name.isascii()))


def _is_telling(word: str) -> bool:
    return len(word) >= (TELLING if word.isalnum() else SHORTEST)


def _as_json(text: str) -> Iterable[str]:
    lower = text.lower()
    return json.dumps(lower), json.dumps(lower, ensure_ascii=False)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these as whole words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE)


def _whole(word: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", word) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", word) else ""
    return f"{before}{re.escape(word)}{after}"
