"""Being written."""

import streamlit as st

from pages.parts import session

session.require_frame()
st.title("Imports")
