"""Completing the names that somebody types into a text area of the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.component import component


def offer_completion(of: str, names: Mapping[str, Sequence[str]]) -> None:
    """Offer names beneath the text area of that key: labels after `:`, types in brackets, properties after `.`.

    `names` has the lists `label`, `relationship type` and `property`.
    """
    component("completion", Path(__file__).parent)(key=f"completion-{of}", data={"of": of, "names": names})
