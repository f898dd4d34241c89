"""What companies may tell each other of a confirmed value: a keyed hash of it, and nothing of anybody who had it."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import UsageError

SHORTEST_KEY = 32
"""Characters. Phones are few enough to be tried one by one with any key that can be guessed."""
FORMAT = "ringlight-indicators"


class Confidence(StrEnum):
    """How sure the company is that tells it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One value as others learn of it. `mac` is 64 hex digits; after `expires` it says nothing any more."""

    mac: str
    kind: str
    confidence: Confidence
    first_seen: date | None
    last_seen: date | None
    expires: date


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    mac: str = Field(pattern="^[0-9a-f]{64}$")
    kind: str = Field(min_length=1, max_length=40, pattern="^[a-z_]+$")
    confidence: Confidence
    first_seen: date | None = None
    last_seen: date | None = None
    expires: date


class Document(BaseModel):
    """A file of indicators. `key_id` tells which key made it, and nothing of the key."""

    model_config = ConfigDict(extra="forbid")
    format: Literal["ringlight-indicators"]
    version: Literal[1]
    consortium: str = Field(max_length=200)
    key_id: str
    indicators: list[_Entry]


def mac_of(key: str, identifier_id: str) -> str:
    """The keyed hash of a value. An identifier's id is made of its canonical form, so that no spelling matters."""
    return hmac.digest(_bytes(key), f"value\0{identifier_id}".encode(), "sha256").hex()


def key_id(key: str) -> str:
    """By which two companies see that they have the same key."""
    return hmac.digest(_bytes(key), b"key", "sha256").hex()[:16]


def written(indicators: Iterable[Indicator], consortium: str, key: str) -> str:
    """The file to be handed over; the same indicators give the same text."""
    entries = [_Entry.model_validate(one, from_attributes=True) for one in sorted(indicators, key=lambda one: one.mac)]
    document = Document(format=FORMAT, version=1, consortium=consortium, key_id=key_id(key), indicators=entries)
    return document.model_dump_json(indent=1) + "\n"


def read(text: str | bytes, key: str) -> tuple[str, list[Indicator]]:
    """The consortium's name and the indicators of a file; UsageError where it is none, or another key made it."""
    try:
        document = Document.model_validate_json(text)
    except ValidationError as error:
        fault = error.errors(include_input=False)[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise UsageError(f"This is no file of indicators: {place}: {fault['msg']}.") from error
    if document.key_id != key_id(key):
        raise UsageError(
            "This file was made with another key than the one that [exchange] names: nothing in it could ever match."
        )
    return document.consortium, [Indicator(**entry.model_dump()) for entry in document.indicators]


def _bytes(key: str) -> bytes:
    if len(key) < SHORTEST_KEY:
        raise UsageError(
            f"The key of [exchange] has less than {SHORTEST_KEY} characters: make one by `ringlight exchange new-key`."
        )
    return key.encode()
