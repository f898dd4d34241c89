import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.identifiers.canonical import Canonicalise, Rejected, Validity

PAGE = Path(__file__).parents[4] / "docs" / "identifiers.md"
ROW = re.compile(r"^\| (\w+) \| `([^`]+)` \| (?:`([^`]+)`|(\w+)) \|$", re.M)
EXAMPLES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("column", "written", "key", "answer"), EXAMPLES)
def test_an_example_of_the_page_is_answered_as_it_says(
    column: str, written: str, key: str, answer: str, columns: Callable[[str], Canonicalise]
) -> None:
    identifier = columns(column)(written, "US")
    if answer == "rejected":
        assert isinstance(identifier, Rejected)
    elif answer == "placeholder":
        assert not isinstance(identifier, Rejected)
        assert identifier.validity is Validity.PLACEHOLDER
    else:
        assert not isinstance(identifier, Rejected)
        assert (identifier.key, identifier.validity) == (key, Validity.CANONICAL)
