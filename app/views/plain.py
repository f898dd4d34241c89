"""Text that came from applicants, on the screen as text: never Markdown, which would fetch the images in it."""

import re

import streamlit as st

from app.export.cells import visible


def plain(text: str, key: str | None = None, longest: int = 600) -> None:
    """Write the text, with what acts on a screen written out and a very long one cut; `key` names the box around it."""
    shown = visible(text, keep="\n")
    box = st.container(key=key) if key else st
    box.text(shown if len(shown) <= longest else f"{shown[:longest]}… ({len(text):,} characters)")


def as_label(text: str) -> str:
    """The text as a widget's label that shows it as it is: labels are Markdown, and this leaves none in it."""
    return re.sub(r"([\\`*_\[\]<>!:$&~|])", r"\\\1", visible(text))
