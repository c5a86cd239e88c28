"""Which answer an office follows where the sources disagree, against a table written by hand."""

import pytest

from coaching.guidance.deciding import choice_lines, deciding, follows, side_by_side, timing_lines
from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT, POLICIES

ALL = {"measured", "persistent", "formal"}
PATIENT = {"measured", "formal"}
# for each question, who follows each of its answers
FOLLOWED = {
    "D1": [ALL, ALL, {"measured", "persistent"}, ALL],
    "D2": [PATIENT, ALL, {"persistent"}],
    "D3": [ALL, ALL],
    "D4": [set(), ALL, set(), PATIENT, set(), {"persistent"}],
    "D5": [set(), ALL],
    "D6": [ALL, set()],
    "D7": [PATIENT, {"persistent"}],
}


@pytest.mark.parametrize("item", DISAGREEMENTS.values(), ids=list(DISAGREEMENTS))
def test_who_follows_which_answer(item):
    followers = [
        {policy.name for policy in POLICIES.values() if follows(policy, item, cites)} for _, cites in item.answers
    ]

    assert followers == FOLLOWED[item.id]


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_every_policy_answers_every_question(policy):
    for item in DISAGREEMENTS.values():
        assert any(follows(policy, item, cites) for _, cites in item.answers)
        assert all(line.says and line.cites for line in deciding(item, policy))


def test_a_window_says_its_days_and_what_each_end_rests_on():
    line = timing_lines(MEASURED)[1]

    assert line.says == "1 to 3 calendar days after the date the employer gave"
    assert [(end, [cite.id for cite in cites]) for end, cites in line.rests_on] == [
        ("Earliest", ["S3.8"]),
        ("Latest", ["own"]),
    ]
    assert timing_lines(MEASURED)[2].says == "up to 3 calendar days after the date the employer named later"


def test_the_limit_is_a_number_of_checks_or_none():
    limits = {policy.name: timing_lines(policy)[-1].says for policy in POLICIES.values()}

    assert limits == {
        "measured": "after 2 unanswered checks",
        "persistent": "no limit",
        "formal": "after 2 unanswered checks",
    }


def test_side_by_side_each_policy_has_its_own_words_and_a_gap_where_it_has_none():
    table = side_by_side((MEASURED, PERSISTENT, FORMAL))
    said = {title: [line.says if line else None for line in lines] for title, lines in table.items()}

    assert said["First status check"][2] == "7 to 9 calendar days after the interview"
    assert said["How to check first"] == ["by email or by phone", "by phone", "by email or by phone"]
    assert said["When to stop"] == [None, "when there is an outcome", None]
    for place, policy in enumerate((MEASURED, PERSISTENT, FORMAL)):
        lines = (*timing_lines(policy), *choice_lines(policy))
        assert {line.title for line in lines} == {title for title, row in said.items() if row[place] is not None}
