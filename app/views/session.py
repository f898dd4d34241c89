"""What one session of a browser holds is for one person in one role, and forgotten when that changes."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from app.access.current import actor
from app.access.entrance import Actor

_OF = "session-of"
Given = ParamSpec("Given")


def keep_apart(who: Actor) -> None:
    """Forget what this session holds where it was another's, or theirs in another role."""
    if st.session_state.get(_OF, who) != who:
        st.session_state.clear()
    st.session_state[_OF] = who


def part(show: Callable[Given, None]) -> Callable[Given, None]:
    """Make it a part of a page that runs alone when something in it is clicked.

    Where whoever clicks is out by then, or has another role, the whole page runs again and says so.
    """

    @wraps(show)
    def show_to_the_same(*args: Given.args, **kwargs: Given.kwargs) -> None:
        if st.session_state.get(_OF) not in (None, actor()):
            st.rerun()
        show(*args, **kwargs)

    return st.fragment(show_to_the_same)
