"""JSON-like values to the texts that canonical columns hold. Nothing is guessed: numbers keep their digits."""

import json
import re
from typing import Any

from ingest.rejections import is_storable

TEXT_LIMIT = 16_384
"""Characters of a value. What is longer is no name, address or degree."""
ID_LIMIT = 500
_WHOLE = re.compile(r"(-?\d+)\.0+", re.ASCII)


def texts_in(value: Any) -> list[str]:  # noqa: ANN401  # any JSON value
    """Give the trimmed texts of a value, none of them empty; an array stands for each of its elements.

    ValueError for an object, which is no text.
    """
    if value is None:
        return []
    if isinstance(value, str):
        text = value.strip()
        return [text] if text else []
    if isinstance(value, list):
        return [text for element in value for text in texts_in(element)]
    if isinstance(value, dict):
        raise ValueError("an object where a text is expected")  # noqa: TRY004  # a fault of the data, not of a type
    return [_scalar(value)]


def whole_number(text: str) -> str:
    """Take off the `.0` that spreadsheets and data frames add to an id: 53880001.0 is 53880001."""
    match = _WHOLE.fullmatch(text)
    return match[1] if match else text


def fault_of_text(text: str, limit: int) -> str | None:
    """Why a text cannot be kept, or None."""
    if len(text) > limit:
        return f"longer than {limit:,} characters"
    if is_storable(text):
        return None
    return "a NUL character" if "\0" in text else "not readable in this encoding"


def as_written(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """Write a value or a whole record on one line, for a rejection."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        return f"(a {type(value).__name__} that is nested too deeply)"


def _scalar(value: Any) -> str:  # noqa: ANN401  # a JSON number or truth value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
