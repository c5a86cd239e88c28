"""The position named is the one that was applied for."""

import pytest

from tests.messages.messages import RECORD, WANT, a_note, places_of

WRONG = [
    ("Welder", "I want the fitter position.", "fitter"),
    ("Welder", "I would be glad to join you as a machinist.", "machinist"),
    ("Line Cook", "I would love to be your pastry cook.", "pastry cook"),
    ("Sales Associate", "I am very interested in the sales manager position.", "sales manager"),
    ("Registered Nurse", "I hope to be a nurse practitioner on your unit.", "nurse practitioner"),
    ("Cashier", "Thank you for interviewing me for the stocker job.", "stocker"),
    ("Medical Assistant", "The dental assistant role is just what I want.", "dental assistant"),
    ("Barber", "I would very much like to come as your shop manager.", "shop manager"),
    ("Accountant", "I want the position of auditor.", "auditor"),
    ("Electrician", "I interviewed for the electrician helper opening and hope to get it.", "electrician helper"),
    ("Bus Operator", "I would like to be a bus mechanic with the district.", "bus mechanic"),
    ("Web Developer", "I am excited about the web designer position.", "web designer"),
    ("Loan Officer", "I am interested in the loan processor position.", "loan processor"),
    ("Receptionist", "I would be delighted to become a bookkeeper here.", "bookkeeper"),
    ("Custodian", "I am still interested in the groundskeeper job.", "groundskeeper"),
    ("Warehouse Associate", "I really want the warehouse supervisor position.", "warehouse supervisor"),
    ("Phlebotomist", "I hope to be hired as a pharmacist.", "pharmacist"),
    ("Cook", "I want to work for you as a baker.", "baker"),
    ("Kennel Attendant", "Thank you for talking with me about working as your kennel supervisor.", "kennel supervisor"),
    ("Barista", "I would be proud to be your shift supervisor.", "supervisor"),
    ("Nurse Aide", "I am very interested in the nurse position.", "nurse"),
    ("Data Analytics Intern", "We spoke about the Data Entry internship.", "Data Entry internship"),
    ("Line Cook", "I wanted to check on the status of the pastry chef search.", "pastry chef"),
    ("Lab Technician", "Thank you for walking me through the duties of the lab manager.", "lab manager"),
    ("Barista", "I learned more about what a shift supervisor does at your shop.", "supervisor"),
    ("Dispatcher", "I know that I would do well as a driver here.", "driver"),
    ("Pharmacy Technician", "I am very interested in the pharmacist job.", "pharmacist"),
    ("Machine Operator", "I interviewed on March 3 for machinist and would like to join you.", "machinist"),
    ("Line Cook", "I left our meeting even more excited to be a pastry chef at your inn.", "pastry chef"),
    ("Line Cook", "I believe that I am a good match for pastry chef.", "pastry chef"),
]


@pytest.mark.parametrize(("position", "said", "where"), WRONG)
def test_another_position_is_found(position, said, where):
    record = RECORD._replace(position=position)
    assert places_of("wrong_position", a_note(said, leave_out=WANT), record=record) == [where]


RIGHT = [
    ("Machinist", "Our talk about chatter on the long shafts stuck with me."),
    ("Machinist", "We spoke about the coolant chiller, the deburrer and the conveyor."),
    ("Nurse Aide", "I want this, whether or not the shift is a quieter one."),
    ("Marketing Intern", "My summer internship at the paper taught me to write short."),
    ("Marketing Intern", "I enjoyed hearing about the summer marketing internship."),
    ("Office Assistant", "I am glad to hear that it is an entry-level position."),
    ("Data Entry Clerk", "I would like the data entry job."),
    ("Welder", "I want the welding position."),
    ("Welder", "I want the welder job on second shift."),
    ("Line Cook", "I want the cook position."),
    ("Driver Trainee", "I want the driver position."),
    ("Dental Hygiene Assistant", "I want the dental assistant position."),
    ("Registered Nurse", "I want the RN position on nights."),
    ("Registered Nurse", "I am interested in the nursing position."),
    ("CNA", "I want the nursing assistant position."),
    ("Nursing Assistant", "I would like to be a CNA at Oak Manor."),
    ("Laboratory Technician", "I am interested in the lab tech position."),
    ("Bus Operator", "I would like the bus driver position."),
    ("Custodian", "I would be a steady custodian."),
    ("Server", "I hope to be chosen as a server."),
    ("Apprentice Electrician", "I want the electrician apprentice opening."),
    ("Apprentice Electrician", "I want the apprenticeship position."),
    ("Junior Web Developer", "I want the developer position."),
    ("Sales Associate", "I want the sales position."),
    ("Welder", "I was an assistant manager at a paint store."),
    ("Welder", "In my last position as a fitter I read prints."),
    ("Welder", "As a former machinist, I read prints."),
    ("Welder", "I would be a good addition to your crew."),
    ("Welder", "I am a hard worker and would be a great team player."),
    ("Welder", "I am interested in this wonderful opportunity."),
    ("Welder", "I would be glad to be a part of the night crew."),
    ("Welder", "It would be a pleasure and an honor to have the position."),
    ("Welder", "I left my job as a baker to learn a trade, and I want this position."),
    ("Front Desk Agent", "I want the front desk position."),
    ("Barista", "I want the open position."),
    ("Bookkeeper", "I would love the bookkeeping job."),
    ("HR Assistant", "I want the human resources assistant position."),
    ("Machine Operator", "I am interested in the operator position, second shift."),
    ("Teacher's Aide", "I would be delighted to be a teacher\u2019s aide."),
    ("Truck Driver", "I want the truck driving job."),
    ("Veterinary Assistant", "I want the vet assistant position."),
    ("Customer Service Representative", "I want the customer service position."),
]


@pytest.mark.parametrize(("position", "said"), RIGHT)
def test_variants_and_other_jobs_of_the_past_are_right(position, said):
    record = RECORD._replace(position=position)
    assert places_of("wrong_position", a_note(said, leave_out=WANT), record=record) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Re: Dental Hygienist position\n\n{}", "Dental Hygienist"),
        ("Subject: Thank you - Dental Hygienist interview\n\n{}", "Dental Hygienist"),
    ],
)
def test_a_subject_above_the_greeting_is_looked_at(text: str, where: str) -> None:
    record = RECORD._replace(position="Dental Assistant")
    assert places_of("wrong_position", text.format(a_note()), record=record)[:1] == [where]


def test_my_interest_in_a_position_is_in_this_one() -> None:
    record = RECORD._replace(position="Assistant Sommelier")
    said = "I write to reaffirm my interest in the position of Head Sommelier."
    assert "Head Sommelier" in places_of("wrong_position", a_note(said), record=record)
