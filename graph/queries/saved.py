"""A saved query: a `.cypher` file with TOML in its leading `//` comment. It still pastes into any Cypher console."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from graph.queries.declaration import Declaration

_COMMENT = re.compile(r"//[ \t]?(.*)")
_LINE_IN_TOML = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")
_NOT_CODE = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""", re.DOTALL)
_PARAMETER = re.compile(r"\$(?:(\w+)|`((?:[^`]|``)+)`)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, where, and what to do about it."""

    file: str
    line: int
    fault: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with a name. `text` is the whole file, so that the server's line numbers are the file's."""

    name: str
    file: str
    text: str
    says: Declaration
    is_own: bool = False
    """It lies in the home, and did not come with Ringlight."""


def read_query(path: Path) -> SavedQuery | list[Fault]:
    """The query in a file, or all that is wrong with it as far as it can be told without a server."""
    query = declared_query(path)
    return query if isinstance(query, list) else parameter_faults(query) or query


def declared_query(path: Path) -> SavedQuery | list[Fault]:
    """The query in a file as soon as its declaration reads, whatever else is wrong with it; else the faults of that."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return [Fault(str(path), 1, f"The file cannot be read: {error}. Save it as UTF-8.")]
    return query_in(text, path)


def query_in(text: str, path: Path) -> SavedQuery | list[Fault]:
    """The query that the file would hold with this text, or its faults, as `declared_query`."""
    said = declared(text, str(path))
    return said if isinstance(said, list) else SavedQuery(path.stem, str(path), text, said)


def declared(text: str, file: str) -> Declaration | list[Fault]:
    """What the leading comment says, or its faults."""
    comment = _leading_comment(text)
    if not comment:
        return [Fault(file, 1, 'It has no declaration: begin with a comment such as `// title = "…"`.')]
    try:
        return Declaration.model_validate(tomllib.loads("\n".join(comment)))
    except tomllib.TOMLDecodeError as error:
        at = _LINE_IN_TOML.search(str(error))
        line = int(at[1]) if at and at[1] else len(comment)
        return [Fault(file, line, f"Its comment is no TOML: {_LINE_IN_TOML.sub('', str(error))}.")]
    except ValidationError as error:
        return [
            _declaration_fault(file, comment, [str(part) for part in each["loc"]], each["msg"])
            for each in error.errors()
        ]


def parameter_faults(query: SavedQuery) -> list[Fault]:
    """Parameters that are used and not declared, or declared and not used."""
    used, declared_names = parameters_used(query.text), query.says.parameters
    undeclared = [
        Fault(query.file, line, f"${name} is not declared: add [parameters.{name}] with its type to the comment.")
        for name, line in used.items()
        if name not in declared_names
    ]
    comment = _leading_comment(query.text)
    unused = [
        Fault(
            query.file,
            _line_of(comment, ["parameters", name]),
            f"The parameter {name} is not used: use it or remove it.",
        )
        for name in declared_names
        if name not in used
    ]
    return undeclared + unused


def parameters_used(text: str) -> dict[str, int]:
    """Every `$name` outside texts and comments, with the first line where it stands."""
    code = _NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    used: dict[str, int] = {}
    for found in _PARAMETER.finditer(code):
        used.setdefault(found[1] or found[2], code.count("\n", 0, found.start()) + 1)
    return used


def _leading_comment(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        found = _COMMENT.fullmatch(line.strip())
        if not found:
            break
        lines.append(found[1])
    return lines


def _declaration_fault(file: str, comment: list[str], where: list[str], message: str) -> Fault:
    said = message.removeprefix("Value error, ")
    return Fault(
        file, _line_of(comment, where), f"{'.'.join(where)}: {said}." if where else f"{said[:1].upper()}{said[1:]}."
    )


def _line_of(comment: list[str], where: list[str]) -> int:
    """The line of the key or table that comes nearest to `where`; 1 where none is there."""
    for depth in range(len(where), 0, -1):
        key, table = re.escape(where[depth - 1]), r"\.".join(map(re.escape, where[:depth]))
        pattern = re.compile(rf'\s*(?:\[{table}\]|"?{key}"?\s*=)')
        for number, line in enumerate(comment, start=1):
            if pattern.match(line):
                return number
    return 1
