"""The pages: the only code that imports Streamlit. `frame` is the script of every page; `parts` how one thing looks."""
