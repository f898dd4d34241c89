"""By what an answer tells of people whose identity is misused, where it does not name them in a column of ids."""

from collections.abc import Mapping
from datetime import date

from graph.database import Reader
from graph.decisions.model import Verdict
from graph.decisions.standing import standing_verdicts
from graph.statements import statement


def marks_of_misused(reader: Reader, on: date) -> Mapping[str, str]:
    """Their ids, and the keys and element ids of what is theirs alone, each with the applicant whom it tells of.

    A relationship names the nodes at its ends by their element ids, a record its applicant not at all.
    """
    asked = [row["applicant_id"] for row in reader.read(statement(__package__, "misused_people"))]
    verdicts = standing_verdicts(reader, asked, on) if asked else {}
    misused = [each for each, verdict in verdicts.items() if verdict is Verdict.IDENTITY_MISUSED]
    rows = reader.read(statement(__package__, "belongings"), applicant_ids=misused) if misused else []
    marks = {mark: row["applicant_id"] for row in rows for mark in (row["element_id"], row["key"]) if mark}
    return marks | {each: each for each in misused}
