"""How much a batch creates, counted for the run that said it first."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.summary import CREATED


@dataclass(slots=True)
class Created:
    """Counts by the place of a run."""

    counts: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, place: int, **counts: int) -> None:
        """Count more for the run at `place`."""
        self.counts[place].update(counts)

    def rows(self, run_ids: Sequence[str]) -> list[dict[str, Any]]:
        """The counts as `count_created` takes them, in the order in which it locks the runs."""
        rows = [
            {"run_id": run_ids[place], **{name: counts[name] for name in CREATED}}
            for place, counts in self.counts.items()
        ]
        return sorted(rows, key=lambda row: row["run_id"])
