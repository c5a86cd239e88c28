import pytest

from coaching.web.backend import HEAD, WHERE, ToldBackend
from tests.web.asgi import REACHED, Message, answering_app, ask

PAGE = b"<!DOCTYPE html><html><head><title>Afterword</title></head></html>"


def answering(*parts: bytes, kind: bytes = b"text/html; charset=utf-8"):
    """An app that answers with these parts of a body."""

    async def app(_scope, _receive, send):
        length = str(sum(map(len, parts))).encode()
        headers = [(b"content-type", kind), (b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, part in enumerate(parts, 1):
            await send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})

    return app


def body(messages: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in messages[1:])


def length(messages: list[Message]) -> int:
    return int(dict(messages[0]["headers"])[b"content-length"])


@pytest.mark.parametrize("parts", [(PAGE,), (PAGE[:20], PAGE[20:30], PAGE[30:])])
def test_a_page_is_told_where_its_server_is_before_its_scripts_run(parts):
    sent = ask(ToldBackend(answering(*parts)))
    assert body(sent) == PAGE.replace(HEAD, WHERE)
    assert length(sent) == len(body(sent))


def test_a_page_asked_for_by_its_headers_only_keeps_its_length():
    sent = ask(ToldBackend(answering(b"")))
    assert (body(sent), length(sent)) == (b"", 0)


@pytest.mark.parametrize("kind", [b"text/javascript", b"application/json", b"text/plain"])
def test_what_is_no_page_passes_untouched(kind):
    assert body(ask(ToldBackend(answering(PAGE, kind=kind)))) == PAGE


@pytest.mark.parametrize(("accept", "asked_for"), [("text/html,*/*", None), ("*/*", b"gzip"), ("text/css", b"gzip")])
def test_a_page_is_asked_for_unpacked_and_nothing_else_is(accept, asked_for):
    heard = []

    async def app(scope, receive, send):
        heard.append(dict(scope["headers"]).get(b"accept-encoding"))
        await answering(PAGE)(scope, receive, send)

    ask(ToldBackend(app), **{"accept": accept, "accept-encoding": "gzip"})
    assert heard == [asked_for]


def test_an_answer_without_a_kind_and_a_socket_pass_untouched():
    assert body(ask(ToldBackend(answering_app))) == REACHED.encode()
    assert ask(ToldBackend(answering_app), kind="websocket") == [{"type": "websocket.accept", "headers": []}]
