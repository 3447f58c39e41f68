"""English for lengths of time, for ranges, and for what points at a day: by, before, after, within."""

from followup_ics.phrases.grammar.engine import Rules
from followup_ics.phrases.meanings import dates, durations, holidays, parts, timing, weekdays, weeks
from followup_ics.phrases.meanings.durations import Measure
from followup_ics.phrases.meanings.values import same

RULES: Rules = {
    "duration": [(same, "{length}", "about {length}")],
    "length": [
        (durations.counted_up_to, "{amount} {measure} <to>? {number} <latest>", "{amount} {measure} or {number}"),
        (durations.counted, "{amount} {measure}"),
        (durations.and_a_half, "a|one {half_measure} and a half", "one and a half {half_measure}"),
        (durations.one_or_two, "a|one|another {one_measure} <to> two"),
        (durations.mixed, "{duration_alone} {duration_alone} <at_most>"),
        (durations.mixed, "{duration_alone} <to> {duration_alone}", "between {duration_alone} and {duration_alone}"),
        (
            durations.between_amounts,
            "between {number} and {number} {measure}",
            "anywhere? from {number} to {number} {measure}",
        ),
        (durations.fixed_duration(2, Measure.WEEK), "a|one fortnight|fortnights", "fortnight"),
        (durations.fixed_duration(1, Measure.HOUR), "half an hour"),
    ],
    "duration_alone": [
        (durations.counted, "{amount} {measure}"),
        (durations.fixed_duration(2, Measure.WEEK), "a fortnight"),
    ],
    "next_duration": [
        (same, "next|coming|following {duration}"),
        (durations.just_one, "next {one_measure}"),
        (durations.one_or_two, "next|coming {one_measure} <to> two"),
    ],
    "weeks": [
        (durations.counted, "{amount} {week_measure}"),
        (durations.fixed_duration(2, Measure.WEEK), "a? fortnight"),
    ],
    "one_week": [
        (durations.fixed_duration(1, Measure.WEEK), "week|wk"),
        (durations.fixed_duration(2, Measure.WEEK), "fortnight"),
    ],
    # What stands after "by", "before", "on".
    "span": [
        (same, "{point}", "{week}", "{week_part}", "{weekend}", "{season}", "{end_of_month}", "{month_part}"),
        (same, "{month}", "{long_part}", "{quarter}", "{year_span}"),
    ],
    "range": [
        (dates.dashed_day, "{day_number} - {month_name} - {year}"),
        (dates.dashed_short, "{day_number} - {month_name} - {number}"),
        (weekdays.next_weekdays, "next {weekday} <to> {weekday}", "between next {weekday} and {weekday}"),
        (weekdays.this_or_next, "either? this? {weekday} <to> next"),
        (
            weekdays.weekdays_of_week,
            "{weekday} <to> {weekday} <of>? {week}",
            "between {weekday} and {weekday} <of>? {week}",
        ),
        (dates.days_of_month, "from? {month_name} {day_number} <to> the? {day_number} {year}?"),
        (dates.days_of_month, "anywhere? between {month_name} {day_number} and the? {day_number} {year}?"),
        (dates.days_and_month, "from? the? {day_number} <to> the? {day_number} of? {month_name} {year}?"),
        (dates.days_and_month, "anywhere? between the? {day_number} and the? {day_number} of? {month_name} {year}?"),
        (
            timing.or_the_next,
            "either? {span} <to> <at>? {part}? <of>? next",
            "{span} <to> <at>? {part}? the? next|following one",
        ),
        (timing.or_the_one_after, "{span} <to> the? one after"),
        (timing.or_the_day_after, "{span} <to> the? day after that?"),
        (
            timing.or_week_after,
            "{span} <to> the? <wk> after that?",
            "{span} <to> <at>? {part} of? the <wk> after that?",
        ),
        (weekdays.or_weekday_after, "{span} <to> the? {weekday} after that?"),
        (weeks.this_or_next, "either? this <to> next <office_week>"),
        (weeks.part_of_weeks, "{part} of|in? the? <wk> of {day_or_holiday} <to> {day_or_holiday}"),
        (weeks.weeks_of, "the? <wk> of|with|containing {day_or_holiday} <to> {day_or_holiday}"),
        (weeks.weeks_of, "the? <wk> that? commencing|beginning|starting|begins|starts on? {day} <to> {day}"),
        (weeks.weeks_of, "w/c|w/b|wc {day} <to> {day}"),
        (parts.week_of_month_or, "the? {which} <office_week> of|in {month} <to> the? {which}"),
        (timing.from_to, "either? {span} <to> <at>? {span}", "anywhere? between {span} and {span}"),
        (timing.from_to, "anywhere? from {span} <until> {span}", "either? {today_at} or {span}"),
        (timing.from_to, "over|during {weekend} <to> <at>? {span}"),
        (timing.from_to, "{week_part} {week_part}"),
    ],
    "when": [(same, "{range}", "{span}", "{today_at}")],
    "timing": [
        (same, "{bare_timing}"),
        (timing.by_the_latter, "<at_best> <by>? {span} , <at_worst> <by>? {span}"),
        (timing.by_the_latter, "<by>? {span} <at_best> , <by>? {span} <at_worst>"),
        (timing.by_the_latter, "<by>? {near_day} {near_day} at the? very? latest|outside|most"),
        (timing.as_deadline, "{bare_timing} <latest> <latest>?", "at? the? very? latest {bare_timing}"),
        (timing.as_deadline, "if not sooner|earlier|before {bare_timing}"),
        (timing.by_the_latter, "<by>? {span} , at the? very? latest <by>? {span}"),
        (timing.by_the_latter, "<by>? {span} <by>? {span} at the? very? latest|outside|most"),
        (
            timing.by_the_latter,
            "once {span} but|and? no|not later than {span}",
            "as early as {span} but|and? no|not later than {span}",
        ),
        (dates.timing_weekday_and_date, "{bare_timing} <by>? {weekday} {whole_date}"),
        (dates.timing_and_date, "{bare_timing} <by>? {whole_date}", "{bare_timing} so <by>? {date}"),
        (dates.timing_and_date, "{month_part} {month_day}", "{bare_timing} <ie> <by>? {date}"),
        (dates.timing_and_weekday, "{bare_timing} <ie> <by>? a|the? {weekday}"),
        (dates.timing_and_weekday, "{bare_timing} {weekday}", "{bare_timing} so <by>? {weekday}"),
    ],
    "bare_timing": [
        (holidays.in_the_new_year, "<first_thing>? in|into|after? the new year", "<first_thing>? in|into new year"),
        (timing.as_deadline, "between|from? now and|to|until|till|through|- {span}"),
        (durations.either_week, "in {weeks} on? {weekday}", "in {weeks} on? {weekday} <clock>"),
        (same, "<on>? {when}", "over {stretch}", "any|one|some day <of>? {week}"),
        (same, "{deadline}"),
    ],
    # What cannot belong to a topic: "about the meeting on Friday" has no deadline, "about the meeting by Friday" has.
    "deadline": [
        (timing.by, "<by> on|at|about|during? {when}"),
        (timing.as_deadline, "before {inside} is? out|over|done|up|ends|finished|closes"),
        (timing.before, "before {today_at}"),
        (timing.before, "before {span}", "prior to {span}", "ahead of {span}"),
        (timing.after, "after|following {season}"),
        (timing.after, "after|following {holiday_day}"),
        (timing.after, "until|till? right|straight|immediately? after|following {span}"),
        (durations.ahead, "in? {duration} time?"),
        (durations.within, "within|inside of? {duration} time?", "in|within|over|during|inside the? {next_duration}"),
        (durations.within, "the? next|coming|following {duration}"),
        (durations.next_or_two, "the? next|coming {one_measure} <to> two"),
        (durations.within, "in|within? <up_to> {duration}"),
        (durations.within_of, "within {duration} of|from|after {day_or_holiday}"),
        (durations.within, "within {duration} of|from|after <this_talk>"),
        (timing.as_deadline, "within|inside {inside}"),
    ],
    "stretch": [
        (same, "{week}", "{weekend}", "{holiday_weekend}", "{season}", "{near_month}", "{named_month}", "{quarter}")
    ],
    "inside": [
        (same, "{week}", "{the_week}", "{near_month}", "{the_month}", "{quarter}", "{year_span}"),
        (timing.today, "the day|hour"),
    ],
}
