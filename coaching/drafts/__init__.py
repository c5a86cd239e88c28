"""Drafts of what a client may send after an interview, from the record and nothing else.

draft.py      what a draft is
kinds.py      which kinds are offered for a step
writing.py    writing one
slots.py      what fills the texts; notes.py reads the quick notes of a debrief
texts.py      the texts by kind, part and tone, from the folder of a language
mailto.py     a link that opens the mail program
document.py   a letter as DOCX
"""

from coaching.drafts.draft import Draft, Gap, Occasion, Recipient, Tone, open_marks
from coaching.drafts.writing import EMAIL_WORDS, person_to_ask, write_draft
from coaching.guidance.ingredients import SHAPES, DraftKind

__all__ = [
    "EMAIL_WORDS", "SHAPES", "Draft", "DraftKind", "Gap", "Occasion", "Recipient", "Tone", "open_marks",
    "person_to_ask", "write_draft",
]  # fmt: skip
