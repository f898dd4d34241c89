"""The script that Streamlit runs for every visitor and every click; the pages are in `app.views`."""

from app.views.frame import show

show()
