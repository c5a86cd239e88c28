"""A debrief as the texts that its form holds, and back: what was told, of the people and of the interview."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zlib import crc32

from coaching.clock import local_date, zone_named
from coaching.errors import Fault
from coaching.model import ActionStep, Culture, Debrief, Interest, Interview, Pace
from coaching.refusals import faults_of_days, faults_of_interview, faults_of_texts
from coaching.store.debriefing import Debriefing, Told, Versions
from coaching.store.people import PersonChanges, PersonEntry, faults_in_person
from pages.parts.forms import YES, Form, as_text
from pages.parts.interview_texts import promised_in
from pages.parts.people_form import NAME_THEM, texts_of_person
from pages.parts.people_rows import is_blank, key_of_row, known_row, person_from, rows_of

TEXTS = Debrief._fields[1:]
ANSWERS = ("timeline_asked", "pace", "culture", "interest")
VERSIONS, REFERENCES, PROMISED = "versions", "references", "promised"
NOTHING_TOLD = Fault("topics", "Nothing is filled in.", "Take down a word or two of what your client tells.")


class Checked(NamedTuple):
    """What a form holds, and what would be refused of it, by the form's own fields."""

    told: Told
    interview: Interview
    faults: list[Fault]


def texts_of(talk: Debriefing) -> dict[str, str]:
    """The fields of the form; the versions of all that it is about are among them."""
    interview, promised = talk.interview, talk.interview.promised_on
    texts = {name: getattr(talk.debrief, name) for name in TEXTS}
    texts |= {name: as_text(getattr(interview, name)) for name in ANSWERS}
    texts[PROMISED] = f"{promised:%m/%d/%Y}" if promised else ""
    texts[REFERENCES] = as_text(ActionStep.ALERT_REFERENCES in talk.done)
    texts["starts_on"] = as_text(local_date(interview.starts_at, zone_named(interview.timezone)))
    texts[VERSIONS] = json.dumps(talk.versions)
    for card in talk.people:
        texts |= {f"{known_row(card.key)}.{name}": text for name, text in texts_of_person(card.person).items()}
    return texts


def rows_known(talk: Debriefing) -> str:
    """The rows of the people who are recorded already."""
    return " ".join(known_row(card.key) for card in talk.people)


def mark_of(versions: Versions) -> int:
    """A number that is another one when any of the versions is."""
    return crc32(json.dumps(versions).encode())


def versions_in(form: Form) -> Versions:
    """The versions that the form began with."""
    interview, debrief, people = json.loads(form.text(VERSIONS))
    return Versions(interview, debrief, {int(key): version for key, version in people.items()})


def told_from(form: Form, talk: Debriefing, now: datetime) -> Checked:
    """What was touched, as what it changes of the records."""
    faults: list[Fault] = []
    people, new, faults_of_people = _people(form)
    debrief = {name: form.line(name) for name in TEXTS if name in form.changed}
    changes = _of_interview(form, talk.interview.timezone, now, faults)
    interview = talk.interview._replace(**changes)
    own = [*faults_of_texts(debrief), *faults_of_days(interview), *faults_of_interview(interview)]
    faults += [fault._replace(column={"promised_on": PROMISED}.get(fault.column, fault.column)) for fault in own]
    alerted = form.text(REFERENCES) == YES and REFERENCES in form.changed
    told = Told(debrief, changes, people, tuple(new), references_alerted=alerted)  # type: ignore[arg-type]  # the keys are those of its fields
    if not any(told) and not any(talk.debrief[1:]):
        faults.append(NOTHING_TOLD)
    return Checked(told, interview, [*faults, *faults_of_people])


def _of_interview(form: Form, timezone: str, now: datetime, faults: list[Fault]) -> dict[str, Any]:
    values = {
        "promised_on": promised_in(form, timezone, now, faults),
        "timeline_asked": form.answer("timeline_asked"),
        "pace": form.word("pace", Pace),
        "culture": form.word("culture", Culture),
        "interest": form.word("interest", Interest),
    }
    made_of = {"promised_on": PROMISED}
    return {name: value for name, value in values.items() if made_of.get(name, name) in form.changed}


def _people(form: Form) -> tuple[dict[int, PersonChanges], list[PersonEntry], list[Fault]]:
    """Changes of those known already, by key; those who are new; what would be refused of either."""
    changed: dict[int, PersonChanges] = {}
    new, faults = [], []
    for row in rows_of(form):
        person, key = person_from(form, f"{row}."), key_of_row(row)
        touched = {name: value for name, value in person._asdict().items() if f"{row}.{name}" in form.changed}
        if key is None and not is_blank(form, row):
            new.append(person)
        elif key is not None and touched:
            changed[key] = touched  # type: ignore[assignment]  # the keys are those of its fields
            nobody = [Fault("name", "Nothing is filled in.", NAME_THEM)] if is_blank(form, row) else []
            faults += [fault._replace(column=f"{row}.{fault.column}") for fault in nobody]
        faults += [fault._replace(column=f"{row}.{fault.column}") for fault in faults_in_person(person)]
    return changed, new, faults


def labels_of(texts: Mapping[str, str], labels: Mapping[str, str], of_people: Mapping[str, str]) -> dict[str, str]:
    """What each field is called, those of people who are recorded already with their names."""
    found = dict(labels)
    for field in texts:
        row, _, name = field.partition(".")
        if name in of_people and key_of_row(row) is not None:
            found[field] = f"{texts.get(f'{row}.name') or 'Somebody met'}: {of_people[name].lower()}"
    return found
