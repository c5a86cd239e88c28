"""The employer named is this one, spelled right."""

import pytest

from coaching.messages import MessageRecord
from tests.messages.messages import RECORD, WANT, a_note, places_of

CASES = [
    ("Harbor Steel Works", "I would be glad to work as a welder at Harbour Steel Works.", "Harbour Steel Works"),
    ("Harbor Steel Works", "I would love to join Harper Steel Works.", "Harper Steel Works"),
    ("Harbor Steel Works", "The position at Lakeside Fabrication is what I want.", "Lakeside Fabrication"),
    ("Harbor Steel Works", "I can see myself as shop foreman at Trident Poultry until I retire.", "Trident Poultry"),
    ("Harbor Steel Works", "I hope to be part of the Ironclad team.", "Ironclad"),
    ("Harbor Steel Works", "I am excited about joining Gulf Marine.", "Gulf Marine"),
    ("Mercy Point", "I would love to work at Mercy Pointe.", "Mercy Pointe"),
    ("St. Brendan's", "I hope to join St. Brandon's.", "St. Brandon's"),
    ("Gruber & Kline", "I would be honored to work for Gruber & Klein.", "Gruber & Klein"),
    ("Fresh Barn", "I would be proud to work at Fresh Farm.", "Fresh Farm"),
    ("Zorba's Table", "I still want the job at Zorbas Tabel.", "Zorbas Tabel"),
    ("Keystone Colocation", "I am interested in the position with Capstone Colocation.", "Capstone Colocation"),
    ("Oak Manor", "Thank you for considering me for a place at Elm Manor.", "Elm Manor"),
    ("Bluebonnet Haulage", "I would be glad to be a dispatcher at Bluebonnet Hauling.", "Bluebonnet Hauling"),
    ("LightLine", "I hope to get the job at Lightlane.", "Lightlane"),
    ("Valley Dental", "I look forward to working with Riverside Dental.", "Riverside Dental"),
    ("Target", "I would love to work for Walmart.", "Walmart"),
    ("First Prairie Bank", "I hope to be a teller at First Praire Bank.", "First Praire Bank"),
]


@pytest.mark.parametrize(("employer", "said", "where"), CASES)
def test_another_employer_or_a_slip_is_found(employer, said, where):
    record = RECORD._replace(employer=employer, position="")
    assert places_of("wrong_employer", a_note(said, leave_out=WANT), record=record) == [where]


RIGHT = [
    (
        "Lachance Marine Supply",
        "In Dnipro, and later at Brandt Freight in Cleveland, I brought the close down to five days.",
    ),
    ("Harbor Steel Works", "I would be glad to work at Harbor Steel."),
    ("Harbor Steel Works", "I want to weld for Harbor Steel Works, Inc."),
    ("Harbor Steel Works", "I would be proud to work at HSW."),
    ("Harbor Steel Works", "I worked at Gulf Marine for six years."),
    ("Harbor Steel Works", "At Lakeside Fabrication, my last employer, I ran the burn table."),
    ("Harbor Steel Works", "I am certified by the American Welding Society."),
    ("Harbor Steel Works", "I studied at Tulsa Tech and hope to be hired."),
    ("Harbor Steel Works", "I would love to work with Mr. Boyd."),
    ("Harbor Steel Works", "I met your foreman on Elm Street."),
    ("Harbor Steel Works", "Thank you for the interview on Monday at the Union Street yard."),
    ("Harbor Steel Works", "I hope to hear from you before Thanksgiving."),
    ("Mercy Point", "I hope to join Mercy Point Hospital."),
    ("Mercy Point", "I would love to join the team at Mercy."),
    ("St. Brendan's", "I would like to work at Saint Brendan's."),
    ("Alder & Finch", "I would like to work at Alder and Finch."),
    ("The Blue Door", "I want to cook at Blue Door."),
    ("Lincoln Elementary", "I want to work at Lincoln Elementary School."),
    ("Town of Spruce Falls", "I would like to work for Spruce Falls."),
    ("Town of Spruce Falls", "I would like to work for the Town."),
    ("Marlow & Dunn Funeral Home", "I hope to work for Ms. Marlow."),
    ("Eberhardt & Sons", "I am interested in working at Eberhardt's."),
    ("3rd Coast Freight", "I would like to drive for 3rd Coast."),
    ("Target", "I would love to work for Target, as I did for Walmart from 2019 to 2022."),
    ("USPS Peak Annex", "I would like to work for the USPS."),
]


@pytest.mark.parametrize(("employer", "said"), RIGHT)
def test_the_employer_in_other_words_and_former_ones_are_right(employer, said):
    record = RECORD._replace(employer=employer, position="")
    assert places_of("wrong_employer", a_note(said, leave_out=WANT), record=record) == []


def test_without_an_employer_in_the_record_none_is_wrong():
    assert places_of("wrong_employer", a_note("I hope to join Gulf Marine."), record=MessageRecord()) == []


def test_a_slip_in_the_address_above_the_greeting_is_found() -> None:
    text = f"Mr. Luis Ortega\nHarbour Steal Works\n12 Main Street\n\n{a_note()}"
    assert places_of("wrong_employer", text) == ["Harbour Steal Works"]


def test_one_word_of_a_long_name_that_is_another_is_found() -> None:
    record = RECORD._replace(employer="Spring Creek Hatchery")
    said = "I would be happy to spend many seasons at Spring Branch Hatchery."
    assert places_of("wrong_employer", a_note(said), record=record)[:1] == ["Spring Branch Hatchery"]
