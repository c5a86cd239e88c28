"""The few things about the look that the theme has no setting for; all within the page's own container."""

STYLE = """<style>
.st-key-page .stPageLink a { padding-inline: 0; margin-inline: 0; height: auto; background: none; }
.st-key-page .stPageLink a, .st-key-page .stPageLink a * { white-space: normal; overflow: visible; }
.st-key-page .stPageLink a:hover { background: none; text-decoration: underline; }
.st-key-page :is(h1, h2) { padding-top: 0; }
.st-key-page h1 { padding-bottom: 0.75rem; }
.st-key-page [data-testid="stElementContainer"]:not(:first-child) > [data-testid="stHeading"] h2 { padding-top: 1rem; }
.st-key-demo :is(p, button) { font-size: 0.875rem; min-height: 0; padding-block: 0; }
[class*="st-key-quiet-"] { display: none; }
[class*="st-key-search-"] .stPageLink a { background: none; min-height: 0; padding-block: 0.125rem; }
[class*="st-key-search-"] .stPageLink p { font-size: 1rem; font-weight: 400; padding-inline-start: 1.25rem; }
[class*="st-key-client-"] .stPageLink p { font-size: 1.125rem; }
.st-key-sections, .st-key-one-client { padding-top: 0.75rem; }
@media (max-width: 640px) {
  .st-key-one-client h2 { padding-top: 1rem; }
  .st-key-one-client > div > [data-testid="stHorizontalBlock"] { flex-direction: column; gap: 1rem; }
  .st-key-one-client > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"],
  .st-key-one-client > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] > div { display: contents; }
  [data-testid="stLayoutWrapper"]:has(> .st-key-met-and-logged) { order: 1; }
}
button:is([role="radio"], [data-variant]):is(:hover, [aria-checked="true"], [data-selected="true"]),
button[data-testid="stPopoverButton"]:is(:hover, :active, [aria-expanded="true"]),
button[data-testid^="stBaseButton-"]:not([data-testid*="primary"]):is(:hover, :active, [aria-expanded="true"]) {
  color: inherit !important; }
[data-testid="stBaseButton-tertiary"]:is(:hover, :active, [aria-expanded="true"]) { text-decoration: underline; }
[data-testid="stMarkdownContainer"] :is(span, strong, em) { unicode-bidi: isolate; }
[class*="st-key-field-"] [data-testid="InputInstructions"] { display: none; }
:is(.stTextInput input, .stTextArea textarea) { unicode-bidi: plaintext; }
[class*="st-key-text-to-copy"] code { font-family: "Source Sans", sans-serif !important; font-size: 1rem !important; }
[class*="st-key-text-to-copy"] .stCode > div, [class*="st-key-text-to-copy"] .stCode > div div {
  opacity: 1 !important; visibility: visible !important;
}
</style>"""
"""Links stand flush with the text around them and wrap on a phone; a client's name is larger than the steps. On a phone
a client's people and log come after the plan. Headings leave their distance to the gap before them. The accent fills
buttons and marks what is chosen, but writes nothing: no one color stands out from the white of a button's text and, as
text, from a dark page. A field keeps what is typed when it is left, and needs no word about Enter. A name that runs
from right to left leaves the words around it in their order (see text.py). A text to copy is read as a text, not as a
program, and the button that copies it shows also where nothing hovers."""
