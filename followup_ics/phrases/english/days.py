"""English for a single day, with or without a time of day, and for weeks, months, quarters, years, and their parts."""

from followup_ics.phrases.grammar.engine import Rules
from followup_ics.phrases.meanings import dates, durations, holidays, months, parts, timing, weekdays, weeks
from followup_ics.phrases.meanings.durations import Measure
from followup_ics.phrases.meanings.values import Part, same

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
        (dates.numeric_date, "the? #numbers"),
        (dates.iso_date, "#iso"),
    ],
    # A single day.
    "day": [
        (dates.weekday_and_date, "the? {weekday} the? {date}"),
        (dates.date_and_weekday, "{date} a? {weekday}"),
        (dates.weekday_and_number, "{weekday} #number"),
        (dates.timing_weekday_and_date, "{near_day} {weekday} the? {date}"),
        (dates.timing_and_date, "{near_day} {date}"),
        (dates.timing_and_weekday, "{near_day} {weekday}"),
        (dates.only_reading, "{date}"),
        (dates.dashed_date, "#number - #number"),
        (same, "{near_day}"),
    ],
    "near_day": [
        (same, "{own_day}"),
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
    # A day that may have an end: "the end of next week, Monday" is no end of a Monday.
    "own_day": [
        (timing.today, "<today>"),
        (timing.tomorrow, "tomorrow", "this time tomorrow"),
        (timing.next_day, "the next|following day"),
        (timing.day_after_tomorrow, "the? day after tomorrow"),
        (weekdays.weekday_next_up, "the|this? coming|upcoming? {weekday}", "this? {weekday} coming"),
        (weekdays.weekday_of_next_week, "the? next {weekday}", "{weekday} next"),
        (weekdays.following_weekday, "the? following {weekday}"),
        (weekdays.weekday_after_next, "the? {weekday} after next"),
        (weekdays.weekday_of_week, "the? {weekday} <clock>? <of>? {week}"),
    ],
    "ending_day": [
        (dates.weekday_and_date, "the? {weekday} the? {date}"),
        (dates.date_and_weekday, "{date} a? {weekday}"),
        (dates.timing_and_date, "{own_day} {date}"),
        (dates.only_reading, "{date}"),
        (same, "{own_day}", "{holiday_day}"),
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
        (holidays.holiday, "the? {holiday} holiday|break?"),
        (same, "{holiday_weekend}"),
    ],
    "holiday_weekend": [
        (holidays.weekend_of_july, "the? {ordinal} of? july weekend", "the? july {day_number} weekend"),
        (holidays.weekend_of_holiday, "the? {holiday} holiday? weekend"),
    ],
    "landmark": [(same, "{day_or_holiday}", "{weekend}", "{season}", "{week}", "{end_of_month}")],
    # A day with a time of day, which changes nothing but for "before" and "after".
    "point": [
        (same, "{day_or_holiday}", "early|late on? {day_or_holiday}"),
        (
            timing.moment,
            "at|after? <clock> <clock>? on|of|this|in|for? {day_or_holiday} in? the? <clock>? <zone>?",
            "at <number> <zone>? on|of? {day_or_holiday}",
            "{day_or_holiday} <whose_time>",
            "{day_or_holiday} morning|afternoon|evening #number",
            "the morning|afternoon|evening|night of {day_or_holiday}",
        ),
        (timing.moment, "{day_or_holiday} at|by|before|in|after|on|towards? the? <clock> <clock>?"),
        (timing.moment, "{day_or_holiday} at|by|after|before <number> <zone>?", "{day_or_holiday} #number o clock"),
        (
            timing.moment,
            "{day_or_holiday} am|pm",
            "{day_or_holiday} first|second half",
            "early|mid|late on? {day_or_holiday} morning|afternoon|evening",
        ),
        (
            timing.end_of_day,
            "{day_or_holiday} at|by <eod> <zone>?",
            "the? end of {ending_day} <zone>?",
            "the? <eod> <zone>? on|of? {day_or_holiday} <zone>?",
        ),
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
    # Weeks.
    "week": [
        (weeks.this_week, "all|whole <wk>", "this|the whole|entire <wk>"),
        (weeks.this_week, "this|current <office_week>", "this current <wk>", "the current <wk>"),
        (weeks.following_week, "the? following <wk>"),
        (weeks.next_week, "next <office_week>", "the|this? coming|upcoming <office_week>"),
        (weeks.week_after_next, "the? <wk> after next <wk>?"),
        (weeks.week_of, "the? <wk> of|with|containing {day_or_holiday}", "{holiday_day} <wk>"),
        (weeks.week_of, "the? <wk> that? commencing|beginning|starting|begins|starts on? {day_or_holiday}"),
        (weeks.week_of, "the? w/c|w/b|wc {day_or_holiday}"),
        (dates.week_of_days, "the? <wk> of {month_name} {day_number} <to> {day_number}"),
        (weeks.calendar_week, "calendar <wk> {number}", "cw|kw {number}", "<wk> number|no {number}"),
        (weeks.late_week, "<wk> {number}"),
        (weeks.week_ending, "w/e {day_or_holiday}"),
        (weeks.week_ending, "the? <wk> that? ending|ends on? {day_or_holiday}"),
        (
            weeks.week_after,
            "the? first? <wk> after|following {day_or_holiday}",
            "the? first? <wk> after|following {season}",
        ),
        (weeks.week_before, "the? <wk> before {day_or_holiday}", "the? <wk> before {season}"),
        (
            parts.week_of_month,
            "the? {which} <office_week> of|in {month}",
            "the? {which} <office_week> of|in {the_month}",
            "the? {which} <office_week> of|in {new_year}",
        ),
        (parts.weeks_of_month, "the? {which} <to> the? {which} <office_week> of|in {month}"),
        (parts.full_week_of_month, "the? {which} full|whole <office_week> of|in {month}"),
        (parts.full_week_of_month, "the? {which} full|whole <office_week> of|in {new_year}"),
    ],
    "the_week": [(weeks.the_week, "the <office_week>")],
    "bare_week": [(weeks.the_week, "<office_week>")],
    "bare_part": [(Part.END, "the? end"), (Part.MID, "mid")],
    # "The next week" alone can be seven days; a part of it is one of next week.
    "next_one": [(weeks.next_week, "the next <office_week>")],
    "week_part": [
        (parts.part_of, "{part} -? of|in? {week}", "{part} of|in? {the_week}"),
        (parts.part_of, "{bare_part} of? {bare_week}", "{part} of|in? {next_one}"),
        (parts.midweek_of, "{week} midweek"),
        (parts.parts_of, "{part} <to> {part} -? of|in? {week}", "{part} <to> {part} -? of|in? {the_week}"),
        (parts.part_named(Part.MID, weeks.the_week), "midweek", "midweek <of>? {week}"),
        (parts.part_named(Part.END, weeks.the_week), "eow", "eow <of>? {week}", "the? weeks end"),
    ],
    "weekend": [
        (weeks.this_weekend, "this|the? coming? weekend"),
        (weeks.next_weekend, "next weekend"),
        (timing.end_of_day, "the? end of {weekend_itself}"),
    ],
    "weekend_itself": [(weeks.this_weekend, "this|the weekend")],
    # Months, quarters, years.
    "near_month": [
        (months.this_month, "this|current month", "the current month"),
        (months.next_month, "next month", "the following|coming month"),
        (months.month_after_next, "the? month after next"),
    ],
    "the_month": [(months.the_month, "the? month")],
    "month": [(same, "{near_month}", "{named_month}")],
    "named_month": [
        (months.named_month, "{month_name} {year}?", "the month of {month_name} {year}?"),
        (months.month_of_year, "{month_name} of {year_span}"),
    ],
    "month_part": [
        (parts.part_of, "{part} -? of|in? {month}", "{part} -? of|in? {the_month}", "{early_on} in {month}"),
        (parts.parts_of, "{part} <to> {part} -? of|in? {month}", "{part} <to> {part} -? of|in? {the_month}"),
    ],
    "end_of_month": [
        (parts.part_named(Part.END, months.the_month), "eom", "the? month -? end", "the? months end"),
        (parts.part_named(Part.END, months.the_month), "the? end of {month}", "the? end of {the_month}", "{month} end"),
    ],
    "quarter_number": [
        (1, "q1", "the? first quarter"),
        (2, "q2", "the? second quarter"),
        (3, "q3", "the? third quarter"),
        (4, "q4", "the? fourth|final quarter"),
    ],
    "quarter": [
        (months.numbered_quarter, "the? #ordinal quarter"),
        (months.named_quarter, "{quarter_number}", "{quarter_number} of? {year}"),
        (months.quarter_of_year, "{quarter_number} of? {year_span}", "{quarter_number} of? {new_year}"),
        (months.this_quarter, "this|the? quarter", "the current quarter"),
        (months.next_quarter, "the? next|coming|following quarter"),
    ],
    "year_span": [
        (months.named_year, "{year}"),
        (months.this_year, "this|the? year", "the current year", "the? calendar year"),
        (months.next_year, "next year", "the? coming|following year"),
    ],
    "new_year": [(months.coming_year, "the? new year")],
    "long_part": [
        (parts.part_of, "{part} -? of|in? {quarter}", "{part} -? of|in? {year_span}", "{early} of|in? {new_year}"),
        (parts.part_named(Part.END, months.this_quarter), "eoq", "the? quarter -? end", "the? quarters end"),
        (parts.part_named(Part.END, months.this_year), "eoy", "the? year -? end", "the? years end"),
    ],
    "early_on": [(Part.EARLY, "early on")],
    "early": [(Part.EARLY, "early", "the? beginning|start")],
    "period": [(same, "{month}", "{the_month}", "{quarter}", "{year_span}", "{new_year}", "{week}")],
    "long_period": [(same, "{quarter}", "{year_span}", "{new_year}")],
    "season": [
        (
            holidays.the_holidays,
            "the? holidays",
            "the? holiday season|period|break",
            "the? winter|christmas|xmas|years? break|holidays",
            "the break",
        )
    ],
}
