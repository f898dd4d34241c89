"""What somebody changed about the drawing of one ring, and the way back. None of it changes the ring."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

STEPS = 20
"""So many changes can be taken back."""


@dataclass(frozen=True, slots=True)
class View:
    """Beyond which nodes more is shown, in that order, and which nodes are hidden; `before` is the way back."""

    expanded: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    before: tuple["View", ...] = ()

    def expand(self, node: str) -> "View":
        """Show what lies beyond the node, too."""
        if node in self.expanded:
            return self
        return replace(self, expanded=(*self.expanded, node), before=self._so_far())

    def hide(self, nodes: Iterable[str]) -> "View":
        """Take these from the drawing."""
        hidden = self.hidden.union(nodes)
        return self if hidden == self.hidden else replace(self, hidden=hidden, before=self._so_far())

    def show_hidden(self) -> "View":
        """Bring back all that is hidden."""
        return replace(self, hidden=frozenset(), before=self._so_far()) if self.hidden else self

    def undo(self) -> "View":
        """Go back one step; the first stays the first."""
        return replace(self.before[-1], before=self.before[:-1]) if self.before else self

    def _so_far(self) -> tuple["View", ...]:
        return (*self.before, replace(self, before=()))[-STEPS:]
