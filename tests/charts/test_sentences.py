"""The sentences, text alternatives and tables about the figures: what they say, and what they say of nothing."""

from __future__ import annotations

import pytest

from coaching import sentences
from coaching.intervals import NO_INTERVAL, Interval
from tests.charts.frames import a_comparison, cells_of, steps_of

NO_STEPS, NO_CELLS = steps_of(), cells_of()
FEW_AND_MANY = {
    "letter": {"missed": 1},
    "status_check": {"done": 12, "late": 4, "too_soon": 6, "missed": 10, "overdue": 8},
}


def test_a_rate_is_said_with_its_counts_and_its_interval() -> None:
    assert sentences.rate_words(12, 40) == "12 of 40 (30%, 18 to 45)"
    assert sentences.rate_words(1400, 4000) == "1,400 of 4,000 (35%, 34 to 36)"
    assert sentences.rate_words(1, 1) == "1 of 1 (100%, 21 to 100)"
    assert sentences.rate_words(0, 20) == "0 of 20 (0%, 0 to 16)"


def test_a_rate_of_nothing_is_only_its_counts() -> None:
    assert sentences.rate_words(0, 0) == "0 of 0"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 400, "0%"),
        (1, 400, "under 1%"),
        (2, 300, "1%"),
        (298, 300, "99%"),
        (399, 400, "over 99%"),
        (400, 400, "100%"),
    ],
)
def test_rounding_never_says_none_or_all_where_there_were_some(part: int, whole: int, said: str) -> None:
    assert sentences.percent(part, whole) == said


def test_the_step_to_practice_is_the_one_that_is_surely_low_and_not_the_one_with_a_single_case() -> None:
    assert sentences.steps_sentence(steps_of(**FEW_AND_MANY)) == (
        "“Check the status” needs the most practice: on time in 12 of 40 (30%, 18 to 45), "
        "4 late, 6 too soon and 18 not done."
    )


def test_one_missed_step_is_said_in_the_singular_of_counts() -> None:
    assert sentences.steps_sentence(steps_of(thank_you={"missed": 1})) == (
        "“Thank the interviewer” needs the most practice: on time in 0 of 1 (0%, 0 to 79), 1 not done."
    )


def test_where_everything_was_on_time_no_step_is_named() -> None:
    said = sentences.steps_sentence(steps_of(thank_you={"done": 3}, status_check={"done": 1}))
    assert said == "Everything that counts so far was done on time: 4 of 4."


def test_nothing_counted_nothing_judged_and_nothing_held_are_said_with_what_is_missing() -> None:
    assert sentences.steps_sentence(NO_STEPS) == sentences.NOTHING_COUNTED
    assert sentences.thank_yous_sentence(NO_CELLS) == sentences.NOTHING_JUDGED
    assert sentences.held_sentence(0, 0) == sentences.NOTHING_HELD
    assert sentences.held_sentence(40, 12) == ("12 of 40 interviews held (30%, 18 to 45) were followed up in some way.")


def test_thank_yous_are_said_by_timing_with_what_is_still_open() -> None:
    cells = cells_of(on_time={"success": 12, "rejected": 21, "open": 1}, not_sent={"no_answer": 5})
    assert sentences.thank_yous_sentence(cells) == (
        "An offer or a next round so far: 12 of 34 (35%, 21 to 52) where every thank-you was on time "
        "and 0 of 5 (0%, 0 to 43) where one was not sent; 1 of 39 is still open."
    )


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ({"open": 1}, "1 of 1 is still open."),
        ({"success": 1}, "none is still open."),
        ({"open": 2}, "2 of 2 are still open."),
    ],
)
def test_how_many_are_still_open_is_said_in_the_right_number(counts: dict[str, int], ending: str) -> None:
    assert sentences.thank_yous_sentence(cells_of(late=counts)).endswith(ending)


def test_the_text_alternatives_carry_every_count_of_their_charts() -> None:
    assert sentences.steps_alt(steps_of(**FEW_AND_MANY)) == (
        "Bars from 0 to 100% for each step, done on time and done at all. "
        "Send a strategic letter: 0 of 1 on time, 0 of 1 at all. "
        "Check the status: 12 of 40 on time, 22 of 40 at all."
    )
    assert sentences.thank_yous_alt(cells_of(on_time={"success": 2, "open": 1}, late={"rejected": 1})) == (
        "A bar of 100% for each timing of the thank-you, by outcome. "
        "On time, 3 interviews: 2 offer or next round, 1 still open. Late, 1 interview: 1 rejected."
    )


def test_the_text_alternatives_of_nothing_say_so() -> None:
    assert sentences.steps_alt(NO_STEPS).endswith(sentences.NOTHING_COUNTED)
    assert sentences.thank_yous_alt(NO_CELLS).endswith(sentences.NOTHING_JUDGED)


def test_the_tables_have_numerator_and_denominator_in_every_rate() -> None:
    table = sentences.steps_table(steps_of(**FEW_AND_MANY))
    assert table.loc["Check the status"].tolist() == [
        "12 of 40 (30%, 18 to 45)",
        "22 of 40 (55%, 40 to 69)",
        4,
        6,
        18,
    ]
    thanks = sentences.thank_yous_table(cells_of(on_time={"success": 12, "rejected": 28}))
    assert thanks["On time"].tolist() == [
        "12 of 40 (30%, 18 to 45)",
        "28 of 40 (70%, 55 to 82)",
        *["0 of 40 (0%, 0 to 9)"] * 3,
        "40",
    ]
    assert thanks["Late"].tolist() == ["0 of 0"] * 5 + ["0"]


