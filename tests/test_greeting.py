"""How a client is greeted: by first name only where nobody can be called wrongly by it."""

from __future__ import annotations

import pytest

from coaching.greeting import first_name, formal_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ada Example", "Ada"),
        ("Ada B. Example", "Ada"),
        ("Ada B Example", "Ada"),
        ("  Jean-Luc   Picard ", "Jean-Luc"),
        ("José Núñez", "José"),
        ("Łukasz Żak", "Łukasz"),
        ("Jose\u0301 Ruiz", "Jose\u0301"),
        ("Ada Example, RN", "Ada"),
        ("John Q. Public, Jr.", "John"),
        ('Robert "Bobby" Quist, Jr.', "Bobby"),
        ("Robert “Bobby” Quist", "Bobby"),
    ],
)
def test_a_given_and_a_family_name_are_told_apart(name: str, called: str) -> None:
    assert first_name(name) == called


@pytest.mark.parametrize(
    "name",
    [
        "Ada", "Null", "J. Doe", "A B", "ada example", "ADA EXAMPLE", "Wei CHEN", "Example, Ada", "Dr. Ada Example",
        "Dr Example", "Ms Example", "Mary Ann Smith", "María del Carmen Ruiz", "John Smith Jr.", "Robert (Bob) Smith",
        '"Bobby" Quist', 'Robert "the boss" Quist', "Csörgő Győző",
        "Nguyen An", "Trần Hạnh", "Hạnh Example", "Chen Wei", "Kim Minseo", "李小龍", "小龍 李", "عائشة علي",
        "Ольга Иванова", "יעל לוי", "สมชาย ใจดี", "🙂 🙂", "<b>Ada</b> Example", "1; DROP TABLE", "*Ada* _Example_",
    ],
)  # fmt: skip
def test_where_it_is_a_guess_the_name_stays_as_it_is_typed(name: str) -> None:
    assert first_name(name) == name


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_nobody_has_no_name(name: str) -> None:
    assert first_name(name) == ""


def test_a_name_of_any_length_is_one_line() -> None:
    name = " ".join(["Ada"] * 75)
    assert first_name(name.replace(" ", "\n")) == name


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        ("Ms.", "Ana Ruiz", "Ms. Ruiz"),
        ("ms", "Ana Ruiz", "Ms. Ruiz"),
        ("", "Ana Ruiz", "Ana Ruiz"),
        ("", "Dr. Ana Ruiz", "Dr. Ruiz"),
        ("Ms.", "Dr. Ana Ruiz", "Dr. Ruiz"),
        ("Director", "Ana Ruiz", "Ana Ruiz"),
        ("Ms.", "Ana de la Cruz", "Ms. de la Cruz"),
        ("Mr.", "Ludwig van Beethoven", "Mr. van Beethoven"),
        ("Ms.", "Ana Ruiz, MSN, RN", "Ms. Ruiz"),
        ("Mr.", "John Q. Public, Jr.", "Mr. Public"),
        ("Ms.", "Ruiz, Ana", "Ms. Ruiz"),
        ("Mr.", 'Robert "Bobby" Quist, Jr.', "Mr. Quist"),
        ("Ms.", "Erdős Ágnes", "Ms. Erdős Ágnes"),
        ("", "Ruiz, Ana", "Ana Ruiz"),
        ("Dr.", "Björk", "Dr. Björk"),
        ("Ms.", "Siobhan O'Neil-Smith", "Ms. O'Neil-Smith"),
        ("Mr.", "Nguyen Van An", "Mr. Nguyen Van An"),
        ("Ms.", "María García López", "Ms. María García López"),
        ("Mr.", "Juan Carlos de la Cruz", "Mr. Juan Carlos de la Cruz"),
        ("Mr.", "佐藤 健", "Mr. 佐藤 健"),
        ("Dr.", "ANA RUIZ", "Dr. ANA RUIZ"),
        ("Ms.", "La Toya", "Ms. La Toya"),
        ("Ms.", "", ""),
        ("", " ", ""),
    ],
)
def test_somebody_at_an_employer_is_addressed_by_title_and_last_name_and_by_the_whole_name_where_that_is_a_guess(
    title, name, said
):
    assert formal_name(title, name) == said
