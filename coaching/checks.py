"""When a status check opens and falls due, and what that hangs on."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coaching.correspondence import Correspondence, Word
from coaching.guidance.cited import Policy, Window
from coaching.model import Basis


class CheckWindow(NamedTuple):
    """Local dates: what the window hangs on and since when, and on which days it opens and falls due."""

    basis: Basis
    basis_on: date
    opens_on: date
    due_on: date


class CheckDates(NamedTuple):
    """What the window of a check depends on; `day` is the interview's local date, `promised` the employer's."""

    day: date
    promised: date | None
    correspondence: Correspondence
    policy: Policy

    def window(self, number: int) -> CheckWindow:
        """The window of check `number` (from 1), which exists."""
        word = self.correspondence.word_for(number)
        if word is not None:
            return self._after_word(word)
        if number > 1:
            return self._after_check(self.correspondence.checks[number - 2].on)
        return self._after_promise() or _after(Basis.INTERVIEW, self.day, self.policy.first_check)

    def _after_word(self, word: Word) -> CheckWindow:
        """On the date that the word names; where it names none, the date in force stands unless it is over."""
        if word.names:
            return _after(Basis.NAMED, word.names, self.policy.after_named)
        named = self.correspondence.date_before(word)
        if named and named >= word.on:
            return _after(Basis.NAMED, named, self.policy.after_named)
        stands = None if named else self._after_promise()
        if stands and stands.basis_on >= word.on:
            return stands
        return _after(Basis.REPLY, word.on, self.policy.after_last)

    def _after_check(self, last_on: date) -> CheckWindow:
        """A week after the check before it, but never before the employer's date (S3.8)."""
        further = _after(Basis.CHECK, last_on, self.policy.after_last)
        promised = self._after_promise()
        return promised if promised and promised.basis_on >= further.opens_on else further

    def _after_promise(self) -> CheckWindow | None:
        return _after(Basis.PROMISED, self.promised, self.policy.after_promised) if self.promised else None


def _after(basis: Basis, day: date, window: Window) -> CheckWindow:
    return CheckWindow(basis, day, day + window.opens_after, day + window.due_after)
