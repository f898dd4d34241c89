"""Where a street ends and a city begins, by the statistical model of `usaddress`."""

from collections.abc import Callable
from functools import cache

from graph.identifiers.address.us_tail import Tail


def by_library(number: str, words: list[str], tail: Tail) -> tuple[list[str], list[str]]:
    """The words of the street and those of the city; all of them street when the model finds none."""
    end = f"{tail.state} {tail.zip_code}".strip()
    labelled = _labels()(f"{number} {' '.join(words)} {end}")[: 1 + len(words)]
    places = [label == "PlaceName" for _, label in labelled]
    first = places.index(True) if True in places else len(places)
    street = words[: first - 1] if first > 1 else words
    return street, words[len(street) :]


@cache
def _labels() -> Callable[[str], list[tuple[str, str]]]:
    # Loading the model takes a tenth of a second; most loads never need it.
    from usaddress import parse  # noqa: PLC0415

    labels: Callable[[str], list[tuple[str, str]]] = parse
    return labels
