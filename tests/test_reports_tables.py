"""The tables of reports: clients, people, notes, plan and advice, line by line."""

from __future__ import annotations

from datetime import date

from coaching.case_notes import NoteKind
from coaching.guidance.policies import MEASURED
from coaching.guidance.steps import STEPS
from coaching.model import ClientStatus, Debrief, InterviewRecord, Status
from coaching.plan import build_plan, status_of
from coaching.reports.advice import advice_table
from coaching.reports.clients import clients_table
from coaching.reports.debriefs import debriefs_table
from coaching.reports.people import notes_table, people_table
from coaching.reports.steps import steps_table
from coaching.store.chosen import Period
from coaching.store.client_stream import Note
from coaching.wording import named
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant
from tests.store.caseloads import by_chance
from tests.test_reports import NOW, lines, looked, with_records

THANKED = an_action("thank_you", "2026-03-02T15:00", person="p1")
HELD = a_record(an_interview(), people=[a_person(title="Ms.")], actions=[THANKED])


def test_a_client_has_one_line_with_how_far_they_are_and_what_is_next() -> None:
    ahead = an_interview("2026-04-02T10:00", interview_id="i2", status="scheduled")
    client = a_client(goal="Lab technician", tags=("lab", "evenings"))
    (line,) = lines(clients_table([with_records(client, HELD, a_record(ahead))], looked(instant("2026-03-06T12:00"))))
    assert (line["Goal"], line["Tags"], line["Counselor"]) == ("Lab technician", "lab; evenings", "You")
    assert (line["Interviews held"], line["Of these followed up"]) == ("1", "1")
    assert (line["Last contact"], line["Next interview"]) == ("2026-03-02", "2026-04-02")
    assert (line["Next step"], line["At"], line["Next step due"]) == ("Check the status", "Acme Labs", "2026-03-09")


def test_a_client_without_interviews_has_a_line_and_a_paused_one_has_no_next_step() -> None:
    one, other = a_client(), a_client("c2", status=ClientStatus.PAUSED)
    none, paused = lines(clients_table([with_records(one), with_records(other, HELD)], looked()))
    assert (none["Interviews held"], none["Last contact"], none["Next step"]) == ("0", "", "")
    assert (paused["Interviews held"], paused["Next step"], paused["Next step due"]) == ("1", "", "")


def test_what_comes_after_the_look_is_no_contact_yet() -> None:
    (line,) = lines(clients_table([with_records(a_client(), HELD)], looked(instant("2026-03-02T14:00"))))
    assert (line["Last contact"], line["Of these followed up"]) == ("", "0")


def test_everybody_at_the_employer_is_named_with_how_to_reach_them() -> None:
    person = a_person(role="hiring_manager", met=False, title="Dr.", job_title="Head", email="g@example.org")
    person = person._replace(contact_for_status=True, card=False, address="1 Main St")
    record = a_record(an_interview(), people=[person, a_person("p2")])
    first, second = lines(people_table([with_records(a_client(), record)], looked()))
    assert (first["Title"], first["Name"], first["Job title"]) == ("Dr.", "Grace Sample", "Head")
    assert (first["Role"], first["Met"], first["Ask about the status"]) == ("hiring manager", "False", "True")
    assert (second["Met"], second["Ask about the status"]) == ("True", "False")
    assert (first["Card"], first["Mailing address"], second["Card"]) == ("False", "1 Main St", "")
    days = looked(period=Period(first=date(2026, 3, 3)))
    assert lines(people_table([with_records(a_client(), record)], days)) == []


def a_note(day: str, body: str, *, by: str = "Ana", interview_id: str = "", shared: bool = True) -> Note:
    """A note of a talk, written at nine in the morning of that day."""
    on_day, at = date.fromisoformat(day), instant(f"{day}T09:00")
    return Note(interview_id, on_day, at, by, NoteKind.TALK, "Ada", body, "Call again", shared)


