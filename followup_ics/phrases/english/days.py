"""English for a single day, with or without a time of day."""

from followup_ics.phrases.grammar.engine import Rules
from followup_ics.phrases.meanings import dates, durations, holidays, parts, timing, weekdays
from followup_ics.phrases.meanings.durations import Measure
from followup_ics.phrases.meanings.values import same

RULES: Rules = {
    # A date, with all the days that it can mean.
    "date": [
        (same, "{whole_date}"),
        (dates.day_of_that_month, "the? {ordinal} of {near_month}", "the? {ordinal} of {the_month}"),
        (same, "{month_day}"),
    ],
    "month_day": [(dates.day_of_month, "the {ordinal}", "#ordinal")],
    "whole_date": [
        (dates.month_and_day, "{month_name} -? the? {day_number} -? {year}?"),
        (dates.day_and_month, "the? {day_number} -? day? of? {month_name} -? {year}?"),
        (dates.numeric_date, "#numbers"),
        (dates.iso_date, "#iso"),
    ],
    # A single day.
    "day": [
        (dates.weekday_and_date, "the? {weekday} the? {date}"),
        (dates.date_and_weekday, "{date} a? {weekday}"),
        (dates.timing_and_date, "{near_day} {date}"),
        (dates.timing_and_weekday, "{near_day} {weekday}"),
        (dates.only_reading, "{date}"),
        (dates.dashed_date, "#number - #number"),
        (same, "{near_day}"),
    ],
    "near_day": [
        (timing.today, "<today>"),
        (timing.tomorrow, "tomorrow", "this time tomorrow"),
        (timing.next_day, "the next|following day"),
        (timing.day_after_tomorrow, "the? day after tomorrow"),
        (weekdays.weekday_next_up, "the|this? coming|upcoming? {weekday}", "{weekday} coming"),
        (weekdays.weekday_of_next_week, "the? next {weekday}", "{weekday} next"),
        (weekdays.following_weekday, "the? following {weekday}"),
        (weekdays.weekday_after_next, "the? {weekday} after next"),
        (weekdays.weekday_of_week, "the? {weekday} <clock>? <of>? {week}"),
        (weekdays.week_and_weekday, "{week} on|the? {weekday}"),
        (weekdays.monday_of_week, "first thing <of>? {week}"),
        (durations.from_today, "{duration} <away>"),
        (durations.ahead, "the? {next_working_day}"),
        (durations.this_time, "this time next {one_measure}", "the? same time next {one_measure}"),
        (durations.week_later, "{weeks} on|from? this|coming? {weekday}"),
        (durations.weekday_week, "{weekday} a? {one_week}"),
        (durations.span_week, "{from_day} {one_week}"),
        (durations.later, "{weeks} on? {from_day}", "{duration} on? from|after|following {day_or_holiday}"),
        (durations.earlier, "{duration} before {day_or_holiday}", "{duration} ahead|prior of|to {day_or_holiday}"),
        (timing.day_after, "the day after|following {day_or_holiday}", "day after {day_or_holiday}"),
        (timing.day_before, "the? day before {day_or_holiday}"),
        (weekdays.weekday_after, "the? first? {weekday} after|following {landmark}"),
        (weekdays.weekday_before, "the? last? {weekday} before {landmark}"),
        (weekdays.weekday_of_month, "the? {which} {weekday} of|in {month}", "the? {which} {weekday} of|in {the_month}"),
        (weekdays.weekday_of_month, "the? {first} {weekday} of|in {new_year}"),
        (parts.working_day_of_span, "the? {which} <working_day> of|in {period}"),
        (parts.day_of_span, "the? {which} day of|in {period}", "the? {which} of {long_period}"),
        (durations.first_working_day_after, "the? first|next <working_day> after|following {landmark}"),
    ],
    "from_day": [
        (timing.today, "today"),
        (timing.tomorrow, "tomorrow"),
        (timing.day_after_tomorrow, "the? day after tomorrow"),
    ],
    "next_working_day": [(durations.fixed_duration(1, Measure.WORKING_DAY), "next|following <working_day>")],
    "day_or_holiday": [(same, "{day}", "{holiday_day}")],
    "holiday_day": [
        (holidays.day_of_july, "the? {ordinal} of? july", "july {day_number}"),
        (holidays.holiday, "the? {holiday} holiday|weekend|break?"),
    ],
    "landmark": [(same, "{day_or_holiday}", "{weekend}", "{season}", "{week}", "{end_of_month}")],
    # A day with a time of day, which changes nothing but for "before" and "after".
    "point": [
        (same, "{day_or_holiday}", "early|late on? {day_or_holiday}"),
        (timing.moment, "<clock> <clock>? on|of|this|in|for? {day_or_holiday} in? the? <clock>?"),
        (timing.moment, "{day_or_holiday} at|by|before|in|after|on|towards? the? <clock> <clock>?"),
        (timing.moment, "{day_or_holiday} at|by|after #number <zone>?", "{day_or_holiday} #number o clock"),
        (
            timing.moment,
            "{day_or_holiday} am|pm",
            "{day_or_holiday} first|second half",
            "early|mid|late on? {day_or_holiday} morning|afternoon|evening",
        ),
        (timing.end_of_day, "the? end of {day_or_holiday}", "<eod> on|of? {day_or_holiday}"),
    ],
    "today_at": [
        (
            timing.moment_today,
            "this <clock>",
            "the? <hour_by_itself> <zone>?",
            "later? tonight",
            "late tonight",
            "later on? today",
            "later this <hour>",
        ),
        (timing.tomorrow, "in the morning", "first thing in the morning"),
    ],
}
