"""What the TOML in the leading comment of a saved query says: what it is for, takes, and returns."""

from datetime import date
from enum import StrEnum
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that says something."""
Share = Annotated[float, Field(ge=0, le=1)]

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "texts": (list,),
}


class Category(StrEnum):
    """What a signal looks at. Signals of different categories are independent evidence."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NETWORK = "network"
    PROFILE = "profile"
    """Schools, degrees and profiles."""
    BEHAVIOUR = "behaviour"
    """What somebody does: applies in bursts, applies again after being blocked."""
    WARNING = "warning"
    """What others warn about."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Parameter(_Table):
    """One `$name`. Without a default it must be given, unless it is optional: then it is null."""

    type: Literal["text", "integer", "number", "boolean", "date", "texts"]
    label: str = ""
    default: Any = None
    optional: bool = False
    values_from: str | None = None
    """The reference list whose entries it holds where nothing else is given."""

    @model_validator(mode="after")
    def _default_fits(self) -> "Parameter":
        if self.default is not None and not fits(self.default, self.type):
            raise ValueError(f"the default {self.default!r} is no {self.type}")
        if self.values_from and self.type != "texts":
            raise ValueError('a parameter with values_from has the type "texts"')
        return self


class SignalDeclaration(_Table):
    """What makes a saved query a signal: each row is about the person in its column `applicant_id`."""

    category: Annotated[Category, Field(strict=False)]
    strength: Share
    """What it says by itself, 0..1. A column `strength` of the query lowers or raises it for one row."""
    false_positives: Annotated[list[Said], Field(min_length=1)]
    """Who else shows this, and is nobody to worry about."""
    explanation: Said
    """A sentence with columns in braces."""
    refined_by: str | None = None
    """The rule in `graph.signals.refinements` that decides what Cypher alone cannot."""
    needs: str | None = None
    """The list without whose entries there is nothing to ask."""

    def columns(self) -> list[str]:
        """The columns that the explanation names; ValueError where its braces hold anything but a name."""
        parsed = Formatter().parse(self.explanation)
        braces = [(name, form or conversion) for _, name, form, conversion in parsed if name is not None]
        odd = next((name for name, more in braces if more or not name.isidentifier()), None)
        if odd is not None:
            raise ValueError(f"the explanation has {{{odd}}}, and braces hold nothing but the name of a column")
        return [name for name, _ in braces]

    @model_validator(mode="after")
    def _explanation_reads(self) -> "SignalDeclaration":
        self.columns()
        return self


class Declaration(_Table):
    """All of it."""

    title: Said
    description: Said
    tags: list[Said] = []
    returns: Annotated[list[Said], Field(min_length=1)]
    parameters: dict[str, Parameter] = {}
    signal: SignalDeclaration | None = None

    @model_validator(mode="after")
    def _signal_returns_what_it_needs(self) -> "Declaration":
        if self.signal:
            missing = {"applicant_id", *self.signal.columns()} - set(self.returns)
            if missing:
                raise ValueError(f"a signal like this returns {', '.join(sorted(missing))}: add it to returns")
        return self


def fits(value: object, kind: str) -> bool:
    """Whether `value` is of a parameter's type. True is no integer; `texts` is a list of texts."""
    if kind == "texts":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return isinstance(value, _PYTHON_TYPES[kind]) and (kind == "boolean") == isinstance(value, bool)
