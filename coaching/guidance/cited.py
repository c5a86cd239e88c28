"""What everything cited is made of: a source, a statement, a number with its unit, a policy, a step, something said.

None of them can be made without naming what it rests on: statements, or OUR_JUDGEMENT where no source says it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from coaching.errors import CoachingError
from coaching.model import Finding, Kind, Outcome, Status, Step


class StatementKind(StrEnum):
    STEP = "step"
    TIMING = "timing"
    CHANNEL = "channel"
    CONTENT = "content"
    CONDUCT = "conduct"
    MINDSET = "mindset"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Source:
    """One published article (two posts of one blog for S5)."""

    id: str
    title: str
    author: str
    publisher: str
    audience: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a source says, in the project's words. Its id never changes."""

    id: str
    source: Source
    kinds: tuple[StatementKind, ...]
    text: str

    def __post_init__(self) -> None:
        if not (self.kinds and self.text and self.id.startswith(f"{self.source.id}.")):
            raise CoachingError(f"Statement {self.id} needs a kind, a text and an id of its source.")


@dataclass(frozen=True, slots=True)
class OwnJudgement:
    """Stands where no source says it: the project's own judgement, shown as such."""

    id: str = "own"
    text: str = "The project's own judgment; none of the sources says it."


OUR_JUDGEMENT = OwnJudgement()
Cite = Statement | OwnJudgement
Cites = tuple[Cite, ...]


def require_cites(what: str, cites: Cites) -> None:
    """CoachingError unless `cites` names at least one statement, or says that this is our own judgement."""
    if not cites or not all(isinstance(cite, Statement | OwnJudgement) for cite in cites):
        raise CoachingError(f"{what} rests on nothing.", "Name its statements, or OUR_JUDGEMENT.")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number in a rule, with its unit and what it rests on. `value` is None for "no limit"."""

    name: str
    value: int | None
    unit: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The parameter {self.name}", self.cites)

    @property
    def number(self) -> int:
        """The value where there must be one; CoachingError where there is none."""
        if self.value is None:
            raise CoachingError(f"The parameter {self.name} has no number.")
        return self.value


@dataclass(frozen=True, slots=True)
class Window:
    """Two parameters in local calendar days after the day the window hangs on: it opens on, it is due on."""

    opens: Parameter
    due: Parameter
    opens_after: timedelta = field(init=False, repr=False)
    due_after: timedelta = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "opens_after", timedelta(days=self.opens.number))
        object.__setattr__(self, "due_after", timedelta(days=self.due.number))


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that a policy makes in words rather than in numbers."""

    name: str
    value: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The choice {self.name}", self.cites)


@dataclass(frozen=True, slots=True)
class Policy:
    """What an office follows where the sources disagree. `check_limit.value` is None where there is no limit."""

    name: str
    title: str
    summary: str
    sources: tuple[Source, ...]
    first_check: Window
    after_promised: Window
    after_named: Window
    after_last: Window
    check_limit: Parameter
    letter_kind: Kind
    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        if not self.sources:
            raise CoachingError(f"The policy {self.name} follows no source.")


@dataclass(frozen=True, slots=True)
class StepRule:
    """What a step is, when it opens and falls due in words, and what that rests on."""

    step: Step
    title: str
    one_for_each: str
    opens: str
    due: str
    closes: str
    kind: Kind
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"The step {self.step}", self.cites)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which the sources disagree: who says what, and how a policy answers."""

    id: str
    question: str
    answers: tuple[tuple[str, Cites], ...]
    resolution: str

    def __post_init__(self) -> None:
        for answer, cites in self.answers:
            require_cites(f"The answer {answer!r} to {self.id}", cites)


@dataclass(frozen=True, slots=True)
class CitedText:
    """Something the program says or looks for, by an id that never changes: a title, what it says, what it rests on."""

    id: str
    title: str
    says: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"“{self.title}” ({self.id})", self.cites)
        if not (self.id and self.title and self.says):
            raise CoachingError(f"“{self.title}” ({self.id}) needs an id, a title and what it says.")


@dataclass(frozen=True, slots=True)
class Ingredient(CitedText):
    """What a draft to an employer, or a message to the client, holds."""


@dataclass(frozen=True, slots=True)
class MessageRule(CitedText):
    """What a message that a client wrote is checked for, or praised for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, in the project's words, and what it rests on."""

    text: str
    cites: Cites

    def __post_init__(self) -> None:
        require_cites(f"“{self.text}”", self.cites)


@dataclass(frozen=True, slots=True)
class Aside:
    """Something to read out or to look up beside a piece of advice: words to say, places to look."""

    title: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now and why, for a step in a status, a finding or an outcome. One sentence each, in our own words.

    `ask` is a question to the client. `after` are the outcomes with which it stands in for the usual advice.
    `next_time`: nothing is left to do about this interview, only to take from it.
    """

    about: Step | Finding | Outcome
    status: Status | None
    do_now: str
    why: str
    cites: Cites
    ask: Said | None = None
    aside: Aside | None = None
    after: tuple[Outcome, ...] = ()
    next_time: bool = False

    def __post_init__(self) -> None:
        require_cites(f"The advice on {self.about} {self.status or ''}", self.cites)
        if not (self.do_now and self.why):
            raise CoachingError(f"The advice on {self.about} {self.status or ''} needs what to do and why.")


@dataclass(frozen=True, slots=True)
class Practice:
    """A habit of a client's: how a slip is counted ("the timeline was not asked") and what to practice about it; how
    it is praised ("asked about the timeline", empty where there is no such thing) and what it is good for.

    `exercise` is for the talk, `at_home` for the page that the client takes home. `not_always`: not every interview
    calls for it, so that those counted need not be the latest."""

    about: Step | Finding
    slip: str
    exercise: Said
    at_home: Said
    strength: str = ""
    good_for: Said | None = None
    not_always: bool = False

    @property
    def counted(self) -> str:
        """ "interviews", or "interviews that called for one," where those are meant."""
        return "interviews that called for one," if self.not_always else "interviews"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic for a workshop, about a step that is often missed: talking points and an exercise."""

    step: Step
    title: str
    points: tuple[Said, ...]
    exercise: Said
