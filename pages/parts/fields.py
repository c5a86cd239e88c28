"""The fields of a form: each keeps what is typed once it is left, and says beside itself what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import timedelta
from enum import StrEnum

import streamlit as st

from coaching.errors import Fault
from coaching.refusals import FIRST_DAY, LAST_DAY
from coaching.wording import named
from pages.parts.forms import NO, TRIED, YES, Form, keep
from pages.parts.text import DATES, plain

STEP = timedelta(minutes=15)
"""Between the times of day that are offered; any other can be typed."""
ANSWERS = {YES: "Yes", NO: "No"}


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one form, with the faults found in what they hold.

    `first` is the field in which typing starts; `offers` are the texts offered in some, by the keys of their widgets.
    """

    form: Form
    faults: Sequence[Fault]
    first: str
    offers: dict[str, tuple[str, ...]] = dataclass_field(default_factory=dict)

    def text(self, field: str, label: str, *, placeholder: str = "", live: bool = False) -> None:
        key = self._ready(field, self.form.text(field))
        st.text_input(
            label, key=key, placeholder=placeholder, live=live, autocomplete="off",
            on_change=keep, args=(self.form,),
        )  # fmt: skip
        self.beside(field)

    def note(self, field: str, label: str) -> None:
        key = self._ready(field, self.form.text(field))
        st.text_area(label, key=key, height="content", on_change=keep, args=(self.form,))
        self.beside(field)

    def offered(self, field: str, label: str, offers: Iterable[str], *, placeholder: str = "") -> None:
        """A text for which some are offered while it is typed; any other is as good. See `pages.parts.offers`."""
        self.offers[self.form.key(field)] = tuple(offers)
        self.text(field, label, placeholder=placeholder)

    def one_of(self, field: str, label: str, options: Mapping[str, str], *, required: bool = False) -> None:
        """One of a few, all in sight."""
        key = self._ready(field, self._known(field, options))
        st.segmented_control(
            label, list(options), format_func=options.__getitem__, key=key, required=required,
            on_change=keep, args=(self.form,),
        )  # fmt: skip
        self.beside(field)

    def from_list(
        self, field: str, label: str, options: Mapping[str, str], *, placeholder: str = "",
        on_change: Callable[[Form], None] = keep,
    ) -> None:  # fmt: skip
        """One of many, in a list that opens: the first unless another is chosen, or with a placeholder none."""
        known = self._known(field, options)
        key = self._ready(field, known if placeholder or known else next(iter(options)))
        st.selectbox(
            label, list(options), None if placeholder else 0, key=key, format_func=options.__getitem__,
            placeholder=placeholder or None, on_change=on_change, args=(self.form,),
        )  # fmt: skip
        self.beside(field)

    def day(self, field: str, label: str) -> None:
        key = self._ready(field, self.form.day(field))
        st.date_input(
            label, None, FIRST_DAY, LAST_DAY, key=key, format=DATES, on_change=keep, args=(self.form,),
        )  # fmt: skip
        self.beside(field)

    def clock(self, field: str, label: str) -> None:
        key = self._ready(field, self.form.clock(field))
        st.time_input(label, None, key=key, step=STEP, format="12h", on_change=keep, args=(self.form,))
        self.beside(field)

    def tick(self, field: str, label: str, *, hint: str = "") -> None:
        key = self._ready(field, self.form.answer(field) or False)
        st.checkbox(label, key=key, help=hint or None, on_change=keep, args=(self.form,))

    def many(self, field: str, label: str, *, placeholder: str) -> None:
        """Any number of short texts."""
        texts = list(self.form.many(field))
        key = self._ready(field, texts)
        st.multiselect(
            label, texts, key=key, accept_new_options=True, placeholder=placeholder, on_change=keep, args=(self.form,)
        )
        self.beside(field)

    def beside(self, field: str) -> None:
        """What is wrong with the field; what is only missing is told when saving was tried."""
        fault = next((fault for fault in self.faults if fault.column == field), None)
        if fault and (self.form.text(field) or self.form.answer(TRIED)):
            st.markdown(f":small[:red[:material/error: {plain(fault.fault)} {plain(fault.remedy)}]]")

    def _ready(self, field: str, value: object) -> str:
        """The key of the field's widget, which holds the value unless it was touched since."""
        key = self.form.key(field)
        if key not in st.session_state:
            st.session_state[key] = value
        return key

    def _known(self, field: str, options: Mapping[str, str]) -> str | None:
        return self.form.text(field) if self.form.text(field) in options else None


def words_of(words: Iterable[StrEnum]) -> dict[str, str]:
    """What is chosen from a closed list, with the counselor's words."""
    return {word.value: named(word).capitalize() if named(word).islower() else named(word) for word in words}
