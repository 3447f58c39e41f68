"""The English of days: which words mean what. To add a phrase, add a pattern (the notation is in phrase_grammar)."""

from followup_ics import phrase_dates as dates
from followup_ics import phrase_spans as spans
from followup_ics import phrase_timing as timing
from followup_ics.phrase_grammar import Rules, Words
from followup_ics.phrase_meaning import Measure, Part

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty".split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def number_patterns() -> list[tuple[int, str]]:
    """Spell the numbers from one to sixty-nine."""
    low = [(number, word) for number, word in enumerate([*ONES, *TEENS], start=1)]
    tens = [(ten * 10, word) for ten, word in enumerate(TENS, start=2)]
    return low + tens + [(ten + one, f"{word} -? {ONES[one - 1]}") for ten, word in tens for one in range(1, 10)]


def ordinal_patterns() -> list[tuple[int, str]]:
    """Spell the days of a month, first to thirty-first."""
    low = [(number, word) for number, word in enumerate(ORDINALS, start=1)]
    high = [(20 + number, f"twenty -? {ORDINALS[number - 1]}") for number in range(1, 10)]
    return [*low, *high, (30, "thirtieth"), (31, "thirty -? first")]


# Words that change no day: dropped wherever they stand.
HEDGES = (
    "about", "around", "approximately", "approx", "roughly", "circa", "ca", "~", "nearly", "almost",
    "probably", "hopefully", "likely", "most likely", "more likely", "very likely", "ideally", "maybe", "perhaps", "possibly",
    "presumably", "realistically", "tentatively", "potentially", "in all likelihood", "in all probability",
    "i think", "i guess", "i believe", "i would say", "i would guess", "i hope", "i imagine", "i suspect", "fingers crossed",
    "we think", "we believe", "we hope",
    "sometime", "some time", "at some point", "at some stage", "anytime", "any time", "somewhere",
    "or so", "or thereabouts", "or thereabout", "- ish", "ish", "thereabouts", "give or take",
    "please", "just", "say", "currently", "certainly", "definitely", "for sure", "really", "actually", "simply", "basically",
    "exactly", "literally", "already", "still",
)

# Words that say the same as others, so that the rules need only one of them.
SYNONYMS = {
    ", maybe": "or",
    ", possibly": "or",
    ", perhaps": "or",
    ", or": "or",
    ", or maybe": "or",
    ", or possibly": "or",
    ", or perhaps": "or",
    "or maybe": "or",
    "or possibly": "or",
    "or perhaps": "or",
    "or maybe even": "or",
    "or even": "or",
    "&": "and",
    "tmrw": "tomorrow",
    "tomorow": "tomorrow",
    "xmas": "christmas",
    "follow -": "follow",
}

# The rules whose words can stand on both sides of a dash that means "to", and those that make a phrase one about days.
DASHED = ("number", "ordinal", "weekday", "month_name", "date", "year", "part")
DATED = ("number", "weekday", "month_name", "date", "holiday", "measure", "week", "year", "near_day", "part", "weekend")

WORDS: Words = {
    "by": [
        "by|until|till|til",
        "by? no|not later than|then",
        "nlt",
        "on or before|by",
        "by or before|on",
        "before or on|by",
        "at or before",
        "up until|till|to",
        "due by|on?",
    ],
    "to": ["or|to|-|/|through|thru|until|till|til"],
    "latest": [
        "at? the? very? latest",
        "or sooner|earlier|before|less|faster",
        "if not sooner|earlier|before",
        "at the? most|outside",
        "tops|max|maximum",
        "but|and? no|not later",
    ],
    "clock": ["<hour> <zone>?"],
    "hour": [
        "#clock",
        "noon|midday|midnight|lunch|lunchtime",
        "early|mid|late? morning|afternoon|evening|night",
        "eod|cob|eob|eop",
        "the? close|end|start|beginning|opening of the? <office>? day",
        "the? close|end|start|opening of <office>",
        "first|last thing",
        "first thing in the morning",
        "the end|start of the morning|afternoon|evening",
    ],
    "office": ["business|work|play|working|office"],
    "zone": [
        "et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt|utc|bst|cet|cest|eastern|central|pacific|sharp",
        "eastern|central|mountain|pacific|local|our|your standard|daylight? time",
        "o clock",
    ],
    "at": ["by|on|in|at"],
    "eod": ["eod|cob|eob|eop", "the? close|end of <office>"],
    "up_to": ["up to", "at the? most", "less|fewer than", "under", "no|not more|longer than", "max|maximum of?"],
    "on": ["on|in|at|for|during|over|come|of|towards|toward", "in|over the course of"],
    "of": ["of|in|on"],
    "today": ["today|now", "the? same day"],
    "away": ["from|after right? now|today", "hence|out|away"],
    "wk": ["week|wk"],
    "office_week": ["working|business|work|calendar? <wk>"],
    "working_day": ["business|working|work|biz day", "workday"],
}

