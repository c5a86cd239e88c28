"""Drafts of what a client may send after an interview, from the record and nothing else.

draft.py      what a draft is
shapes.py     the kinds of message, each with its ingredients
kinds.py      which kinds are offered for a step
writing.py    writing one
slots.py      what fills the texts; notes.py reads the quick notes of a debrief
texts.py      the texts by ingredient and tone, from the folder of a language
mailto.py     a link that opens the mail program
document.py   a message as a file
"""

from coaching.drafts.document import as_docx, as_text
from coaching.drafts.draft import Draft, Gap, Occasion, Recipient, Tone, open_marks
from coaching.drafts.kinds import AFTER_A_NO, kinds_after_rejection, kinds_for, usual_tone
from coaching.drafts.mailto import mailto
from coaching.drafts.shapes import SHAPES, DraftKind, Shape
from coaching.drafts.slots import filled, noted, told_in
from coaching.drafts.writing import EMAIL_WORDS, person_to_ask, rank_of, write_draft

__all__ = [
    "AFTER_A_NO", "EMAIL_WORDS", "SHAPES", "Draft", "DraftKind", "Gap", "Occasion", "Recipient", "Shape", "Tone",
    "as_docx", "as_text", "filled", "kinds_after_rejection", "kinds_for", "mailto", "noted", "open_marks",
    "person_to_ask", "rank_of", "told_in", "usual_tone", "write_draft",
]  # fmt: skip
