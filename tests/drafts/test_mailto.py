"""The link that opens the mail program carries the message unharmed, or there is none."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from coaching.drafts import mailto
from coaching.drafts.mailto import LONGEST_LINK


def parts(link: str | None) -> tuple[str, str, str]:
    """Address, subject and body, as a mail program reads them."""
    assert link is not None
    split = urlsplit(link)
    fields = parse_qs(split.query, strict_parsing=True)
    return unquote(split.path), fields["subject"][0], fields["body"][0]


def test_subject_and_body_arrive_with_line_ends_as_mail_has_them():
    link = mailto("grace@acme.example", "Thank you: R&D?", "Dear Ms. Sample,\n\n50% + more & “so”\n")
    assert parts(link) == ("grace@acme.example", "Thank you: R&D?", "Dear Ms. Sample,\r\n\r\n50% + more & “so”")
    assert link is not None
    assert "%0D%0A%0D%0A" in link
    assert " " not in link
    assert "+" not in link


@pytest.mark.parametrize(
    "address",
    ["", "no address", "a@b@c", "a@b.example?bcc=x@y.example", "a@b.example&cc=x", "a@b.example,c@d.example",
     "a@b.example\r\nBcc: x@y.example", "<a@b.example>"],
)  # fmt: skip
def test_an_address_can_neither_add_recipients_nor_headers(address):
    to, subject, body = parts(mailto(address, "Hello", "Text"))
    assert (subject, body) == ("Hello", "Text")
    assert to in ("", address.strip())
    link = mailto(address, "Hello", "Text")
    assert link is not None
    assert link.count("?") == 1
    assert link.count("&") == 1
    assert "\n" not in link


def test_a_subject_cannot_carry_a_second_header():
    assert parts(mailto("a@b.example", "Hello\r\nBcc: x@y.example", "Text"))[1] == "Hello Bcc: x@y.example"


def test_every_script_arrives():
    assert parts(mailto("a@b.example", "Спасибо", "谢谢 🙏 תודה"))[1:] == ("Спасибо", "谢谢 🙏 תודה")


def test_half_a_character_does_no_harm():
    assert mailto("a@b.example", "\ud83d", "\udc00") is not None


def test_what_is_too_long_for_a_mail_program_has_no_link():
    rest = len(mailto("a@b.example", "", "") or "")
    assert len(mailto("a@b.example", "", "x" * (LONGEST_LINK - rest)) or "") == LONGEST_LINK
    assert mailto("a@b.example", "", "x" * (LONGEST_LINK - rest + 1)) is None
    assert mailto("a@b.example", "", "x" * 100_000) is None
