"""A ring as a notebook shows it: a page without script, in a frame that may do nothing."""

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a cell's last line shows. Printed, it tells of nobody."""

    page: str = field(repr=False)
    """One HTML document in itself, to write into a file where it shall be kept."""
    height: int = 520
    """Pixels of the frame."""

    def _repr_html_(self) -> str:
        # `sandbox` without a word allows neither scripts nor forms nor links into the notebook's own page.
        return (
            f'<iframe sandbox="" width="100%" height="{self.height:d}" style="border:0" '
            f'srcdoc="{escape(self.page, quote=True)}"></iframe>'
        )
