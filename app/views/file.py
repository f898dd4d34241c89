"""A file to take along: made when its button is pressed, for whoever may export then, and written into the audit."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from app.access.current import may, require, visit, visiting
from app.access.roles import Permission
from app.auditing import note
from app.resources import home


def offer_file(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    *,
    details: Mapping[str, Any],
    subject: str | None = None,
    key: str | None = None,
) -> None:
    """Show the button to whoever may export; `details` are for the audit."""
    if not may(Permission.EXPORT):
        return
    here = visit()

    def made() -> bytes:
        # It runs apart from the page, perhaps much later: whoever is here may have lost the right meanwhile.
        with visiting(here):
            require(Permission.EXPORT)
            note(home(), "export", subject=subject, file=file_name, **details)
            return make()

    st.download_button(label, made, file_name, mime, key=key, on_click="ignore")
