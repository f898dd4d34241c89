"""One value as the text of one cell: safe on a terminal and in a spreadsheet, and still what it was for a reader."""

import unicodedata
from datetime import date

from app.export.documents import as_json, iso_time

# Excel, LibreOffice and Google Sheets start a formula at these, the last four being their full-width twins.
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_KEPT_IN_CELLS = "\t\r\n"
_BIDIRECTIONAL = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u2028", "\u2029"}


def cell(value: object) -> str:
    """`value` as people read it: times in UTC, a list joined by ` | `, nothing as the empty text."""
    match value:
        case None:
            return ""
        case str():
            return value
        case date():
            return iso_time(value)
        case list() | tuple() | set() | frozenset():
            return " | ".join(map(cell, value))
        case _:
            return as_json(value, indent=None)


def spreadsheet_cell(value: object) -> str:
    """The cell that no spreadsheet takes for a formula: such a text gets an apostrophe in front and stays readable."""
    text = visible(cell(value), keep=_KEPT_IN_CELLS)
    is_number = isinstance(value, int | float)
    return text if is_number or not text.lstrip().startswith(_FORMULA_STARTS) else f"'{text}"


def table_cell(value: object) -> object:
    """The value for a table of the app: a text as a spreadsheet may have it, all else as it is, to be sorted by."""
    return spreadsheet_cell(value) if isinstance(value, str) else value


def terminal_cell(value: object) -> str:
    """The cell that no terminal takes for a command: neither escape sequences nor a reversed reading direction."""
    return visible(cell(value))


def visible(text: str, *, keep: str = "") -> str:
    r"""The text with every control character written out (`\x1b`), so that it is seen and does nothing."""
    return "".join(
        _written_out(character) if _acts(character) and character not in keep else character for character in text
    )


def _acts(character: str) -> bool:
    # Cc: control characters; Cs: half a character, which no encoding can write.
    return character in _BIDIRECTIONAL or unicodedata.category(character) in ("Cc", "Cs")


def _written_out(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
