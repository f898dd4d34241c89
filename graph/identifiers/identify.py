"""What a text typed into a search box could be."""

from graph.identifiers.canonical import Canonical, Validity
from graph.identifiers.kinds import KINDS

_MOST_SPECIFIC_FIRST = ("email", "ip", "phone", "linkedin", "github", "address")


def identify(text: str, region: str | None) -> list[Canonical]:
    """Every identifier that `text` could be, what is written most tellingly first; placeholders only if nothing else.

    `dana` is a LinkedIn and a GitHub name. A national phone number needs its `region`.
    """
    columns = {column: canonicalise for kind in KINDS.values() for column, canonicalise in kind.columns.items()}
    order = sorted(columns, key=lambda column: (column not in _MOST_SPECIFIC_FIRST, _rank(column)))
    read = (columns[column](text, region) for column in order)
    found = list(
        {identifier.identifier_id: identifier for identifier in read if isinstance(identifier, Canonical)}.values()
    )
    telling = [identifier for identifier in found if identifier.validity is not Validity.PLACEHOLDER]
    return telling or found


def _rank(column: str) -> int:
    return _MOST_SPECIFIC_FIRST.index(column) if column in _MOST_SPECIFIC_FIRST else 0
