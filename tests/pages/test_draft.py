"""The editor of a message on a client's page: drafted from the record, kept as typed, logged as sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from coaching.drafts import DraftKind, Tone
from coaching.drafts.texts import gap
from coaching.model import ActionStep, Channel, KnownFrom, Outcome, Step
from coaching.store.access import Store
from coaching.store.bulk import log_many
from coaching.store.debriefs import DebriefChanges, save_debrief
from coaching.store.entry import InterviewEntry, add_interview
from coaching.store.interviews import InterviewChanges, save_interview
from coaching.store.people import PersonChanges, save_person
from coaching.store.tasks import Task
from coaching.store.written import Written, save_message, written_message
from pages.parts.text import plain
from tests.pages.clients import THREE_DAYS_AGO, add_ada, field, labels, open_client, press, the_one, type_in

MARKUP = "<script>alert(1)</script> **bold** [a](https://elsewhere.example) :red[x] $x$"


def thanks(store: Store, client_id: int) -> Task:
    """The step of thanking Grace."""
    card = the_one(store, client_id)
    return Task(card.key, Step.THANK_YOU, 1, int(card.record.people[0].person_id))


def slug(task: Task) -> str:
    return f"{task.interview_id}-{task.step.value}-{task.ordinal}-{task.person_id}"


def write(app: AppTest, store: Store) -> tuple[int, Task]:
    """Ada's page with the thank-you to Grace open."""
    ada = add_ada(store)
    task = thanks(store, ada)
    open_client(app, ada)
    click(app, f"draft-{slug(task)}")
    return ada, task


def click(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key == key).click().run()
    assert not app.exception


def choose(app: AppTest, label: str, value: str) -> None:
    field(app, label).set_value(value).run()
    assert not app.exception


def answer(app: AppTest, question: str, text: str) -> None:
    next(one for one in app.text_input if one.label == plain(question)).set_value(text).run()
    assert not app.exception


def body(app: AppTest) -> str:
    return str(field(app, "Text").value)


def links(app: AppTest) -> list[str]:
    return [unquote(button.proto.url) for button in app.get("link_button")]


def tell(store: Store, client_id: int, **told: str) -> None:
    """What Ada told of her interview."""
    changes: Any = told
    save_debrief(store.as_viewer(), the_one(store, client_id).key, 0, DebriefChanges(**changes), now=datetime.now(UTC))


def test_the_draft_opens_in_the_card_and_a_reload_finds_it_open(app: AppTest, store: Store) -> None:
    ada, task = write(app, store)
    assert body(app).startswith("Dear Ms. Sample,\n\nThank you for talking with me")
    assert field(app, "Subject").value == "Thank you for the interview: Lab technician"
    assert f"draft-{slug(task)}" not in [button.key for button in app.button]
    open_client(app, ada, do="write", step=slug(task))
    assert body(app).startswith("Dear Ms. Sample,")