def test_the_comparison_says_counts_rates_and_difference_in_as_few_words_as_it_can() -> None:
    assert sentences.comparison_sentence(a_comparison((14, 40), (10, 61), decided=12, withdrawn=1, recent=30)) == (
        "After interviews followed up within 7 days: 14 of 40 (35%, 22 to 50) led to an offer or a next round in the "
        "next 30 days. After the others: 10 of 61 (16%, 9 to 28). Difference 19 points, 2 to 36. An association, not a "
        "cause: keen clients may do both."
    )


def test_what_the_comparison_leaves_out_stands_below_it() -> None:
    said = sentences.how_to_read_comparison(a_comparison((14, 40), (10, 61), decided=12, withdrawn=1, recent=30))
    assert said.endswith(
        "Left out: 12 interviews decided within the 7 days, 1 interview that the client withdrew from and 30 "
        "interviews less than 37 days old."
    )
    assert sentences.how_to_read_comparison(a_comparison((12, 77), (36, 154))).endswith("No interview is left out.")


CAUTION = " An association, not a cause."


@pytest.mark.parametrize(
    ("exposed", "unexposed", "said"),
    [
        (
            (14, 40),
            (10, 61),
            "More offers and next rounds where they did: 35% when followed up within 7 days, 16% when not.",
        ),
        (
            (10, 61),
            (14, 40),
            "Fewer offers and next rounds where they did: 16% when followed up within 7 days, 35% when not.",
        ),
        (
            (12, 77),
            (36, 154),
            "No clear difference in offers and next rounds so far: 16% when followed up within 7 days, 23% when not.",
        ),
        ((4, 10), (10, 61), "Whether that goes with offers: too few interviews to say."),
        ((0, 0), (0, 0), ""),
    ],
)
def test_in_short_it_says_which_way_it_goes_and_no_more_than_is_known(exposed, unexposed, said) -> None:
    assert sentences.comparison_in_short(a_comparison(exposed, unexposed)).removesuffix(CAUTION) == said


def test_in_short_a_clear_difference_is_told_with_caution() -> None:
    assert sentences.comparison_in_short(a_comparison((14, 40), (10, 61))).endswith(CAUTION)


def test_in_short_a_difference_without_an_interval_is_not_clear() -> None:
    found = a_comparison((14, 40), (10, 61), method="cluster", interval=NO_INTERVAL)
    assert sentences.comparison_in_short(found).startswith("No clear difference")


def test_a_difference_that_chance_could_make_is_said_to_be_one() -> None:
    said = sentences.comparison_sentence(a_comparison((12, 77), (36, 154)))
    assert "Difference \u22128 points, \u221218 to 4, which may be chance. An association, not a cause" in said


def test_with_ten_in_a_group_the_counts_stand_without_a_rate_and_why() -> None:
    said = sentences.comparison_sentence(a_comparison((4, 10), (10, 61), recent=1))
    assert "4 of 10 led to" in said
    assert "10 of 61; no rate is shown, because a fair one needs at least 11 interviews in each group" in said
    assert said.endswith("left out: 1 interview less than 37 days old.")
    assert "%" not in said
    assert "difference" not in said


def test_with_nothing_to_compare_it_says_when_an_interview_comes_in() -> None:
    assert sentences.comparison_sentence(a_comparison((0, 0), (0, 0), recent=3)) == (
        "Nothing can be compared yet: an interview comes in 37 days after it ends; "
        "left out: 3 interviews less than 37 days old."
    )


def test_clients_with_several_interviews_are_allowed_for_and_that_is_said() -> None:
    found = a_comparison((14, 40), (10, 61), method="cluster", interval=Interval(-0.01, 0.38))
    assert "19 points, \u22121 to 38, which may be chance." in sentences.comparison_sentence(found)
    assert "allows for clients with several interviews" in sentences.how_to_read_comparison(found)
    assert "several" not in sentences.how_to_read_comparison(a_comparison((14, 40), (10, 61)))


@pytest.mark.parametrize("interval", [NO_INTERVAL, Interval(0.186, 0.186)])
def test_an_interval_that_does_not_exist_or_has_no_width_is_not_made_up(interval: Interval) -> None:
    said = sentences.comparison_sentence(a_comparison((14, 40), (10, 61), method="cluster", interval=interval))
    assert "Difference 19 points, which may be chance: no interval can be given. An association" in said


def test_one_percentage_point_is_one_point() -> None:
    said = sentences.comparison_sentence(a_comparison((51, 100), (50, 100)))
    assert "Difference 1 point, " in said


def test_an_end_that_is_nearly_zero_is_said_with_a_decimal_so_that_it_is_not_taken_for_chance() -> None:
    found = a_comparison((29, 100), (27, 100), interval=Interval(0.003, 0.037))
    assert "Difference 2.0 points, 0.3 to 3.7. An association" in sentences.comparison_sentence(found)


def test_no_difference_at_all_is_zero_points() -> None:
    said = sentences.comparison_sentence(a_comparison((20, 40), (20, 40)))
    assert "Difference 0 points, \u221221 to 21, which may be chance" in said


@pytest.mark.parametrize("exposed", [(0, 0), (0, 1), (1, 1), (0, 11), (11, 11)])
@pytest.mark.parametrize("unexposed", [(0, 0), (1, 1), (0, 11), (11, 11)])
def test_no_edge_of_the_comparison_says_nan_or_none(exposed: tuple[int, int], unexposed: tuple[int, int]) -> None:
    said = sentences.comparison_sentence(a_comparison(exposed, unexposed))
    assert said.endswith(".")
    assert "nan" not in said.lower()
    assert "None" not in said
