from starlette.datastructures import Headers

from coaching.web.headers import HEADERS, POLICY, SecurityHeaders
from tests.web.asgi import answering_app, ask

DIRECTIVES = {name: sources.split() for name, _, sources in (part.partition(" ") for part in POLICY.split("; "))}
ANOTHER_HOST = ("http:", "https:", "ws:", "wss:", "*", "//")


def headers_of_an_answer() -> Headers:
    return Headers(raw=ask(SecurityHeaders(answering_app))[0]["headers"])


def test_every_answer_carries_each_security_header_once():
    headers = headers_of_an_answer()
    for name, value in HEADERS.items():
        assert headers.getlist(name) == [value]


def test_no_page_may_load_from_send_to_or_be_framed_by_another_host():
    for name, sources in DIRECTIVES.items():
        for source in sources:
            assert not source.startswith(ANOTHER_HOST), f"{name} {source}"
            assert "." not in source, f"{name} {source}"


def test_what_the_policy_does_not_name_falls_back_to_this_server():
    assert DIRECTIVES["default-src"] == ["'self'"]
    assert DIRECTIVES["frame-ancestors"] == ["'none'"]
    assert DIRECTIVES["object-src"] == ["'none'"]


def test_what_does_not_fall_back_to_the_default_is_named():
    assert {"base-uri", "form-action", "frame-ancestors"} <= DIRECTIVES.keys()


def test_a_socket_passes_untouched():
    assert ask(SecurityHeaders(answering_app), kind="websocket") == [{"type": "websocket.accept", "headers": []}]
