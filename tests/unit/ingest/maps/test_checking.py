import io

from ingest.maps.checking import check_map
from ingest.maps.model import Map
from ingest.sources.opening import open_source

MAP = Map(feed="phones", columns={"applicant_id": "id", "phone": "p", "seen_at": "at", "country": "c"})


def test_only_the_beginning_of_a_file_is_tried() -> None:
    lines = b"".join(b'{"id": %d, "p": "312"}\n' % number for number in range(500))
    with open_source("-", stdin=io.BytesIO(lines)) as source:
        found = check_map(MAP, source, most_rows=20)
    assert (len(found.rows), found.tally.records_read) == (20, 20)


def test_a_column_that_was_refused_is_not_said_to_be_never_filled() -> None:
    with open_source("-", stdin=io.BytesIO(b'[{"id": 1, "p": "312", "at": "soon"}, {"id": 2}]')) as source:
        found = check_map(MAP, source, most_rows=20)
    assert found.never_filled == ("country",)
    assert [(each.field, each.reason) for each in found.rejections] == [
        ("seen_at", "not a time in the format iso"),
        ("phone", "phone missing"),
    ]
