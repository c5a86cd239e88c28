"""What a draft is: its tone, the gaps in it, where it goes, and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from coaching.drafts.shapes import SHAPES, DraftKind, Shape
from coaching.model import Channel, Client, Debrief, InterviewRecord, Person


class Tone(StrEnum):
    """How the client wants to sound."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class Gap(NamedTuple):
    """What the record lacks: the slot, the mark that stands in the text, and the question whose answer fills it."""

    slot: str
    mark: str
    question: str

    @property
    def text(self) -> str:
        return f"[{self.mark}]"


Piece = str | Gap
Paragraph = tuple[Piece, ...]


class Occasion(NamedTuple):
    """What a draft is written from; `person` is whom the step is for, None where it is for nobody in particular."""

    client: Client
    record: InterviewRecord
    debrief: Debrief
    person: Person | None = None


class Recipient(NamedTuple):
    """Whom it goes to, and where; the address is empty where the record has none."""

    person: Person | None
    name: str
    address: str


class Draft(NamedTuple):
    """A message as the record gives it; `address_asked` is the question that finds out where it goes, or empty."""

    kind: DraftKind
    tone: Tone
    to: Recipient
    subject: str
    paragraphs: tuple[Paragraph, ...]
    address_asked: str

    @property
    def shape(self) -> Shape:
        return SHAPES[self.kind]

    @property
    def channel(self) -> Channel:
        return self.shape.channel

    @property
    def body(self) -> str:
        """The text, with each gap marked in brackets."""
        return "\n\n".join(text_of(paragraph) for paragraph in self.paragraphs)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Each gap once, in the order of the text."""
        found = (piece for paragraph in self.paragraphs for piece in paragraph if isinstance(piece, Gap))
        return tuple(dict.fromkeys(found))

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask the client, to complete it."""
        asked = [gap.question for gap in self.gaps]
        return tuple(dict.fromkeys([*asked, *([self.address_asked] if self.address_asked else [])]))


def text_of(pieces: Iterable[Piece]) -> str:
    """The pieces as text, with each gap marked in brackets."""
    return "".join(piece.text if isinstance(piece, Gap) else piece for piece in pieces)


def open_marks(text: str, draft: Draft) -> tuple[Gap, ...]:
    """The gaps of the draft that are still marked in a text that was edited since."""
    return tuple(gap for gap in draft.gaps if gap.text in text)
