"""`afterword check-message`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from coaching.guidance.message_rules import MESSAGE_RULES
from tests.commands.running import run, told
from tests.messages.messages import a_note

RECORD = {
    "client": "Dana Whitfield",
    "employer": "Harbor Steel Works",
    "position": "Welder",
    "people": [{"name": "Luis Ortega", "title": "Mr."}],
}


def files(folder: Path, text: str | bytes, record: object = RECORD) -> tuple[Path, Path]:
    """The message and the record as files."""
    message, known = folder / "message.txt", folder / "record.json"
    message.write_bytes(text if isinstance(text, bytes) else text.encode())
    known.write_text(record if isinstance(record, str) else json.dumps(record), "utf-8")
    return message, known


def test_findings_have_their_fields_and_cite_statements(tmp_path: Path) -> None:
    message, record = files(tmp_path, a_note("I need an answer by Friday.", greeting="Hi Luis,"))
    ran = run("check-message", message, "--kind", "thank_you", "--record", record)
    content = json.loads(ran.out)
    assert ran.status == 0
    assert list(content) == ["findings", "good"]
    first, second = content["findings"]
    assert first["rule"] == "first_name_greeting"
    assert first["where"] == "Hi Luis,"
    assert first["cites"] == ["S2.4"]
    assert "Dear Mr. Ortega," in first["text"]
    assert (second["rule"], second["where"]) == ("pushy", "I need an answer by Friday.")
    assert {finding["rule"] for finding in content["findings"]} <= {rule.id for rule in MESSAGE_RULES}
    assert any("thanks" in sentence for sentence in content["good"])


def test_a_good_message_has_no_finding(tmp_path: Path) -> None:
    message, record = files(tmp_path, a_note())
    assert json.loads(run("check-message", message, "--record", record).out)["findings"] == []


def test_bytes_that_are_no_text_and_a_message_of_nothing_are_a_sentence(tmp_path: Path) -> None:
    for text in (b"", b"\xff\xfe\x00\x80", b" \n\t", "ありがとうございました。".encode()):
        message, record = files(tmp_path, text)
        ran = run("check-message", message, "--record", record)
        assert ran.status == 0
        content = json.loads(ran.out)
        assert content["findings"] == []
        assert len(content["good"]) == 1


def test_a_record_that_is_none_is_a_problem_told_in_a_sentence(tmp_path: Path) -> None:
    for record in ("{", "[]", '{"people": "Luis"}', '{"client": 3}', '{"people": [7]}', "[" * 100_000):
        message, known = files(tmp_path, a_note(), record)
        assert "record" in told(run("check-message", message, "--record", known))


def test_a_kind_that_is_none_and_a_file_that_is_not_there_are_wrong_usage(tmp_path: Path) -> None:
    message, _ = files(tmp_path, a_note())
    assert run("check-message", message, "--kind", "card").status == 2
    assert run("check-message", tmp_path / "nowhere.txt").status == 2
