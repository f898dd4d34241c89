"""Ringlight in a notebook: `ringlight.connect()` gives a read-only bridge to the graph. See docs/notebook.md."""

from ringlight.bridge import Bridge, connect

__all__ = ["Bridge", "connect"]
