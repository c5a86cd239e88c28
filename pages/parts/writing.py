"""A message being written for a step: what stands in its fields, kept in the database as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import streamlit as st

from coaching.drafts import SHAPES, Draft, DraftKind, Gap, Occasion, Tone, filled, open_marks, told_in, write_draft
from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.actions import log_action
from coaching.store.bulk import log_many
from coaching.store.debriefs import DebriefChanges, debrief_card, save_debrief
from coaching.store.tasks import Task
from coaching.store.written import Written, WrittenElsewhere, drop_message, save_message, written_message
from pages.parts import session
from pages.parts.acts import Act, Logged, attempt
from pages.parts.listed import slug_of
from pages.parts.opened import Opened, close_form, opened, opened_step

SUBJECT, BODY, KIND, TONE = "subject", "body", "kind", "tone"


class Letter(NamedTuple):
    """What is written about one step: its kinds, the usual one first, and from what; `whom` as the log says it.

    Where the step is none of the plan (the thanks after a no) `planned` is false.
    """

    task: Task
    kinds: tuple[DraftKind, ...]
    tone: Tone
    occasion: Occasion
    whom: str
    planned: bool = True

    @property
    def slug(self) -> str:
        return slug_of(self.task)

    def key(self, field: str) -> str:
        """The key of a field's widget; texts are taken over when they rest, see `offers.KEEP`."""
        return f"{'field' if field in (SUBJECT, BODY) else 'choice'}-write-{self.slug}-{field}"

    @property
    def is_open(self) -> bool:
        return opened() is Opened.WRITE and opened_step() == self.slug


@dataclass
class Begun:
    """A message under way in this session: the version that is kept, and what the record gives without any typing.

    `before` is what stood there until another kind or tone was chosen, `elsewhere` what another window has saved
    meanwhile, `problem` why it could not be saved; `asked` where it was to be logged with gaps still open in it.
    """

    version: int
    made: Written
    before: Written | None = None
    elsewhere: WrittenElsewhere | None = None
    problem: str = ""
    asked: bool = False


def begun(letter: Letter, now: datetime) -> tuple[Begun, Draft]:
    """The message as it stands in its fields, from the database where the page was loaded anew; and its draft."""
    if letter.key(BODY) not in st.session_state or _slot(letter) not in st.session_state:
        version, kept = written_message(session.viewer(), letter.task)
        made = _made(letter, kept.kind if kept else letter.kinds[0], kept.tone if kept else letter.tone, now)
        st.session_state[_slot(letter)] = Begun(version, made)
        _put(letter, kept or made)
    state, stands = _state(letter), current(letter)
    draft = write_draft(stands.kind, stands.tone, letter.occasion, now)
    made = _as_written(draft)
    if stands == state.made != made:  # the record says more by now, and nothing was typed
        _put(letter, made)
    state.made = made
    return state, draft


def current(letter: Letter) -> Written:
    """What stands in the fields."""
    kind, tone = (st.session_state[letter.key(field)] for field in (KIND, TONE))
    subject = st.session_state.get(letter.key(SUBJECT), "") if SHAPES[kind].channel is Channel.EMAIL else ""
    return Written(kind, tone, subject, st.session_state[letter.key(BODY)])


def keep_typed(letter: Letter) -> None:
    """Callback of the fields: keeps what was typed, or tells why it can't be."""
    _keep(letter, _state(letter).version)


def keep_mine(letter: Letter) -> None:
    """Callback: what stands here is saved over what another window has saved."""
    elsewhere = _state(letter).elsewhere
    _keep(letter, elsewhere.version if elsewhere else 0)


def _keep(letter: Letter, version: int) -> None:
    state, written, now = _state(letter), current(letter), session.now()
    state.elsewhere, state.problem, state.asked = None, "", False
    try:
        if written != state.made:
            state.version = save_message(session.viewer(), letter.task, version, written, now=now)
        elif version:
            drop_message(session.viewer(), letter.task, version, now=now)
            state.version = 0
    except WrittenElsewhere as elsewhere:
        state.elsewhere = elsewhere
    except CoachingError as error:
        state.problem = str(error)


def take_theirs(letter: Letter) -> None:
    """Callback: the page starts again from what another window has saved."""
    _forget(letter)


