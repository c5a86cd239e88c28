"""Whose rows they are: by email, phone and name; asked where a name is merely alike, and another client until then."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.exchange.tracker.entries import Entry
from coaching.intake.tracker_clients import NEW, grouped, phone_key
from coaching.model import Client
from coaching.store.access import Viewer
from coaching.store.clients import client_lines
from tests.intake.trackers import bring_in, row


def names(viewer: Viewer) -> list[str]:
    return sorted(line.name for line in client_lines(viewer))


def test_the_same_address_is_the_same_client_however_the_name_is_written(viewer: Viewer) -> None:
    bring_in(viewer, row())
    report = bring_in(
        viewer, row(client="A. Example", email="Ada@Example.org"), row(client="Example Ada", employer="Beta")
    )
    assert names(viewer) in (["Ada Example"], ["A. Example", "Ada Example"])
    assert report.rows.refused == 0


def test_the_same_number_with_an_alike_name_is_the_same_client(viewer: Viewer) -> None:
    bring_in(viewer, row(email="", phone="+1 (555) 010-0199"))
    bring_in(viewer, row(client="Ada Exampel", email="", phone="555.010.0199", employer="Beta"))
    assert names(viewer) == ["Ada Example"]


def test_a_number_shared_by_two_who_are_not_alike_is_not_one_client(viewer: Viewer) -> None:
    bring_in(viewer, row(email="", phone="555 010 0199"), row(client="Bo Other", email="", phone="555 010 0199"))
    assert names(viewer) == ["Ada Example", "Bo Other"]


def test_an_alike_name_is_asked_about_and_another_client_until_answered(viewer: Viewer) -> None:
    bring_in(viewer, row(client="John Smith", email=""))
    asked = bring_in(viewer, row(client="Jon Smith", email="", employer="Beta"), dry_run=True)
    (doubt,) = asked.doubts
    assert (doubt.client.name, doubt.lines, [one.name for one in doubt.candidates]) == (
        "Jon Smith",
        (2,),
        ["John Smith"],
    )
    assert any("'Jon Smith' may be your client 'John Smith'" in remark for remark in asked.remarks)
    same = bring_in(viewer, row(client="Jon Smith", email="", employer="Beta"),
                    answers={doubt.key: doubt.candidates[0].client_id})  # fmt: skip
    assert (same.rows.added, same.doubts, names(viewer)) == (1, (), ["John Smith"])


def test_once_answered_another_client_is_not_asked_about_again(viewer: Viewer) -> None:
    bring_in(viewer, row(client="John Smith", email=""))
    other = row(client="Jon Smith", email="", employer="Beta")
    (doubt,) = bring_in(viewer, other, dry_run=True).doubts
    bring_in(viewer, other, answers={doubt.key: NEW})
    assert names(viewer) == ["John Smith", "Jon Smith"]
    assert bring_in(viewer, other).doubts == ()


def test_two_clients_of_the_very_name_are_told_apart_by_their_address_or_refused(viewer: Viewer) -> None:
    bring_in(viewer, row(email="one@example.org"), row(email="two@example.org", employer="Beta"))
    assert names(viewer) == ["Ada Example"] * 2
    assert bring_in(viewer, row(email="two@example.org", employer="Delta")).rows.added == 1
    report = bring_in(viewer, row(email="", employer="Gamma"))
    assert report.rows == (1, 0, 0, 0, 1)
    assert report.problems[0].fault == "You have 2 clients named 'Ada Example'."
    assert "email" in report.problems[0].remedy


def test_a_new_address_of_a_known_name_is_asked_about(viewer: Viewer) -> None:
    bring_in(viewer, row())
    (doubt,) = bring_in(viewer, row(email="other@example.org"), dry_run=True).doubts
    assert [one.name for one in doubt.candidates] == ["Ada Example"]


def test_what_was_not_known_of_a_client_is_learned_and_nothing_is_written_over(viewer: Viewer) -> None:
    bring_in(viewer, row(email=""))
    assert bring_in(viewer, row(phone="555 010 0199")).rows.changed == 1
    assert bring_in(viewer, row(phone="555 010 9999")).rows.unchanged == 1


def test_a_phone_number_is_compared_by_its_last_digits() -> None:
    assert phone_key("+1 (555) 010-0199") == phone_key("555.010.0199") == "5550100199"
    assert phone_key("ext. 12") == ""


NAMES = st.sampled_from(["Ada Example", "ada example", "Bo Other", "Bo  Other", "Cy"])
EMAILS = st.sampled_from(["", "a@x.test", "A@X.test", "b@x.test"])


@settings(max_examples=200)
@given(st.lists(st.tuples(NAMES, EMAILS), min_size=1, max_size=12))
def test_every_row_is_in_one_group_and_no_group_has_two_addresses(rows: list[tuple[str, str]]) -> None:
    entries = [Entry(line, Client("", name, email), None) for line, (name, email) in enumerate(rows, 2)]
    groups = grouped(entries)
    assert sorted(entry.line for group in groups for entry in group.entries) == [entry.line for entry in entries]
    for group in groups:
        assert len({entry.client.email.casefold() for entry in group.entries if entry.client.email}) <= 1
    assert len({group.key for group in groups}) == len(groups)
