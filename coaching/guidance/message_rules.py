"""What a message that a client wrote is checked for, each rule with what it rests on."""

from __future__ import annotations

from coaching.guidance.cited import MessageRule

MESSAGE_RULES: tuple[MessageRule, ...] = ()
