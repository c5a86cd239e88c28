"""What is offered while a text is typed: the browser's own list under the field, so that Tab keeps what was typed.

(A select box that takes new options forgets a typed text that is left with Tab.) The names come as inert HTML; the
script that ties each list to its field holds keys of fields only.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts.fields import Fields
from pages.parts.forms import is_new

TIE = """<script>
(function tie(tries) {{
  const left = {keys}.filter(key => {{
    const input = document.querySelector(".st-key-" + key + " input");
    input?.setAttribute("list", "offers-" + key);
    return !input;
  }});
  if (left.length && tries) setTimeout(tie, 50, tries - 1);
}})(60);
</script>"""
FOCUS = """<script>
(function start(tries) {{
  const input = document.querySelector(".st-key-{key} :is(input, textarea)");
  const busy = () => document.activeElement?.matches("input, textarea, [role=spinbutton]");
  if (input) setTimeout(() => busy() || input.focus(), 100);
  else if (tries) setTimeout(start, 50, tries - 1);
}})(60);
</script>"""
"""Both wait up to 3 seconds for the fields: the browser fetches a kind of field when it is first shown."""

KEEP = """<script>
window.afterwordKeeps ??= (() => {
  const rests = new WeakMap();
  document.addEventListener("input", ({ target }) => {
    if (!target.closest(".stTextInput, .stTextArea")?.closest('[class*="st-key-field-"]')) return;
    clearTimeout(rests.get(target));
    const left = new FocusEvent("focusout", { bubbles: true });
    rests.set(target, setTimeout(() => target.isConnected && target.dispatchEvent(left), 2000));
  }, true);
  return true;
})();
</script>"""
"""A text that rests for 2 seconds is taken over as if its field had been left, so that a long note is never lost whole;
the cursor stays. Once for the whole page: the forms come and go."""


def offer(fields: Fields) -> None:
    """At the end of a form: what is offered, what keeps typing, and where it starts when the form was just opened."""
    lists = {_class(key): texts for key, texts in fields.offers.items()}
    with st.container(key=f"quiet-{fields.form.name}"):
        st.html(KEEP, unsafe_allow_javascript=True)
        if lists:
            st.html("".join(_list(key, texts) for key, texts in lists.items()))
            st.html(TIE.format(keys=sorted(lists)), unsafe_allow_javascript=True)
        if is_new(fields.form):
            st.html(FOCUS.format(key=_class(fields.form.key(fields.first))), unsafe_allow_javascript=True)


def keep_what_rests() -> None:
    """On a page with fields but no form: what rests is taken over there, too."""
    with st.container(key="quiet-keeping"):
        st.html(KEEP, unsafe_allow_javascript=True)


def _list(key: str, texts: tuple[str, ...]) -> str:
    options = "".join(f'<option value="{escape(text)}"></option>' for text in texts)
    return f'<datalist id="offers-{key}">{options}</datalist>'


def _class(key: str) -> str:
    """A field's key as Streamlit writes it into the class of its container."""
    return key.replace(".", "-")
