"""How the app looks: paper and ink, one accent; set in code, so that no file has to lie in the working folder."""

ACCENT = "#D55E00"
"""Vermilion: people who cannot tell red from green see it, and no kind of identifier has it."""

_SHARED = {"primaryColor": ACCENT, "baseRadius": "6px", "showWidgetBorder": True}
_LIGHT = {
    "backgroundColor": "#FFFFFF",
    "secondaryBackgroundColor": "#F4F5F7",
    "textColor": "#1C2430",
    "borderColor": "#D9DDE3",
    "linkColor": "#0B5CAD",
}
_DARK = {
    "primaryColor": "#F08A3C",
    "backgroundColor": "#12161C",
    "secondaryBackgroundColor": "#1C222B",
    "textColor": "#E6E9EE",
    "borderColor": "#343C48",
    "linkColor": "#7FB6F0",
}
_SIZES = {
    "baseFontSize": 15,
    "headingFontSizes": ["1.7rem", "1.25rem", "1.05rem"],
    "headingFontWeights": [600, 600, 600],
    "metricValueFontSize": "1.6rem",
    "paddingTop": "1.5rem",
}


def theme_options() -> dict[str, object]:
    """Streamlit's options for both looks; the browser's preference chooses."""
    return {
        **{f"theme.{name}": value for name, value in _SIZES.items()},
        **{f"theme.light.{name}": value for name, value in (_SHARED | _LIGHT).items()},
        **{f"theme.dark.{name}": value for name, value in (_SHARED | _DARK).items()},
    }
