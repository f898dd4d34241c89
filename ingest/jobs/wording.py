"""What a job did, in sentences for whoever is woken by it."""

from collections.abc import Sequence

from graph.errors import RinglightError
from graph.jobs.runs import Doing
from ingest.jobs.declared import JobDeclared


def did_in_words(did: Doing, declared: JobDeclared) -> str:
    """One sentence on a run that ended well."""
    known = f"{_counted(did.known, declared)} loaded before"
    if not did.loaded:
        return f"Nothing new: {known}." if did.known else "Nothing new: the source offers nothing."
    rejected = f", {did.rows_rejected:,} of them rejected" if did.rows_rejected else ""
    skipped = f"; {known}" if did.known else ""
    rows = "1 row" if did.rows_in == 1 else f"{did.rows_in:,} rows"
    return f"{_counted(did.loaded, declared)} loaded with {rows}{rejected}{skipped}."


def refusals_in_words(refusals: Sequence[RinglightError], did: Doing, declared: JobDeclared) -> str:
    """What was refused, and that all else went in."""
    more = f" {len(refusals) - 1:,} more could not be used either; the log tells why." if len(refusals) > 1 else ""
    rest = f" All else is in: {did_in_words(did, declared)}" if did.loaded else ""
    return f"{refusals[0]}{more}{rest}"


def _counted(number: int, declared: JobDeclared) -> str:
    thing = "object" if declared.store else "file" if declared.folder else "answer"
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
