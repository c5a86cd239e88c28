"""The few things about the look that the theme has no setting for; all within the page's own container."""

STYLE = """<style>
.st-key-page .stPageLink a { padding-inline: 0; margin-inline: 0; height: auto; background: none; }
.st-key-page .stPageLink a, .st-key-page .stPageLink a * { white-space: normal; overflow: visible; }
.st-key-page .stPageLink a:hover { background: none; text-decoration: underline; }
[class*="st-key-quiet-"] { display: none; }
[class*="st-key-search-"] .stPageLink a { background: none; min-height: 0; padding-block: 0.125rem; }
[class*="st-key-search-"] .stPageLink p { font-size: 1rem; font-weight: 400; padding-inline-start: 1.25rem; }
[class*="st-key-client-"] .stPageLink p { font-size: 1.125rem; }
[data-testid="stMarkdownContainer"] :is(span, strong, em) { unicode-bidi: isolate; }
[class*="st-key-field-"] [data-testid="InputInstructions"] { display: none; }
:is(.stTextInput input, .stTextArea textarea) { unicode-bidi: plaintext; }
</style>"""
"""Links stand flush with the text around them and wrap on a phone; a client's name is larger than the steps.
A field of a form keeps what is typed when it is left, and needs no word about Enter.
A name that runs from right to left leaves the words around it in their order (see text.py)."""
