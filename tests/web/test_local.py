import pytest

from coaching.web.local import NOT_OUR_PAGE, REFUSAL, LocalOnly
from tests.web.asgi import REACHED, answering_app, ask

HERE = ["127.0.0.1", "127.0.0.53", "::1"]
ELSEWHERE = ["192.168.1.20", "10.0.0.7", "203.0.113.9", "2001:db8::1", "fe80::1", "0.0.0.0", "example.org", ""]


@pytest.mark.parametrize("address", HERE)
def test_a_browser_on_this_machine_is_answered(address):
    start, body = ask(LocalOnly(answering_app), client=(address, 50000))
    assert start["status"] == 200
    assert body["body"] == REACHED.encode()


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_client_elsewhere_is_turned_away_with_a_sentence(address):
    start, body = ask(LocalOnly(answering_app), client=(address, 50000))
    assert start["status"] == 403
    assert body["body"] == REFUSAL.encode()


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_client_elsewhere_gets_no_socket(address):
    messages = ask(LocalOnly(answering_app), kind="websocket", client=(address, 50000))
    assert messages[0]["type"] == "websocket.http.response.start"
    assert messages[0]["status"] == 403
    assert "websocket.accept" not in {message["type"] for message in messages}


def test_a_socket_from_this_machine_is_accepted():
    messages = ask(LocalOnly(answering_app), kind="websocket")
    assert [message["type"] for message in messages] == ["websocket.accept"]


def test_a_client_whose_address_is_not_known_is_turned_away():
    assert ask(LocalOnly(answering_app), client=None)[0]["status"] == 403


def test_the_start_of_the_server_passes_though_no_client_asks_for_it():
    reached = ask(LocalOnly(answering_app), kind="lifespan", client=None)
    assert reached[0]["status"] == 200


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("origin", ["https://example.org", "http://localhost:9999", "http://127.0.0.1", "null"])
def test_a_page_of_another_server_is_turned_away(origin, kind):
    messages = ask(LocalOnly(answering_app), kind, host="localhost:8501", origin=origin)
    assert messages[0]["status"] == 403
    assert messages[1]["body"] == NOT_OUR_PAGE.encode()


def test_our_own_page_gets_its_socket():
    messages = ask(LocalOnly(answering_app), "websocket", host="localhost:8501", origin="http://localhost:8501")
    assert messages == [{"type": "websocket.accept", "headers": []}]
