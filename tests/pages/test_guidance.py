"""Guidance, as the counselor sees it."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from coaching.guidance.disagreements import DISAGREEMENTS
from coaching.guidance.sources import SOURCES
from coaching.guidance.statements import STATEMENTS
from coaching.store.access import Store
from coaching.store.office import office_of
from coaching.store.tables import Offices


@pytest.fixture
def guidance(app: AppTest) -> AppTest:
    """The page as it opens."""
    return opened(app)


def opened(app: AppTest, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page("guidance.py").run()


def texts(app: AppTest) -> str:
    """All Markdown on the page as it reads, without its escapes."""
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.header]


def said(app: AppTest) -> list[str]:
    """The statements shown in full, by id."""
    begins = (element.value.split("**", 2) for element in app.markdown)
    return [words[1] for words in begins if len(words) > 1 and not words[0] and words[1] in STATEMENTS]


def ask(app: AppTest, query: str) -> AppTest:
    return app.text_input[0].set_value(query).run()


def unfold(app: AppTest, key: str) -> AppTest:
    """Opens what is folded."""
    app.session_state[key] = True
    return app.run()


def test_it_opens_with_the_policy_in_force_and_what_each_number_rests_on(guidance: AppTest) -> None:
    assert not guidance.exception
    assert "The office follows: Measured" in headings(guidance)
    assert "**First status check** 5 to 7 calendar days after the interview" in texts(guidance)
    assert "Earliest: S3.10. Latest: our own judgment." in texts(guidance)


def test_the_policy_shown_is_the_one_that_the_office_follows(app: AppTest, store: Store) -> None:
    viewer = store.as_viewer()
    with store.engine.begin() as connection:
        connection.execute(update(Offices).values(policy="persistent"))
    assert office_of(viewer).policy.name == "persistent"
    opened(app)
    assert "The office follows: Persistent" in headings(app)
    assert "**Stop and wait** no limit" in texts(app)
    unfold(app, "D2-False")
    assert texts(app).count("Persistent follows this") == 2


def test_a_word_finds_what_to_say_and_who_says_it(guidance: AppTest) -> None:
    ask(guidance, "voicemail")
    assert said(guidance) == ["S1.9", "S5.9"]
    assert "2 statements" in texts(guidance)
    assert "Andy Fahrenbach, The MicroTrain Blog" in texts(guidance)
    assert guidance.query_params["q"] == "voicemail"


def test_nonsense_finds_nothing_and_says_so_with_a_way_on(guidance: AppTest) -> None:
    ask(guidance, "xyzzy <b>*")
    assert said(guidance) == []
    assert "Nothing in the five sources is about “xyzzy <b>*”." in texts(guidance)
    guidance.button[0].click().run()
    assert not guidance.exception
    assert guidance.text_input[0].value == ""
    assert "q" not in guidance.query_params
    assert "The office follows: Measured" in headings(guidance)


def test_where_nothing_has_all_the_words_the_closest_is_said_to_be_that(guidance: AppTest) -> None:
    ask(guidance, "xyzzy voicemail")
    assert said(guidance) == ["S1.9", "S5.9"]
    assert "Nothing holds all of “xyzzy voicemail”." in texts(guidance)


def test_a_link_to_a_statement_shows_just_that_one_with_the_rules_that_use_it(app: AppTest) -> None:
    opened(app, q="S3.10")
    assert not app.exception
    assert app.text_input[0].value == "S3.10"
    assert said(app) == ["S3.10"]
    assert "Debbie Truluck, senior staffing consultant, Unum" in texts(app)
    assert "**Check the status, late** Record any answer to the check" in texts(app)
    assert "**Next status check opens** 7 calendar days" in texts(app)
    assert headings(app) == ["Where the sources disagree"]


def test_a_rule_of_another_policy_is_said_to_be_that(app: AppTest) -> None:
    opened(app, q="S5.11")
    assert "only in Persistent, which the office does not follow" in texts(app)


def test_each_statement_says_where_it_is_used(app: AppTest) -> None:
    opened(app, q="S5.30")
    assert said(app) == ["S5.30"]
    assert [folded.label for folded in app.expander] == ["Where it is used: advice, questions to the client"]
    assert "**Where to put the energy** People to start with: family" in texts(app)


def test_every_statement_is_reachable_through_its_source(app: AppTest) -> None:
    reached: list[str] = []
    for source in SOURCES:
        opened(app, source=source.id)
        assert not app.exception
        reached += said(app)
        if app.pagination:
            app.pagination[0].set_value(2).run()
            reached += said(app)
    assert reached == list(STATEMENTS)


def test_every_statement_is_reachable_by_its_id(app: AppTest) -> None:
    opened(app)
    for statement in STATEMENTS:
        ask(app, statement)
        assert not app.exception
        assert said(app) == [statement]


def test_the_source_narrows_the_search_and_stays_in_the_address(guidance: AppTest) -> None:
    guidance.selectbox[0].select("S5").run()
    ask(guidance, "voicemail")
    assert said(guidance) == ["S5.9"]
    assert guidance.query_params["source"] == "S5"


@pytest.mark.parametrize("source", ["S9", "s5; DROP TABLE", "🙂" * 1000])
def test_a_source_in_the_address_that_makes_no_sense_is_passed_over(app: AppTest, source: str) -> None:
    opened(app, source=source)
    assert not app.exception
    assert "source" not in app.query_params
    assert "The office follows: Measured" in headings(app)


def test_each_question_says_who_answers_it_how_and_whom_the_office_follows(guidance: AppTest) -> None:
    for item in DISAGREEMENTS.values():
        assert any(item.question in folded.label for folded in guidance.expander)
        unfold(guidance, f"{item.id}-False")
        assert not guidance.exception
        for answer, cites in item.answers:
            assert f"**{answer}**" in texts(guidance)
            assert all(f"**{cite.id}** {cite.text}" in texts(guidance) for cite in cites)
        assert item.resolution in texts(guidance)


def test_what_is_folded_is_not_made_until_it_is_opened(guidance: AppTest) -> None:
    assert "**S3.11** After two follow-ups" not in texts(guidance)
    assert "| **First status check** |" not in texts(guidance)
    unfold(guidance, "policies")
    assert "| **First status check** | *Measured:* 5 to 7 calendar days" in texts(guidance)
    assert "*Formal:* 7 to 9 calendar days" in texts(guidance)


def test_our_own_judgment_is_listed_as_such(guidance: AppTest) -> None:
    unfold(guidance, "own")
    assert not guidance.exception
    assert "**Strategic letter closes** 44 calendar days after the interview" in texts(guidance)


def test_the_sources_link_to_what_they_say(guidance: AppTest) -> None:
    assert [link.label.strip("*").replace("\\", "") for link in guidance.page_link] == [
        source.title for source in SOURCES
    ]
    assert "S4, Tim Lopas, office manager" in texts(guidance)
