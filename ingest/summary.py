"""What a run did, in the words of the command line's JSON."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass

CREATED = ("nodes_created", "relationships_created", "placeholders")
"""The counts of a summary that only the graph can tell, not the rows."""


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often something was rejected for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`rows_in == rows_loaded + rows_rejected`; created counts are of facts; `seconds` is the whole run."""

    run_id: str | None
    feed: str
    source: str
    records_read: int
    records_filtered: int
    rows_in: int
    rows_loaded: int
    rows_rejected: int
    values_rejected: int
    rejections: tuple[ReasonCount, ...]
    """The commonest reasons first."""
    nodes_created: int
    relationships_created: int
    placeholders: int
    undated: int
    seconds: float
    dry_run: bool
    unused_columns: tuple[str, ...] = ()
    """Columns of the source that no canonical column took."""

    def as_row(self) -> dict[str, object]:
        """The summary as scripts read it."""
        row = asdict(self)
        del row["unused_columns"]
        return row


def reason_counts(reasons: Mapping[str, int]) -> tuple[ReasonCount, ...]:
    """The counts, the greatest first, equals by the reason's text."""
    return tuple(ReasonCount(*each) for each in sorted(Counter(reasons).items(), key=lambda each: (-each[1], each[0])))
