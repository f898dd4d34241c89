"""`ringlight.toml` in the data folder: what a team settles once. Each room declares and reads its own table."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator

from graph.errors import UsageError

NAME = "ringlight.toml"
Declared = TypeVar("Declared")


class Table(BaseModel):
    """A table of the file: a word that nobody knows is a fault, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Secret(Table):
    """`{ env = "NAME" }` or `{ file = "PATH" }`: where a password lies. It never stands in the file itself."""

    env: str | None = None
    file: Path | None = None

    @model_validator(mode="after")
    def _one_place(self) -> "Secret":
        if (self.env is None) == (self.file is None):
            raise ValueError('a secret is { env = "NAME" } or { file = "PATH" }')
        return self

    def read(self, environ: Mapping[str, str] = os.environ) -> str:
        """Give the text, without the line end of a file; UsageError names the place where nothing lies."""
        if self.env is not None:
            if not environ.get(self.env):
                raise UsageError(f"The environment variable {self.env}, which {NAME} names, is not set.")
            return environ[self.env]
        assert self.file is not None  # noqa: S101  # one of both, as the model holds
        try:
            return self.file.read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise UsageError(
                f"The secret {self.file}, which {NAME} names, cannot be read: {error.strerror}."
            ) from error


def read_table(home: Path, name: str, declared: type[Declared]) -> Declared:
    """The table `name` of the home's file, as `declared` says; an absent file or table is an empty one.

    UsageError tells the file, the place in it and what is wrong there.
    """
    path = home / NAME
    try:
        return TypeAdapter(declared).validate_python(_read(path).get(name, {}))
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join([name, *map(str, fault["loc"])])
        raise UsageError(f"{path}: {place}: {fault['msg'].removeprefix('Value error, ')}.") from error


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}.") from error