RULES: Rules = {
    "number": [*number_patterns(), (timing.same, "#number"), (12, "a? dozen")],
    "ordinal": [*ordinal_patterns(), (timing.same, "#ordinal")],
    "day_number": [(timing.same, "#number|#ordinal"), *ordinal_patterns()],
    "which": [
        *[(number, word) for number, word in enumerate(ORDINALS[:5], start=1)],
        (timing.same, "#ordinal"),
        (-1, "very? last", "final"),
    ],
    "weekday": [
        (0, "monday|mon"),
        (1, "tuesday|tues|tue"),
        (2, "wednesday|weds|wed"),
        (3, "thursday|thurs|thur|thu"),
        (4, "friday|fri"),
        (5, "saturday|sat"),
        (6, "sunday|sun"),
    ],
    "month_name": [
        (1, "january|jan"),
        (2, "february|feb"),
        (3, "march|mar"),
        (4, "april|apr"),
        (5, "may"),
        (6, "june|jun"),
        (7, "july|jul"),
        (8, "august|aug"),
        (9, "september|sept|sep"),
        (10, "october|oct"),
        (11, "november|nov"),
        (12, "december|dec"),
    ],
    "holiday": [
        ("new year's day", "new years|year day?"),
        ("martin luther king day", "mlk day", "martin luther king jr? day"),
        ("valentine's day", "valentines|valentine day"),
        ("presidents' day", "presidents|president day"),
        ("good friday", "good friday"),
        ("easter sunday", "easter sunday?"),
        ("easter monday", "easter monday"),
        ("memorial day", "memorial day"),
        ("juneteenth", "juneteenth"),
        ("independence day", "independence day"),
        ("labor day", "labor|labour day"),
        ("columbus day", "columbus day", "indigenous peoples day"),
        ("halloween", "halloween"),
        ("veterans day", "veterans|veteran day"),
        ("thanksgiving", "thanksgiving day?"),
        ("black friday", "black friday"),
        ("cyber monday", "cyber monday"),
        ("christmas eve", "christmas|xmas eve"),
        ("christmas day", "christmas|xmas day?"),
        ("boxing day", "boxing day"),
        ("new year's eve", "new years|year eve"),
    ],
    "year": [(timing.same, "#year")],
    # A date, with all the days that it can mean.
    "date": [
        (dates.month_and_day, "{month_name} -? the? {day_number} -? {year}?"),
        (dates.day_and_month, "the? {day_number} -? day? of? {month_name} -? {year}?"),
        (dates.day_of_that_month, "the? {ordinal} of {near_month}", "the? {ordinal} of {the_month}"),
        (dates.day_of_month, "the {ordinal}", "#ordinal"),
        (dates.numeric_date, "#numbers"),
        (dates.iso_date, "#iso"),
    ],
    # A single day.
    "day": [
        (dates.weekday_and_date, "the? {weekday} the? {date}"),
        (dates.date_and_weekday, "{date} a? {weekday}"),
        (dates.day_and_date, "{near_day} {date}"),
        (dates.day_and_weekday, "{near_day} {weekday}"),
        (dates.only_reading, "{date}"),
        (timing.same, "{near_day}"),
    ],
    "near_day": [
        (timing.today, "<today>"),
        (timing.tomorrow, "tomorrow", "the next|following day", "this time tomorrow"),
        (timing.day_after_tomorrow, "the? day after tomorrow"),
        (dates.weekday_next_up, "the|this? coming|upcoming? {weekday}", "{weekday} coming"),
        (dates.weekday_of_next_week, "the? next|following {weekday}", "{weekday} next"),
        (dates.weekday_after_next, "the? {weekday} after next"),
        (spans.weekday_of_week, "the? {weekday} <clock>? <of>? {week}"),
        (spans.week_and_weekday, "{week} on|the? {weekday}"),
        (timing.ahead, "{duration} <away>", "the? {next_working_day}"),
        (timing.this_time, "this|the? same? time next {measure}"),
        (timing.week_later, "{weeks} on|from? this|coming? {weekday}"),
        (timing.weekday_week, "{weekday} a? {one_week}"),
        (timing.span_week, "{from_day} {one_week}"),
        (timing.later, "{weeks} on? {from_day}", "{duration} on? from|after|following {day_or_holiday}"),
        (timing.earlier, "{duration} before {day_or_holiday}", "{duration} ahead of {day_or_holiday}"),
        (timing.day_after, "the day after|following {day_or_holiday}", "day after {day_or_holiday}"),
        (timing.day_before, "the? day before {day_or_holiday}"),
        (dates.weekday_after, "the? first? {weekday} after|following {landmark}"),
        (dates.weekday_before, "the? last? {weekday} before {landmark}"),
        (dates.weekday_of_month, "the? {which} {weekday} of|in {month}", "the? {which} {weekday} of|in {the_month}"),
        (spans.working_day_of_span, "the? {which} <working_day> of|in {period}"),
        (spans.day_of_span, "the? {which} day of|in {period}", "the? {which} of {long_period}"),
        (timing.first_working_day_after, "the? first|next <working_day> after|following {landmark}"),
    ],
    "from_day": [
        (timing.today, "today"),
        (timing.tomorrow, "tomorrow"),
        (timing.day_after_tomorrow, "the? day after tomorrow"),
    ],
    "next_working_day": [(timing.fixed_duration(1, Measure.WORKING_DAY), "next|following <working_day>")],
    "day_or_holiday": [(timing.same, "{day}", "{holiday_day}")],
    "holiday_day": [(dates.holiday, "the? {holiday} holiday|weekend|break?")],
    "landmark": [(timing.same, "{day_or_holiday}", "{weekend}", "{season}", "{week}", "{end_of_month}")],
    # A day with a time of day, which changes nothing.
    "point": [
        (timing.same, "{day_or_holiday}"),
        (timing.same, "<clock> <clock>? on|of|this|in|for? {day_or_holiday} in? the? <clock>?"),
        (timing.same, "{day_or_holiday} at|by|before|in|after|on|towards? the? <clock> <clock>?"),
        (timing.same, "{day_or_holiday} at|by #number <zone>?"),
        (timing.same, "early|late|later on? {day_or_holiday}"),
        (timing.end_of_day, "the? end of {day_or_holiday}", "<eod> on|of? {day_or_holiday}"),
        (timing.today, "this|the? <clock>", "later? tonight", "late tonight", "later on? today", "later this <hour>"),
        (timing.tomorrow, "in the morning", "first thing in the morning"),
    ],
    # Weeks.
    "week": [
        (spans.this_week, "this|current <office_week>", "this current <wk>", "the current <wk>"),
        (spans.following_week, "the? following <wk>"),
        (spans.next_week, "next <office_week>", "the|this? coming|upcoming <office_week>"),
        (spans.week_after_next, "the? <wk> after next <wk>?"),
        (spans.week_of, "the? <wk> of|with|containing {day_or_holiday}", "{holiday_day} <wk>"),
        (spans.week_of, "the? <wk> that? commencing|beginning|starting|begins|starts on? {day_or_holiday}"),
        (spans.week_of, "w/c|w/b|wc {day_or_holiday}"),
        (spans.week_ending, "the? <wk> that? ending|ends on? {day_or_holiday}"),
        (spans.week_after, "the? <wk> after|following {day_or_holiday}", "the? <wk> after|following {season}"),
        (spans.week_before, "the? <wk> before {day_or_holiday}", "the? <wk> before {season}"),
        (spans.week_of_month, "the? {which} <office_week> of|in {month}", "the? {which} <office_week> of|in {new_year}"),
        (spans.weeks_of_month, "the? {which} <to> the? {which} <office_week> of|in {month}"),
        (spans.full_week_of_month, "the? {which} full|whole <office_week> of|in {month}"),
        (spans.full_week_of_month, "the? {which} full|whole <office_week> of|in {new_year}"),
    ],
    "the_week": [(spans.the_week, "the? <office_week>")],
    "part": [
        (Part.EARLY, "early|earlier on?", "the? very? beginning|start|top|outset", "the? early|first|front part|end"),
        (Part.MID, "mid|middle|midway", "the middle"),
        (Part.LATE, "late", "the? tail|back|latter|later end|part"),
        (Part.LATER, "later on?"),
        (Part.END, "the? very? end|close"),
        (Part.FIRST_HALF, "the? first half"),
        (Part.SECOND_HALF, "the? second|latter|last|back half"),
    ],
    "week_part": [
        (spans.part_of, "{part} -? of|in? {week}", "{part} -? of|in? {the_week}"),
        (spans.parts_of, "{part} <to> {part} -? of|in? {week}", "{part} <to> {part} -? of|in? {the_week}"),
        (spans.part_named(Part.MID, spans.the_week), "midweek", "midweek <of>? {week}"),
        (spans.part_named(Part.END, spans.the_week), "eow", "eow <of>? {week}"),
    ],
    "weekend": [
        (spans.this_weekend, "this|the? coming? weekend"),
        (spans.next_weekend, "next weekend"),
        (timing.end_of_day, "the? end of {weekend_itself}"),
    ],
    "weekend_itself": [(spans.this_weekend, "this|the weekend")],
    # Months, quarters, years.
    "near_month": [
        (spans.this_month, "this|current month", "the current month"),
        (spans.next_month, "next month", "the following|coming month"),
        (spans.month_after_next, "the? month after next"),
    ],
    "the_month": [(spans.the_month, "the? month")],
    "month": [
        (timing.same, "{near_month}", "{named_month}"),
    ],
    "named_month": [
        (spans.named_month, "{month_name} {year}?", "the month of {month_name} {year}?"),
        (spans.month_of_year, "{month_name} of {year_span}"),
    ],
    "month_part": [
        (spans.part_of, "{part} -? of|in? {month}", "{part} -? of|in? {the_month}"),
        (spans.parts_of, "{part} <to> {part} -? of|in? {month}", "{part} <to> {part} -? of|in? {the_month}"),
    ],
    "end_of_month": [
        (spans.part_named(Part.END, spans.the_month), "eom", "the? month -? end", "the? months end"),
        (spans.part_named(Part.END, spans.the_month), "the? end of {month}", "the? end of {the_month}", "{month} end"),
    ],
    "quarter_number": [
        (1, "q1", "the? first quarter"),
        (2, "q2", "the? second quarter"),
        (3, "q3", "the? third quarter"),
        (4, "q4", "the? fourth|last|final quarter"),
    ],
    "quarter": [
        (spans.named_quarter, "{quarter_number} of? {year}?"),
        (spans.quarter_of_year, "{quarter_number} of? {year_span}", "{quarter_number} of? {new_year}"),
        (spans.this_quarter, "this|the? quarter", "the current quarter"),
        (spans.next_quarter, "the? next|coming|following quarter"),
    ],
    "year_span": [
        (spans.named_year, "{year}"),
        (spans.this_year, "this|the? year", "the current year", "the? calendar year"),
        (spans.next_year, "next year", "the? coming|following year"),
    ],
    "new_year": [(spans.coming_year, "the? new year")],
    "long_part": [
        (spans.part_of, "{part} -? of|in? {quarter}", "{part} -? of|in? {year_span}", "{early} of|in? {new_year}"),
        (spans.part_named(Part.END, spans.this_quarter), "eoq", "the? quarter -? end", "the? quarters end"),
        (spans.part_named(Part.END, spans.this_year), "eoy", "the? year -? end", "the? years end"),
    ],
    "early": [(Part.EARLY, "early", "the? beginning|start")],
    "period": [(timing.same, "{month}", "{the_month}", "{quarter}", "{year_span}", "{new_year}", "{week}")],
    "long_period": [(timing.same, "{quarter}", "{year_span}", "{new_year}")],
    "season": [(spans.the_holidays, "the? holidays", "the? holiday season|period|break", "the? winter|christmas|xmas|years? break|holidays", "the break")],
    # Durations.
    "amount": [
        (timing.amount, "{number}", "another {number}", "{number} more|full|whole"),
        ((1, 1), "a|an|another", "a full|whole", "one more"),
        ((2, 2), "a|another|the? couple of?"),
        ((3, 3), "a|another? few", "a couple or three", "couple to three"),
        (timing.two_amounts, "{number} <to> {number}"),
        ((2, 3), "a? couple <to> three", "a? couple <to> a? few"),
        ((1, 2), "one <to> a? couple of?"),
    ],
    "measure": [
        (Measure.HOUR, "hour|hours|hr|hrs"),
        (Measure.DAY, "calendar? day|days"),
        (Measure.WORKING_DAY, "business|working|work|biz day|days", "workday|workdays"),
        (Measure.WEEK, "calendar? week|weeks|wk|wks"),
        (Measure.MONTH, "calendar? month|months"),
    ],
    "duration": [
        (timing.counted, "{amount} {measure}"),
        (timing.one_or_two, "a|one {measure} <to> two"),
        (timing.mixed, "{duration_alone} <to> {duration_alone}", "between {duration_alone} and {duration_alone}"),
        (timing.between_amounts, "between {number} and {number} {measure}", "anywhere? from {number} to {number} {measure}"),
        (timing.fixed_duration(2, Measure.WEEK), "a|one fortnight", "fortnight"),
        (timing.fixed_duration(1, Measure.HOUR), "half an hour"),
    ],
    "duration_alone": [
        (timing.counted, "{amount} {measure}"),
        (timing.fixed_duration(2, Measure.WEEK), "a fortnight"),
    ],
    "next_duration": [
        (timing.same, "next|coming|following {duration}"),
        (timing.just_one, "next {measure}"),
        (timing.one_or_two, "next|coming {measure} <to> two"),
    ],
    "weeks": [
        (timing.counted, "{amount} {week_measure}"),
        (timing.fixed_duration(2, Measure.WEEK), "a? fortnight"),
    ],
    "week_measure": [(Measure.WEEK, "week|weeks|wk|wks")],
    "one_week": [
        (timing.fixed_duration(1, Measure.WEEK), "week|wk"),
        (timing.fixed_duration(2, Measure.WEEK), "fortnight"),
    ],
    # What stands after "by", "before", "on".
    "span": [
        (timing.same, "{point}", "{week}", "{week_part}", "{weekend}", "{season}", "{end_of_month}", "{month_part}"),
        (timing.same, "{month}", "{long_part}", "{quarter}", "{year_span}"),
    ],
    "range": [
        (dates.next_weekdays, "next {weekday} <to> {weekday}", "between next {weekday} and {weekday}"),
        (spans.weekdays_of_week, "{weekday} <to> {weekday} <of>? {week}", "between {weekday} and {weekday} <of>? {week}"),
        (dates.days_of_month, "{month_name} {day_number} <to> the? {day_number} {year}?"),
        (dates.days_of_month, "between {month_name} {day_number} and the? {day_number} {year}?"),
        (dates.days_and_month, "the? {day_number} <to> the? {day_number} of? {month_name} {year}?"),
        (dates.days_and_month, "between the? {day_number} and the? {day_number} of? {month_name} {year}?"),
        (timing.or_the_next, "{span} <to> <at>? {part}? <of>? next", "{span} <to> <at>? {part}? the? next|following one"),
        (timing.or_the_one_after, "{span} <to> the? one|day|week after", "{span} <to> the? day|week after that"),
        (timing.or_week_after, "{span} <to> <at>? {part} of? the <wk> after that?"),
        (timing.from_to, "{span} <to> <at>? {span}", "between {span} and {span}", "from {span} <to> {span}"),
        (timing.from_to, "{week_part} {week_part}"),
    ],
    "when": [(timing.same, "{range}", "{span}")],
    "timing": [
        (timing.same, "{bare_timing}"),
        (timing.as_deadline, "{bare_timing} <latest>", "<latest> {bare_timing}"),
    ],
    "bare_timing": [
        (spans.first_monday_of_year, "in|into|after? the new year"),
        (timing.as_deadline, "between|from? now and|to|until|till|through|- {span}"),
        (timing.same, "<on>? {when}"),
        (timing.by, "<by> <on>? {when}"),
        (timing.clock_before, "before <clock> on|of? {point}", "before <eod>"),
        (timing.before, "before|prior|ahead to|of? {span}"),
        (timing.after, "right|straight|immediately? after|following {span}"),
        (timing.ahead, "in? {duration} time?"),
        (timing.within, "within|inside of? {duration} time?", "in|within|over|during|inside? the? {next_duration}"),
        (timing.within, "in|within? <up_to> {duration}"),
        (timing.within_of, "within {duration} of|from|after {day_or_holiday}"),
        (timing.as_deadline, "within|inside {inside}"),
    ],
    "inside": [(timing.same, "{week}", "{the_week}", "{near_month}", "{the_month}", "{quarter}", "{year_span}"),
               (timing.today, "the day|hour")],
}
