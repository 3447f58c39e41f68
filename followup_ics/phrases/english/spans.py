"""English for weeks, months, quarters, years, and their parts."""

from followup_ics.phrases.grammar.engine import Rules
from followup_ics.phrases.meanings import dates, holidays, months, parts, timing, weeks
from followup_ics.phrases.meanings.values import Part, same

RULES: Rules = {
    # Weeks.
    "week": [
        (weeks.this_week, "all|whole <wk>", "this|the whole|entire <wk>"),
        (weeks.this_week, "this|current <office_week>", "this current <wk>", "the current <wk>"),
        (weeks.following_week, "the? following <wk>"),
        (weeks.next_week, "next <office_week>", "the|this? coming|upcoming <office_week>"),
        (weeks.week_after_next, "the? <wk> after next <wk>?"),
        (weeks.week_of, "the? <wk> of|with|containing {day_or_holiday}", "{holiday_day} <wk>"),
        (weeks.week_of, "the? <wk> that? commencing|beginning|starting|begins|starts on? {day_or_holiday}"),
        (weeks.week_of, "w/c|w/b|wc {day_or_holiday}"),
        (dates.week_of_days, "the? <wk> of {month_name} {day_number} <to> {day_number}"),
        (weeks.calendar_week, "calendar <wk> {number}", "cw|kw {number}", "<wk> number|no {number}"),
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
        (parts.part_of, "{part} -? of|in? {month}", "{part} -? of|in? {the_month}"),
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