def test_what_was_told_has_a_line_for_each_interview_of_which_something_was() -> None:
    told = (Debrief("i1", topics="Pay", unsaid="Weekends"), Debrief("i2"))
    records = (a_record(an_interview()), a_record(an_interview("2026-03-09T10:00", interview_id="i2")))
    one = with_records(a_client(), *records)._replace(debriefs=told)
    (line,) = lines(debriefs_table([one], looked()))
    assert (line["Employer"], line["Interview date"]) == ("Acme Labs", "2026-03-02")
    assert (line["Talked about"], line["Enjoyed"], line["Not said"]) == ("Pay", "", "Weekends")
    assert lines(debriefs_table([one], looked(period=Period(first=date(2026, 3, 3))))) == []


def test_a_note_says_of_which_day_by_whom_for_whom_and_about_which_interview() -> None:
    notes = (
        a_note("2026-03-03", "Was nervous.", interview_id="i1", shared=False),
        a_note("2026-03-04", "Moves in May.", by="Bo"),
        a_note("2026-03-25", "Later."),
    )
    one = with_records(a_client(), HELD)._replace(notes=notes)
    first, second = lines(notes_table([one], looked()))
    assert (first["Employer"], first["Date"], first["By"], first["Seen by"]) == (
        "Acme Labs", "2026-03-03", "Ana", "its writer",
    )  # fmt: skip
    assert (first["Kind"], first["Who was there"], first["Next step"]) == ("Talk", "Ada", "Call again")
    assert (second["Employer"], second["Interview date"], second["Note"]) == ("", "", "Moves in May.")
    assert (second["By"], second["Seen by"]) == ("Bo", "the office")


def plan_lines(*records: InterviewRecord, now=NOW) -> list[dict[str, str]]:
    return lines(steps_table([with_records(a_client(), *records)], looked(now)))


def test_a_step_says_for_whom_from_when_to_when_what_became_of_it_and_why_then() -> None:
    by_step = {line["Step"]: line for line in plan_lines(HELD, now=instant("2026-03-06T12:00"))}
    thanks, check = by_step["Thank the interviewer"], by_step["Check the status"]
    assert (thanks["For"], thanks["Status"], thanks["Done on"]) == ("Ms. Grace Sample", "done", "2026-03-02")
    assert (thanks["Due"], thanks["Due time"], thanks["Open until"]) == ("2026-03-03", "11:00", "2026-03-16")
    assert (check["From"], check["Due"], check["Due time"], check["Status"]) == (
        "2026-03-07",
        "2026-03-09",
        "",
        "not yet",
    )
    assert check["Why then"].startswith("5 to 7 days after the interview on March 2")
    assert by_step["Ask about the timeline"]["Done on"] == ""


def test_the_plan_has_every_row_that_is_ever_open_with_its_status() -> None:
    records = list(by_chance(40).records().values())
    expected = [
        (STEPS[row.step].title, str(row.ordinal), named(status_of(row, NOW)))
        for record in records
        for row in build_plan(record, MEASURED, NOW)
        if row.opens_at < row.closes_at
    ]
    found = [(line["Step"], line["Number"], line["Status"]) for line in plan_lines(*records)]
    assert found == expected
    assert len({status for *_, status in found}) > len(Status) // 2


def test_advice_says_what_to_do_why_and_what_it_rests_on_by_interview() -> None:
    later = a_record(an_interview("2026-03-05T10:00", interview_id="i2"), people=[a_person("p2", of=HELD.interview)])
    found = lines(advice_table([with_records(a_client(), HELD, later)], looked(instant("2026-03-09T12:00"))))
    assert [line["Interview date"] for line in found] == sorted(line["Interview date"] for line in found)
    check = next(line for line in found if line["About"] == "Check the status")
    assert (check["Number"], check["Status"], check["Interview date"]) == ("1", "due", "2026-03-02")
    assert check["What to do now"]
    assert check["Why"]
    assert check["Rests on"].startswith("S")


def test_having_one_lead_only_is_told_of_all_interviews_whichever_days_are_shown() -> None:
    ahead = a_record(an_interview("2026-04-02T10:00", interview_id="i2", status="scheduled"))
    days = looked(period=Period(last=date(2026, 3, 31)))

    def about(*records: InterviewRecord) -> list[str]:
        return [line["About"] for line in lines(advice_table([with_records(a_client(), *records)], days))]

    assert "Only one lead" in about(HELD)
    assert "Only one lead" not in about(HELD, ahead)
