from pathlib import Path

import pytest
from sqlalchemy import make_url

from coaching.home import database_url, machine_timezone


def test_the_database_is_where_the_variable_says():
    assert database_url({"AFTERWORD_DATABASE_URL": "sqlite:////srv/cases.sqlite3"}) == "sqlite:////srv/cases.sqlite3"


@pytest.mark.parametrize("environ", [{}, {"AFTERWORD_DATABASE_URL": ""}])
def test_otherwise_it_is_a_file_in_the_users_data_folder_which_need_not_exist(environ, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data of mine"))
    file = Path(make_url(database_url(environ)).database)
    assert file == tmp_path / "data of mine" / "Afterword" / "afterword.sqlite3"
    assert not file.parent.exists()


def test_a_new_office_is_in_the_zone_of_the_machine(monkeypatch):
    monkeypatch.setattr("coaching.home.get_localzone_name", lambda: "America/Chicago")
    assert machine_timezone() == "America/Chicago"


@pytest.mark.parametrize("name", [None, "", "local", "Nowhere/Else"])
def test_a_machine_that_does_not_say_its_zone_is_in_utc(name, monkeypatch):
    monkeypatch.setattr("coaching.home.get_localzone_name", lambda: name)
    assert machine_timezone() == "UTC"


def test_a_machine_whose_zone_cannot_be_read_is_in_utc(monkeypatch):
    def broken() -> str:
        raise LookupError("two settings that contradict each other")

    monkeypatch.setattr("coaching.home.get_localzone_name", broken)
    assert machine_timezone() == "UTC"