def write_anew(letter: Letter) -> None:
    """Callback of kind and tone: the text of that kind and tone; what was typed can be brought back."""
    state, chosen = _state(letter), current(letter)
    texts = (st.session_state.get(letter.key(field), "") for field in (SUBJECT, BODY))
    stood = Written(state.made.kind, state.made.tone, *texts)
    if stood != state.made:
        state.before = state.before or stood
    state.made = _made(letter, chosen.kind, chosen.tone, session.now())
    _put(letter, state.made)


def bring_back(letter: Letter) -> None:
    """Callback: what was typed before another kind or tone was chosen."""
    state = _state(letter)
    if state.before:
        _put(letter, state.before)
        state.made = _made(letter, state.before.kind, state.before.tone, session.now())
        state.before = None
        keep_typed(letter)


def fill_in(letter: Letter, gap: Gap, field: str) -> None:
    """Callback: puts an answer into the debrief, if it has none there, and into the text in place of the gap."""
    answer = str(st.session_state.get(field) or "").strip()
    untouched = current(letter) == _state(letter).made
    if _told(letter, told_in(gap, answer), answer) and untouched:
        return  # the text is written anew, from what is told now
    body = letter.key(BODY)
    st.session_state[body] = filled(st.session_state[body], gap, answer)
    keep_typed(letter)


def _told(letter: Letter, field: str, answer: str) -> bool:
    """Whether the answer could be kept in that field of the debrief, for all drafts of this interview."""
    viewer, key = session.viewer(), letter.task.interview_id
    if not field:
        return False
    try:
        told = debrief_card(viewer, key)
        if getattr(told.debrief, field):
            return False
        changes: DebriefChanges = {field: answer}  # type: ignore[misc]  # the field is one of its keys
        save_debrief(viewer, key, told.version, changes, now=session.now())
    except CoachingError as error:
        _state(letter).problem = str(error)
        return False
    return True


def log_sent(letter: Letter, *, with_gaps: bool = False) -> None:
    """Callback: logs the step by this channel, with the text as its note; the text stays, should it be undone.

    While gaps are open in the text it asks first, unless it is to be logged `with_gaps`.
    """
    keep_typed(letter)
    if not with_gaps and gaps_left(letter, session.now()):
        _state(letter).asked = True
    else:
        attempt(lambda: _logged(letter))


def gaps_left(letter: Letter, now: datetime) -> tuple[Gap, ...]:
    """The gaps that are still marked in the text as it stands."""
    stands = current(letter)
    return open_marks(stands.body, write_draft(stands.kind, stands.tone, letter.occasion, now))


def _logged(letter: Letter) -> Act:
    task, now, written = letter.task, session.now(), current(letter)
    channel, who, note = SHAPES[written.kind].channel, KnownFrom.CLIENT, written.body.strip()
    if letter.planned:
        keys = log_many(session.viewer(), [task], at=now, channel=channel, known_from=who, now=now, note=note)
        zone = letter.occasion.record.interview.timezone
        act = Act("", keys, tasks=(task,), logged=Logged(keys[0], 1, task.step, letter.whom, now, zone, channel, who))
    else:
        step = ActionStep(task.step.value)
        key = log_action(
            session.viewer(), task.interview_id, step, task.person_id, at=now, channel=channel, known_from=who,
            now=now, note=note,
        )  # fmt: skip
        act = Act(f"**Logged.** {SHAPES[written.kind].title}.", (key,))
    close_form()
    return act


def leave(letter: Letter) -> None:
    """Callback: closes the message; what was typed is kept."""
    keep_typed(letter)
    if not (_state(letter).problem or _state(letter).elsewhere):
        _forget(letter)
        close_form()


def _forget(letter: Letter) -> None:
    for key in (_slot(letter), letter.key(BODY)):
        st.session_state.pop(key, None)


def _made(letter: Letter, kind: DraftKind, tone: Tone, now: datetime) -> Written:
    return _as_written(write_draft(kind, tone, letter.occasion, now))


def _as_written(draft: Draft) -> Written:
    return Written(draft.kind, draft.tone, draft.subject, draft.body)


def _put(letter: Letter, written: Written) -> None:
    """Into the fields, which are made anew with it."""
    for field, value in zip((KIND, TONE, SUBJECT, BODY), written, strict=True):
        st.session_state[letter.key(field)] = value


def _state(letter: Letter) -> Begun:
    state: Begun = st.session_state[_slot(letter)]
    return state


def _slot(letter: Letter) -> str:
    return f"writing-{letter.slug}"
