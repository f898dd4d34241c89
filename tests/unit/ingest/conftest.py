from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.maps.apply import Tally, apply, apply_together
from ingest.maps.loading import map_for_feed, map_in, parsed_map
from ingest.maps.model import emits_of
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source
from ingest.sources.record import Reading, SourceRecord


@dataclass(frozen=True, slots=True)
class WhatWasRead:
    format: str
    records: list[SourceRecord]
    rejections: list[Rejection]
    notes: list[str]

    @property
    def fields(self) -> list[dict[str, object]]:
        return [dict(record.fields) for record in self.records]

    @property
    def reasons(self) -> list[tuple[int | None, str]]:
        return [(rejection.line, rejection.reason) for rejection in self.rejections]


@dataclass(frozen=True, slots=True)
class WhatWasMapped:
    made: list[CanonicalRow | Rejection]
    tally: Tally

    @property
    def rows(self) -> list[CanonicalRow]:
        return [each for each in self.made if isinstance(each, CanonicalRow)]

    @property
    def rejected_rows(self) -> list[Rejection]:
        return [each for each in self.made if isinstance(each, Rejection)]

    @property
    def rejected_values(self) -> list[Rejection]:
        return [rejection for row in self.rows for rejection in row.rejections]

    @property
    def values(self) -> list[dict[str, object]]:
        return [dict(row.values) for row in self.rows]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., WhatWasRead]:
    """Read these bytes as a file of this name."""

    def read(name: str, content: bytes, reading: Reading | None = None) -> WhatWasRead:
        (tmp_path / name).write_bytes(content)
        with open_source(str(tmp_path / name), reading) as source:
            found = list(source.records())
        records = [each for each in found if isinstance(each, SourceRecord)]
        rejections = [each for each in found if isinstance(each, Rejection)]
        return WhatWasRead(source.format, records, rejections, source.notes)

    return read


@pytest.fixture
def mapped(tmp_path: Path) -> Callable[..., WhatWasMapped]:
    """Read these bytes as a file of this name through a map: its TOML, or the name of a feed."""

    def mapped(name: str, content: bytes | str, of: str) -> WhatWasMapped:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "map.toml").write_text(of)
        chosen = parsed_map(tmp_path / "map.toml") if "=" in of else map_for_feed(of)
        tally = Tally()
        with open_source(str(tmp_path / name), chosen.reading) as source:
            return WhatWasMapped(list(apply(chosen, source, tally)), tally)

    return mapped


@pytest.fixture
def mapped_together(tmp_path: Path) -> Callable[..., list[WhatWasMapped]]:
    """Read these bytes as a file of this name through a map with several emits; what became of each."""

    def mapped_together(name: str, content: bytes | str, of: str) -> list[WhatWasMapped]:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        maps = emits_of(map_in(of))
        found = [WhatWasMapped([], Tally()) for _ in maps]
        with open_source(str(tmp_path / name), maps[0].reading) as source:
            for place, made in apply_together(maps, source, [each.tally for each in found]):
                found[place].made.append(made)
        return found

    return mapped_together
