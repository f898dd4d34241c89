"""Text for a PDF: in the font that comes with reportlab, which has the letters of Europe and no others."""

from functools import cache
from html import escape
from pathlib import Path

import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from app.export.cells import cell, visible

PLAIN, BOLD = "Vera", "VeraBd"
LONGEST = 600
"""Characters of one value: a longer one is cut, which is said, since a row must fit on a page."""
ABOUT_LETTERS = (
    "This file can show the letters of western European languages. Any other character is written as its code point "
    "(\\u738b); the JSON export of the case holds every text as it is."
)


@cache
def fonts() -> frozenset[int]:
    """Load both fonts; the code points that both can show."""
    folder = Path(reportlab.__file__).parent / "fonts"
    loaded = [TTFont(name, str(folder / f"{name}.ttf")) for name in (PLAIN, BOLD)]
    for font in loaded:
        pdfmetrics.registerFont(font)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in loaded))


def shown(value: object) -> str:
    r"""The value as the font can show it: what it lacks and what acts is written as `\u738b`, a long text is cut."""
    text = visible(cell(value))
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}... ({len(text):,} characters)"
    return "".join(each if ord(each) in fonts() else _code_point(each) for each in short)


def paragraph(value: object, *, size: float = 9, after: float = 3) -> Paragraph:
    """The value as a paragraph, in which nothing is markup."""
    return Paragraph(escape(shown(value)), _style(PLAIN, size, after))


def heading(value: object, *, size: float = 9, after: float = 3) -> Paragraph:
    """The value as a bold line, which stays on the page of what comes after it."""
    style = _style(BOLD, size, after)
    style.keepWithNext = 1
    return Paragraph(escape(shown(value)), style)


def _style(font: str, size: float, after: float) -> ParagraphStyle:
    fonts()
    return ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.35, spaceAfter=after, splitLongWords=1)


def _code_point(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) <= 0xFFFF else f"\\U{ord(character):08x}"  # noqa: PLR2004  # as Python writes it
