import os
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit import config as streamlit_config
from streamlit.web.server.app_discovery import discover_asgi_app
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from coaching.commands import serve
from coaching.commands.serve import APP, CONFIG, options_in, serve_command
from coaching.errors import CoachingError
from tests.servers import BIN, HOST, ROOT, environment, free_port, get, serving, visit

PAGES = ("", "clients", "client", "guidance", "outcomes", "workshop", "reports", "imports", "settings")
EXTERNAL_ADDRESS = "0.0.0.0"
NEVER_SEEN = ("Something broke", "exception {")
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An empty folder to start from, and an empty home."""
    here, home = tmp_path / "an empty folder", tmp_path / "home"
    here.mkdir()
    home.mkdir()
    return here, home


@pytest.fixture
def started(monkeypatch):
    """What serve would have started: address, port and the database's address."""
    calls: list[tuple[str, int, str]] = []
    monkeypatch.setattr(
        serve, "run_app", lambda address, port: calls.append((address, port, os.environ["AFTERWORD_DATABASE_URL"]))
    )
    return calls


def run_serve(*arguments: str, database: Path):
    env = {"AFTERWORD_DATABASE_URL": f"sqlite:///{database}"}
    return CliRunner().invoke(serve_command, arguments, env=env)


def command_line(*command: str | Path, folder: Path, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """What a command that should end by itself says."""
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


# What serve does before the server runs


def test_serve_makes_the_database_says_where_to_go_and_starts(started, tmp_path):
    port = free_port()
    result = run_serve("--port", str(port), database=tmp_path / "mine.sqlite3")
    assert result.exit_code == 0
    assert f"Open http://127.0.0.1:{port}" in result.output
    assert (tmp_path / "mine.sqlite3").stat().st_size > 0
    assert started == [("127.0.0.1", port, f"sqlite:///{tmp_path / 'mine.sqlite3'}")]


def test_a_database_named_on_the_command_line_beats_the_variable(started, tmp_path):
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    run_serve("--port", str(free_port()), "--database", url, database=tmp_path / "mine.sqlite3")
    assert [database for _, _, database in started] == [url]
    assert not (tmp_path / "mine.sqlite3").exists()


def test_a_file_that_is_no_database_is_refused_before_anything_starts(started, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ms. Rivera, thank you for your time.")
    result = run_serve("--port", str(free_port()), database=tmp_path / "letter.txt")
    assert isinstance(result.exception, CoachingError)
    assert "not an Afterword database" in str(result.exception)
    assert not started


def test_a_port_in_use_is_refused_with_what_to_do(started, tmp_path):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_serve("--port", str(port), database=tmp_path / "mine.sqlite3")
    assert isinstance(result.exception, CoachingError)
    assert result.exception.message == f"Port {port} is in use, perhaps by an Afterword that is already open."
    assert "--port" in result.exception.hint
    assert not started


@pytest.mark.parametrize("address", [EXTERNAL_ADDRESS, "::", "192.0.2.1", "example.org"])
def test_an_address_that_others_reach_is_refused(address, started, tmp_path):
    result = run_serve("--address", address, database=tmp_path / "mine.sqlite3")
    assert isinstance(result.exception, CoachingError)
    assert "no sign-in" in str(result.exception)
    assert not started


def test_refusals_on_the_command_line_are_one_sentence_and_status_1(folders):
    here, home = folders
    result = command_line(BIN / "afterword", "serve", "--address", "192.0.2.1", folder=here, env=environment(home))
    assert result.returncode == 1
    assert result.stderr.startswith("Afterword does not listen on 192.0.2.1")
    assert result.stdout == ""


# What the server is started with


def test_every_option_of_the_config_is_passed_on_by_its_name():
    options = options_in(tomllib.loads(CONFIG.read_text(encoding="utf-8")))
    assert options["browser.gatherUsageStats"] is False
    assert options["theme.light.sidebar.backgroundColor"] == THEME["light"]["sidebar"]["backgroundColor"]
    assert options["theme.headingFontSizes"] == THEME["headingFontSizes"]
    assert options.keys() <= streamlit_config._config_options_template.keys()


def test_the_server_runs_the_app_with_those_options_and_its_own_address(monkeypatch):
    runs: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        "streamlit.web.bootstrap.load_config_options", lambda flag_options: runs.append((flag_options,))
    )
    monkeypatch.setattr("streamlit.web.bootstrap.run_asgi_app", lambda *arguments: runs.append(arguments))
    serve.run_app("::1", 8600)
    (loaded,), (path, name, arguments, options) = runs
    assert (path, name, arguments) == (str(APP), "app:app", [])
    assert options == loaded
    assert options["server.address"] == "::1"
    assert options["server.port"] == 8600
    assert options["theme.baseRadius"] == THEME["baseRadius"]


def test_streamlit_finds_the_server_in_app_py():
    assert discover_asgi_app(ROOT / "app.py").import_string == "app:app"


# The real server


def test_serve_from_an_empty_folder_is_the_same_whatever_streamlits_own_settings_say(folders):
    here, home = folders
    (here / ".streamlit").mkdir()
    (here / ".streamlit" / "config.toml").write_text(
        f'[server]\naddress = "{EXTERNAL_ADDRESS}"\nenableAgentApi = true\n[browser]\ngatherUsageStats = true\n'
        '[theme]\nbaseRadius = "99px"\nheadingFontSizes = ["99px"]\n[theme.light]\nprimaryColor = "#ff0000"\n'
    )
    port = free_port()
    settings = {"STREAMLIT_SERVER_ADDRESS": EXTERNAL_ADDRESS, "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true"}
    command = [BIN / "afterword", "serve", "--port", str(port)]
    with serving(command, port, folder=here, env=environment(home, **settings)) as address:
        seen = visit(address)
        agent_api = get(address, "/_stcore/agent/interact", method="POST")
    assert [file.stat().st_size > 0 for file in home.rglob("afterword.sqlite3")] == [True]
    assert seen.session.config.gather_usage_stats is False
    theme = seen.session.custom_theme
    assert theme.base_radius == THEME["baseRadius"]
    assert list(theme.heading_font_sizes) == THEME["headingFontSizes"]
    assert list(theme.heading_font_weights) == THEME["headingFontWeights"]
    assert theme.light.primary_color == THEME["light"]["primaryColor"]
    assert list(theme.light.chart_categorical_colors) == THEME["light"]["chartCategoricalColors"]
    assert theme.dark.sidebar.background_color == THEME["dark"]["sidebar"]["backgroundColor"]
    assert b"does not serve the agent API" in agent_api[2]


@pytest.mark.parametrize("page", PAGES)
def test_a_cold_servers_first_request_to_a_page_runs_the_frame(page, folders):
    here, home = folders
    port = free_port()
    command = [BIN / "streamlit", "run", ROOT / "app.py", "--server.port", str(port)]
    with serving(command, port, folder=here, env=environment(home)) as address:
        seen = visit(address, page)
    assert seen.pages == PAGES
    assert seen.page == page
    assert "heading {" in seen.shown
    for words in NEVER_SEEN:
        assert words not in seen.shown


def test_the_server_answers_by_its_own_name_only_and_with_security_headers(folders):
    here, home = folders
    port = free_port()
    with serving(
        [BIN / "afterword", "serve", "--port", str(port)], port, folder=here, env=environment(home)
    ) as address:
        assert get(address, "/", Host="afterword.example.org")[0] == 400
        assert get(address, "/", X_Forwarded_For="192.0.2.7")[0] == 403  # a proxy on this machine lets nobody else in
        status, headers, body = get(address, "/")
        assert status == 200
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert b"https://" not in body.split(b"<head>")[1].split(b"</head>")[0].replace(b"https://www.w3.org", b"")
        for hostile in ({"Host": "afterword.example.org"}, {"X-Forwarded-For": "192.0.2.7"}):
            with (
                pytest.raises(InvalidStatus),
                connect(f"ws://{address}/_stcore/stream", additional_headers=hostile, subprotocols=["streamlit"]),
            ):
                pytest.fail("The socket was opened.")


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["--server.address", EXTERNAL_ADDRESS], {}),
        ([], {"STREAMLIT_SERVER_ADDRESS": "::"}),
    ],
)
def test_streamlit_run_on_an_address_that_others_reach_ends_with_the_sentence(arguments, variables, folders):
    here, home = folders
    command = [BIN / "streamlit", "run", ROOT / "app.py", "--server.port", str(free_port()), *arguments]
    result = command_line(*command, folder=here, env=environment(home, **variables))
    assert result.returncode == 1
    assert "Afterword does not listen on" in result.stderr
    assert "Traceback" not in result.stderr