def test_nonsense_in_the_address_opens_nothing(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    for nonsense in ("", "thank_you", "1-2-3-4", "'; DROP TABLE drafts;--", "x" * 5000):
        open_client(app, ada, do="write", step=nonsense)
        assert "Log as sent" not in labels(app)


LEARNED = "What did the client learn about the job or the employer?"


def test_a_gap_is_a_question_whose_answer_goes_into_the_text_and_the_debrief(app: AppTest, store: Store) -> None:
    ada, task = write(app, store)
    answer(app, LEARNED, "they use Epic.")
    assert "I learned that you use Epic." in body(app)
    assert plain(LEARNED) not in [one.label for one in app.text_input]
    assert the_one(store, ada).debrief.learned == "they use Epic."
    assert written_message(store.as_viewer(), task) == (0, None)  # as the record gives it: nothing of its own


def test_in_a_text_that_was_typed_an_answer_replaces_the_gap_alone(app: AppTest, store: Store) -> None:
    ada, task = write(app, store)
    type_in(app, Text=f"My words. {body(app)}")
    answer(app, LEARNED, "they use Epic")
    assert body(app).startswith("My words. Dear Ms. Sample,")
    assert "I learned that you use Epic." in body(app)
    assert the_one(store, ada).debrief.learned == "they use Epic"
    kept = written_message(store.as_viewer(), task)[1]
    assert kept is not None
    assert kept.body == body(app)


def test_an_answer_that_is_no_sentence_of_the_clients_stands_as_typed_and_is_no_debrief(
    app: AppTest, store: Store
) -> None:
    ada, _ = write(app, store)
    answer(app, gap("experience").question, "blood draws")
    assert "I would bring experience with blood draws to this position." in body(app)
    answer(app, LEARNED, "about her new boss")
    assert "I learned about her new boss." in body(app)
    assert the_one(store, ada).debrief.learned == ""


def test_what_was_told_before_is_not_replaced_by_an_answer(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    tell(store, ada, learned="she said a lot")
    open_client(app, ada, do="write", step=slug(thanks(store, ada)))
    question = next(one for one in app.text_input if "she said a lot" in one.label)
    question.set_value("they use Epic").run()
    assert "I learned that you use Epic." in body(app)
    assert the_one(store, ada).debrief.learned == "she said a lot"


def test_what_the_client_told_stands_in_the_draft(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    tell(store, ada, enjoyed="the tour of the lab", learned="they use Epic", unsaid="speaks Spanish")
    open_client(app, ada, do="write", step=slug(thanks(store, ada)))
    for part in ("the tour of the lab", "that you use Epic", "I speak Spanish"):
        assert part in body(app)
    assert "[" not in body(app)


def test_what_is_typed_is_kept_and_there_again(app: AppTest, store: Store) -> None:
    _, task = write(app, store)
    type_in(app, Text=f"Dear Grace,\n\n{MARKUP}", Subject="Thanks")
    version, kept = written_message(store.as_viewer(), task)
    assert (version, kept) == (
        2, Written(DraftKind.THANK_YOU_EMAIL, Tone.PLAIN, "Thanks", f"Dear Grace,\n\n{MARKUP}")
    )  # fmt: skip
    click(app, f"close-{slug(task)}")
    assert "Log as sent" not in labels(app)
    click(app, f"draft-{slug(task)}")
    assert body(app) == f"Dear Grace,\n\n{MARKUP}"


def check_title(app: AppTest) -> str:
    return next(one.label for one in app.expander if one.label.startswith("Check:"))


def test_the_text_is_checked_below_it_as_it_is_typed(app: AppTest, store: Store) -> None:
    write(app, store)
    gaps = check_title(app)
    assert gaps != "Check: nothing to mend"
    type_in(app, Text="Hey Grace!!! thx")
    assert check_title(app) != gaps
    assert any("“Hey" in one.value for one in app.markdown)


def test_a_draft_without_gaps_has_nothing_to_mend(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    tell(store, ada, enjoyed="the tour of the lab", learned="they use Epic", unsaid="speaks Spanish")
    open_client(app, ada, do="write", step=slug(thanks(store, ada)))
    assert check_title(app) == "Check: nothing to mend"


def test_nothing_typed_is_shown_as_markup(app: AppTest, store: Store) -> None:
    write(app, store)
    type_in(app, Text=MARKUP)
    shown = [one.value for one in (*app.markdown, *app.caption)]
    assert [text for text in shown if "<script>" in text or "**bold**" in text] == []
    assert MARKUP in [one.value for one in app.code]


def test_text_as_the_record_gives_it_again_is_not_kept(app: AppTest, store: Store) -> None:
    _, task = write(app, store)
    made = body(app)
    type_in(app, Text="Something else")
    type_in(app, Text=made)
    assert written_message(store.as_viewer(), task) == (0, None)


def test_another_tone_or_kind_is_another_text_and_what_was_typed_can_be_brought_back(
    app: AppTest, store: Store
) -> None:
    _, task = write(app, store)
    choose(app, "Tone", Tone.FORMAL)
    assert body(app).startswith("Dear Ms. Sample:")
    assert "Bring back what was typed" not in labels(app)
    type_in(app, Text="My own words")
    choose(app, "How", DraftKind.THANK_YOU_NOTE)
    assert body(app).startswith("Dear Ms. Sample:")
    assert "Subject" not in [one.label for one in app.text_input]
    press(app, "Bring back what was typed")
    assert body(app) == "My own words"
    assert field(app, "How").value == DraftKind.THANK_YOU_EMAIL
    kept = written_message(store.as_viewer(), task)[1]
    assert kept is not None
    assert kept.body == "My own words"


def test_a_text_of_another_window_is_not_saved_over_unasked(app: AppTest, store: Store) -> None:
    _, task = write(app, store)
    type_in(app, Text="Mine")
    theirs = Written(DraftKind.THANK_YOU_EMAIL, Tone.WARM, "S", "Theirs")
    save_message(store.as_viewer(), task, 1, theirs, now=datetime.now(UTC))
    type_in(app, Text="Mine, longer")
    assert "changed in another window" in app.warning[0].value
    assert written_message(store.as_viewer(), task) == (2, theirs)
    press(app, "Keep mine")
    kept = written_message(store.as_viewer(), task)[1]
    assert kept is not None
    assert kept.body == "Mine, longer"
    save_message(store.as_viewer(), task, 3, theirs, now=datetime.now(UTC))
    type_in(app, Text="Mine again")
    press(app, "Take the other")
    assert body(app) == "Theirs"
    assert field(app, "Tone").value == Tone.WARM


def test_what_cannot_be_kept_is_said_and_stays_in_the_field(app: AppTest, store: Store) -> None:
    write(app, store)
    type_in(app, Subject="x" * 301)
    assert "Not saved" in app.error[0].value
    assert field(app, "Subject").value == "x" * 301
    press(app, "Close")
    assert "Log as sent" in labels(app)


def test_the_mail_program_opens_with_the_message_and_says_when_it_is_too_long(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    person = the_one(store, ada).record.people[0]
    save_person(
        store.as_viewer(), int(person.person_id), 1, PersonChanges(email="grace@acme.example"), now=datetime.now(UTC)
    )
    open_client(app, ada, do="write", step=slug(thanks(store, ada)))
    assert any(link.startswith("mailto:grace@acme.example?subject=Thank you") for link in links(app))
    assert any(link.startswith("mailto:ada@example.com?subject=Your interview at Acme Labs") for link in links(app))
    type_in(app, Text="long " * 500)
    assert not any(link.startswith("mailto:grace") for link in links(app))
    assert "too long for a link" in " ".join(one.value for one in app.caption)


def test_beside_it_stands_the_message_to_the_client(app: AppTest, store: Store) -> None:
    write(app, store)
    assert [tab.label for tab in app.tabs] == ["Draft", "Message to Ada"]
    assert any(one.value.startswith("Hi Ada,") and "Ms. Grace Sample" in one.value for one in app.code)


def test_one_begun_before_the_employers_date_passed_stays_with_its_own_name(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    card = the_one(store, ada)
    promised = InterviewChanges(promised_on=THREE_DAYS_AGO + timedelta(days=1))
    save_interview(store.as_viewer(), card.key, card.version, promised, now=datetime.now(UTC))
    task = Task(card.key, Step.STATUS_CHECK)
    begun = Written(DraftKind.FIRST_CHECK_EMAIL, Tone.PLAIN, "S", "My own words")
    save_message(store.as_viewer(), task, 0, begun, now=datetime.now(UTC))
    open_client(app, ada, do="write", step=slug(task))
    assert body(app) == "My own words"
    assert list(field(app, "How").options) == [
        "The employer is late, by email", "Phone script", "Status check by email",
    ]  # fmt: skip


def test_what_a_draft_is_made_of_stands_beside_it_with_its_statements(app: AppTest, store: Store) -> None:
    write(app, store)
    (made_of,) = [one for one in app.expander if one.label == "What it is made of"]
    assert "it greets by title and last name" in made_of.markdown[0].value
    assert "S1.2, S2.4" in made_of.markdown[0].value


def test_looking_back_has_a_message_to_the_client_and_no_draft(app: AppTest, store: Store) -> None:
    ada, now = add_ada(store), datetime.now(UTC)
    entry = InterviewEntry("Union Lab", starts_at=now - timedelta(hours=3))
    key = add_interview(store.as_viewer(), ada, entry, now=now)
    open_client(app, ada, interview=key)
    click(app, f"draft-{slug(Task(key, Step.DEBRIEF))}")
    assert [tab.label for tab in app.tabs] == ["Message to Ada"]
    assert any("look back on your interview at Union Lab" in one.value for one in app.code)
    assert "Log as sent" not in labels(app)
    press(app, "Close")
    assert not app.tabs


def turn_down(store: Store, client_id: int) -> None:
    """The employer's no, since the day after the interview."""
    card = the_one(store, client_id)
    no = InterviewChanges(outcome=Outcome.REJECTED, outcome_on=THREE_DAYS_AGO + timedelta(days=1))
    save_interview(store.as_viewer(), card.key, card.version, no, now=datetime.now(UTC))


def test_after_a_no_the_thank_you_that_is_late_answers_it_and_no_other_is_offered(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    turn_down(store, ada)
    open_client(app, ada)
    assert [one.key for one in app.button if str(one.key).startswith("draft-")] == [f"draft-{slug(thanks(store, ada))}"]
    click(app, f"draft-{slug(thanks(store, ada))}")
    assert "letting me know" in body(app)
    assert "look forward" not in body(app)


def test_after_a_no_thanks_are_drafted_and_logged_once(app: AppTest, store: Store) -> None:
    ada = add_ada(store)
    turn_down(store, ada)
    sent, at = thanks(store, ada), the_one(store, ada).record.interview.starts_at + timedelta(hours=2)
    log_many(
        store.as_viewer(), [sent], at=at, channel=Channel.EMAIL, known_from=KnownFrom.CLIENT, now=datetime.now(UTC),
        note="",
    )  # fmt: skip
    task = Task(the_one(store, ada).key, Step.THANK_YOU, 2)
    open_client(app, ada)
    click(app, f"draft-{slug(task)}")
    assert "letting me know" in body(app)
    press(app, "Log as sent")
    line = the_one(store, ada).actions[-1]
    assert line.action.step is ActionStep.THANK_YOU
    assert "letting me know" in line.action.note
    assert f"draft-{slug(task)}" not in [button.key for button in app.button]
    press(app, "Undo")
    assert [one.action.note for one in the_one(store, ada).actions] == [""]


@pytest.mark.parametrize("name", ["<b>Zoë</b>", "אליעזר בן־יהודה", "**Stars**", "Å" * 300, "\u202eturned"])
def test_odd_names_do_no_harm(app: AppTest, store: Store, name: str) -> None:
    ada = add_ada(store)
    person = the_one(store, ada).record.people[0]
    save_person(store.as_viewer(), int(person.person_id), 1, PersonChanges(name=name), now=datetime.now(UTC))
    open_client(app, ada, do="write", step=slug(thanks(store, ada)))
    assert "Log as sent" in labels(app)
    assert "Dear " in body(app)
