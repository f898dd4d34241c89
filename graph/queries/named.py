"""The nodes that rows of an answer name by an id alone."""

from collections.abc import Collection, Mapping
from typing import Any

from graph.database import Reader
from graph.statements import statement


def named_nodes(
    reader: Reader,
    *,
    applicant_ids: Collection[str] = (),
    identifier_ids: Collection[str] = (),
    element_ids: Collection[str] = (),
) -> Mapping[str, Mapping[str, Any]]:
    """Labels and properties of those that there are, by element id."""
    rows = reader.read(
        statement(__package__, "named"),
        applicant_ids=list(applicant_ids),
        identifier_ids=list(identifier_ids),
        element_ids=list(element_ids),
    )
    return {row["element_id"]: {"labels": row["labels"], "properties": row["properties"]} for row in rows}
