"""What the graph holds, and how to begin."""

import streamlit as st


def show_start() -> None:
    st.text("start")
