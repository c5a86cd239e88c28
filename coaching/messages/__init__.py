"""The message check: what a client wrote to an employer, with findings, reasons and better words.

`check.check_message` reads a message once (`cleaned`, `layout`, `message`) and holds it against `rules`, one thing and
one file each. `vocabulary` knows words, `jobs` and `names` what is called alike; the phrases stand in `said/`.
"""

from __future__ import annotations

from coaching.messages.check import check_message
from coaching.messages.found import Checked, Found
from coaching.messages.message import MessageKind
from coaching.messages.record import NOTHING_KNOWN, MessageRecord, PersonMet, read_record, record_of

__all__ = [
    "NOTHING_KNOWN",
    "Checked",
    "Found",
    "MessageKind",
    "MessageRecord",
    "PersonMet",
    "check_message",
    "read_record",
    "record_of",
]
