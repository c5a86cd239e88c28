"""Common words are spelled right."""

import pytest

from tests.messages.messages import a_note, places_of

MISSPELLED = (
    "definately recieve oppurtunity intrested becuase avaliable experiance managment skils excelent thankyou alot begining "
    "beleive acheive calender comunication enviroment familar finaly freind garantee goverment immediatly knowlege lisense "
    "maintainance neccessary occured perfomance priviledge proffesional realy reccomend refered relevent responsable "
    "resturant saftey schedual seperate succesful suprised tommorow truely untill usefull usualy vaccum wierd writting "
    "apreciate certifcation challange customr dependible enthusiam especialy excitment explaned fasinating hapy helpfull "
    "impresed medcine organizd pateints plesure posible qualifed quailty reliabel remeber speacial strenght suport taht thier "
    "traning undestand univeristy warehose wich wokred yesturday teh didnt nursing-asistant tecnician machien weldign equipmnt "
    "interveiw postion aplication oppertunity grateful-ly aplied workd learnd hospitl pleasantt hopefuly deffinitely"
).split()


@pytest.mark.parametrize("word", [word for word in MISSPELLED if "-" not in word])
def test_a_typo_is_found(word):
    assert places_of("misspelling", a_note(f"They said that {word} is it.")) == [word]


def test_the_word_that_was_meant_is_told():
    from coaching.messages import check_message
    from tests.messages.messages import RECORD

    text = a_note("Recieved with joy, the shop tour was definately good.")
    better = [found.better for found in check_message(text, None, RECORD).findings]
    assert better == ["Was “Received” meant?", "Was “definitely” meant?"]


RIGHT = (
    "phlebotomist venipuncture colour favour organise programme theatre analyse travelling labour centre neighbour honored "
    "labor center traveled canceled jewelry pediatric orthopedic anesthesia backsplash deburring turbidity haylage balayage "
    "sous-chef mise walk-in pallet-jack backhauls deadheads reefers zellige crawfish cortado macchiato kombucha kanban "
    "kaizen gemba takt lockout tagout torqued shimmed regrouted retipped recalibrated unloader restocking cross-trained "
    "onboarding workflow spreadsheet timesheets QuickBooks JavaScript PostgreSQL e-mail emailed HbA1c 5-axis 4:1 R-410A "
    "dana@mail.example https://www.example.org/recieve www.exampel.org CPhT O'Brien y'all don't wasn't client's "
    "grandkids kindergartners paraprofessional burnish lidar theodolite bobtail farrier otters hoverboard sauté résumé "
    "childcare caseworkers nonprofit microneedling sourdough charcuterie baristas luthier gaffer marquetry cooper "
    "wheelwright thatcher fettling sparks fitter-welder scribing newel balusters bagels challah injera tamales pho"
).split()


@pytest.mark.parametrize("word", RIGHT)
def test_words_of_trades_british_spelling_and_the_like_are_right(word):
    assert places_of("misspelling", a_note(f"They said that {word} is it.")) == []


@pytest.mark.parametrize("name", ["Siobhan", "Xiomara", "Tigist", "Bratislava", "Zhuzhou", "Katarzyna", "Recieved"])
def test_a_capital_inside_a_sentence_is_a_name(name):
    assert places_of("misspelling", a_note(f"I spoke with {name} as well.")) == []
