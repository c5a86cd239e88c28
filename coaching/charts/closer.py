"""The figures that Outcomes draws on demand, each with all that goes with it; `drawn` has those of the first view."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.charts.drawn import Drawn, spec_of
from coaching.charts.heat import slips_chart
from coaching.charts.lengths import differences_chart, employers_chart
from coaching.charts.shares import Mark, Share, shares_chart
from coaching.charts.waits import waits_chart
from coaching.intervals import Interval
from coaching.metrics.at_all import AtAll
from coaching.metrics.employers import Employers
from coaching.metrics.lesson import Naive
from coaching.metrics.over_time import Measure
from coaching.metrics.slips import Slips
from coaching.metrics.stratified import Stratified
from coaching.metrics.survival import Curve
from coaching.metrics.waits import Awaited
from coaching.sentences import MEASURE_TITLES, employers, funnel, stratified, waits
from coaching.sentences import at_all as says
from coaching.sentences import side_by_side as says_of_groups
from coaching.sentences import slips as says_of_slips
from coaching.sentences.stratified import KIND_WORDS
from coaching.side_by_side import SideBySide

INTERVIEWS = "interviews"
"""The word for what is behind the bar of interviews followed up at all; the other bars are of clients."""


def at_all_drawn(found: AtAll | None) -> Drawn:
    """Who follows up at all, beside one in ten."""
    bare = Drawn("at-all", "What nine in ten means here", says.AT_ALL_WITHHELD)
    if found is None:
        return bare
    bare = bare._replace(sentence=says.at_all_sentence(found))
    if not found.interviews:
        return bare
    lines, mark = says.at_all_lines(found), Mark(says.ONE_IN_TEN, says.ONE_IN_TEN_NAME)
    shares = [Share(*line, behind=INTERVIEWS if line[0] == says.INTERVIEWS_BAR else "") for line in lines]
    return bare._replace(
        how_to_read=says.HOW_TO_READ_AT_ALL + (f" {says.RECENT_AMONG_OTHERS}" if found.clients is None else ""),
        spec=spec_of(shares_chart(shares=shares, mark=mark)),
        alt=says.at_all_alt(found),
        table=says.at_all_table(found),
        data=pd.DataFrame([(*line[:3],) for line in lines], columns=["of", "followed_up", "n"]),
    )


def slips_drawn(found: Slips | None, names: Mapping[int, str]) -> Drawn:
    """Clients by steps: what was not on time."""
    bare = Drawn("clients-and-steps", says_of_slips.SLIPS_TITLE, says_of_slips.SLIPS_WITHHELD)
    if found is None:
        return bare
    bare = bare._replace(sentence=says_of_slips.slips_sentence(found, names))
    if not found.of:
        return bare
    told = [says_of_slips.name_of(key, names) for key in found.cells["client_id"]]
    return bare._replace(
        how_to_read=says_of_slips.HOW_TO_READ_SLIPS,
        spec=spec_of(slips_chart(found=found, names=names)),
        alt=says_of_slips.slips_alt(found, names),
        table=says_of_slips.slips_table(found, names),
        data=found.cells.assign(client=told),
    )


def funnel_drawn(stages: pd.DataFrame | None) -> Drawn:
    """From the interview to an answer, step by step."""
    bare = Drawn("way-to-an-answer", "From the interview to an answer", funnel.FUNNEL_WITHHELD)
    if stages is None:
        return bare
    bare = bare._replace(sentence=funnel.funnel_sentence(stages))
    lines = [line for line in funnel.stage_lines(stages) if line.of]
    if not lines:
        return bare
    shares = [
        Share(funnel.STAGE_TITLES[line.stage], line.part, line.of, Interval(line.low, line.high), line.stage)
        for line in lines
    ]
    return bare._replace(
        how_to_read=funnel.HOW_TO_READ_FUNNEL,
        spec=spec_of(shares_chart(shares=shares)),
        alt=funnel.funnel_alt(stages),
        table=funnel.funnel_table(stages),
        data=stages,
    )


def ways_drawn(ways: pd.DataFrame | None, column: str) -> Drawn:
    """How first follow-ups are made, or by whose word they are known."""
    bare = Drawn(f"first-{column.replace('_', '-')}", says.WAY_TITLES[column], says.WAYS_WITHHELD)
    if ways is None:
        return bare
    bare = bare._replace(sentence=says.ways_sentence(ways, column))
    lines = [(word, int(part), int(of)) for word, part, of in ways.itertuples(index=False) if part]
    if not lines:
        return bare
    shares = [Share(says.WAY_WORDS[column][word], part, of, behind=word) for word, part, of in lines]
    return bare._replace(
        how_to_read=says.HOW_TO_READ_WAYS,
        spec=spec_of(shares_chart(shares=shares)),
        alt=says.ways_alt(ways, column),
        table=says.ways_table(ways, column),
        data=ways,
    )


def waits_drawn(curve: Curve | None, what: Awaited) -> Drawn:
    """How long it takes until the first thank-you or the first check."""
    bare = Drawn(f"until-{what.value.replace('_', '-')}", waits.WAIT_TITLES[what], waits.WAITS_WITHHELD)
    if curve is None:
        return bare
    bare = bare._replace(sentence=waits.waits_sentence(curve, what))
    if curve.steps.empty:
        return bare
    return bare._replace(
        how_to_read=waits.HOW_TO_READ_WAITS[what],
        spec=spec_of(waits_chart(curve=curve, what=what)),
        alt=waits.waits_alt(curve, what),
        table=waits.waits_table(curve, what),
        data=curve.steps,
    )


def side_by_side_drawn(found: SideBySide | None, kind: str, measure: Measure, names: Mapping[object, str]) -> Drawn:
    """One rate in each group, side by side; `names` are of counselors, by key."""
    title = f"{MEASURE_TITLES[measure]}, by {KIND_WORDS[kind]}"
    slug = f"by-{KIND_WORDS[kind]}-{measure.value.replace('_', '-')}"
    bare = Drawn(slug, title, says_of_groups.SIDE_BY_SIDE_WITHHELD)
    if found is None:
        return bare
    bare = bare._replace(sentence=says_of_groups.side_by_side_sentence(found, kind, names))
    if not found.groups:
        return bare
    groups = says_of_groups.every_group(found)
    titles = says_of_groups.group_names(found, kind, names, short=True)
    shares = [
        Share(title, one.done, one.of, one.interval, str(at), one.rated)
        for at, (title, one) in enumerate(zip(titles, groups, strict=True), 1)
    ]
    table = says_of_groups.side_by_side_table(found, kind, names, measure)
    mark = Mark(found.together.done / found.together.of, says_of_groups.STROKES)
    return bare._replace(
        how_to_read=says_of_groups.side_by_side_how(found, kind),
        spec=spec_of(shares_chart(shares=shares, mark=mark)),
        alt=says_of_groups.side_by_side_alt(found, kind, names),
        table=table,
        data=pd.DataFrame(
            {KIND_WORDS[kind]: table.index[:-1], "done": [one.done for one in groups], "of": [one.of for one in groups]}
        ),
    )


def stratified_drawn(
    found: Stratified | None, kind: str, names: Mapping[object, str], *, shared: bool = False
) -> Drawn:
    """Crude and pooled side by side; `shared` where clients of others than the viewer are among them."""
    plural = stratified.KIND_PLURALS[kind]
    bare = Drawn(f"within-{plural}", f"The same within {plural}", stratified.STRATIFIED_WITHHELD)
    if found is None:
        return bare
    bare = bare._replace(sentence=stratified.stratified_sentence(found, kind))
    if found.pooled_difference.value is None:
        return bare
    differences = [
        (f"Without regard to {plural} (crude)", found.crude_difference),
        (f"Within {plural} (pooled)", found.pooled_difference),
    ]
    return bare._replace(
        how_to_read=stratified.HOW_TO_READ_STRATIFIED + (f" {stratified.SMALL_ONES_TOGETHER}" if shared else ""),
        spec=spec_of(differences_chart(differences=differences)),
        alt=stratified.stratified_alt(found, kind),
        table=stratified.stratified_table(found, kind, names),
        data=_stratified_data(found, kind, names),
    )


def _stratified_data(found: Stratified, kind: str, names: Mapping[object, str]) -> pd.DataFrame:
    told = [stratified.stratum_name(stratum, kind, names) for stratum in found.tables["stratum"]]
    estimates = {
        "crude_odds_ratio": found.crude, "pooled_odds_ratio": found.pooled,
        "crude_difference": found.crude_difference, "pooled_difference": found.pooled_difference,
    }  # fmt: skip
    columns: dict[str, float | None] = {}
    for name, estimate in estimates.items():
        columns |= {name: estimate.value, f"{name}_low": estimate.interval.low, f"{name}_high": estimate.interval.high}
    return found.tables.assign(stratum=told, **columns)


def lesson_drawn(naive: Naive | None) -> Drawn:
    """The naive comparison, as a lesson: a table without a chart, so that nobody shows it for the right one."""
    bare = Drawn("lesson", stratified.LESSON_TITLE, stratified.LESSON_WITHHELD)
    if naive is None:
        return bare
    table = stratified.lesson_table(naive)
    sentence = stratified.lesson_sentence(naive)
    return bare._replace(
        sentence=sentence, how_to_read=stratified.HOW_TO_READ_LESSON, table=table, data=table.reset_index()
    )


def employers_drawn(found: Employers | None) -> Drawn:
    """Employers: usual days to an answer, promises kept, interviews so far."""
    bare = Drawn("employers", "Employers", employers.EMPLOYERS_WITHHELD)
    if found is None:
        return bare
    bare = bare._replace(sentence=employers.employers_sentence(found))
    if found.lines.empty:
        return bare
    return bare._replace(
        how_to_read=employers.HOW_TO_READ_EMPLOYERS,
        spec=spec_of(employers_chart(found=found)),
        alt=employers.employers_alt(found),
        table=employers.employers_table(found),
        data=found.lines,
    )
