"""English words: numbers, names of days, little words, and the words that change nothing."""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings import durations
from followup_ics.phrases.meanings.durations import Measure
from followup_ics.phrases.meanings.values import Part, same

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)


def number_patterns() -> list[tuple[int, str]]:
    """Spell the numbers from one to ninety-nine."""
    low = [(number, word) for number, word in enumerate([*ONES, *TEENS], start=1)]
    tens = [(ten * 10, word) for ten, word in enumerate(TENS, start=2)]
    return low + tens + [(ten + one, f"{word} -? {ONES[one - 1]}") for ten, word in tens for one in range(1, 10)]


def ordinal_patterns() -> list[tuple[int, str]]:
    """Spell the days of a month, first to thirty-first."""
    low = [(number, word) for number, word in enumerate(ORDINALS, start=1)]
    high = [(20 + number, f"twenty -? {ORDINALS[number - 1]}") for number in range(1, 10)]
    return [*low, *high, (30, "thirtieth"), (31, "thirty -? first")]


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
        "up? to|until|till|through and including",
        "due by|on?",
    ],
    # The same day said again; both have to agree.
    "ie": [
        "meaning|namely|being|aka",
        "which is|falls|makes|means it? on?",
        "which would|will|should be|mean",
        "i e",
        "that is|means",
        "that would be",
        "in other words",
    ],
    "to": ["or|to|-|/|through|thru"],
    "until": ["to|-|through|thru|until|till|til"],
    "latest": [
        "at|by? the? very? latest",
        "or? sooner|earlier",
        "or before|less|faster",
        "if not sooner|earlier|before",
        "at the? most|outside",
        "tops|max|maximum",
        "but|and? no|not later",
    ],
    "at_best": [
        "in the best case",
        "best case is?",
        "at best",
        "at the earliest",
        "at the? very? soonest",
        "if we|i|they|things|all am|are|is|goes|go|move|moves quick|fast|lucky|early|well|smooth|okay|ok",
    ],
    "at_worst": [
        "in the worst case",
        "worst case is?",
        "at worst",
        "at the? very? latest",
        "if we are unlucky|slow|late|busy",
    ],
    "this_talk": ["your|our|the|this? interview|call|meeting|conversation|chat", "now|today"],
    "clock": ["<hour> <zone>? <zone>?"],
    "hour": [
        "<hour_by_itself>",
        "early|mid|late? morning|afternoon|evening|night",
        "first|last thing",
        "first thing in the morning",
        "the end|start of the morning|afternoon|evening",
        "half <number>",
    ],
    # "In the morning", "by morning" can be tomorrow's; these are today's where no day is named.
    "hour_by_itself": [
        "#clock",
        "#clock at|in? the? morning|afternoon|evening|night",
        "noon|midday|midnight|lunch|lunchtime|teatime|dinnertime|breakfast|suppertime sharp?",
        "<number> o clock",
        "<number> o clock at|in the? morning|afternoon|evening|night",
        "<number> at|in the? morning|afternoon|evening|night",
        "<number> noon|midnight|sharp|am|pm",
        "<number> hundred hours",
        "a? quarter|half past|to|after <number>",
        "five|ten|twenty|#number past <number>",
        "five|ten|twenty minutes? past|to <number>",
        "eod|cob|eob|eop",
        "the? close|end|start|beginning|opening of the? <office>? day",
        "the? close|end|start|opening of <office>",
        "the end of the morning|afternoon",
    ],
    "first_thing": ["first thing", "right|straight|immediately|just"],
    "office": ["business|biz|work|play|working|office"],
    # Whose clock it is: the day is theirs, whatever the hour.
    "zone": [
        "et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|akst|akdt|hst|ast|adt|nst|ndt|brt|art|clt|cot|pet",
        "gmt|utc|bst|wet|west|cet|cest|eet|eest|msk|trt|wat|cat|eat|sast|gst|pkt|ist|npt|ict|wib|sgt|hkt|myt|pht|cn",
        "jst|kst|awst|acst|aest|aedt|acdt|nzst|nzdt|zulu|eastern|central|mountain|pacific|sharp|local",
        "o clock",
        "<whose_time>",
    ],
    "whose_time": [
        "eastern|central|mountain|pacific|local|our|your|their|my|his|her|home standard|daylight|summer|winter? time",
        "%name +name? standard|daylight|summer|winter? time",
        "at|on|over our|your|my|their end|side",
    ],
    "at": ["by|on|in|at|over|during"],
    "eod": ["eod|cob|eob|eop|close", "the? close|end of <office>"],
    "at_most": ["tops|max|maximum", "at? the? most|outside|latest"],
    "up_to": ["up to", "at the? most", "less|fewer than", "under", "no|not more|longer than", "a? max|maximum of?"],
    "on": ["on|in|at|for|during|come|towards|toward", "in|over|during the course of"],
    "of": ["of|in|on"],
    "today": ["today|now"],
    "away": ["from|after right? now|today", "from here", "hence|out|away"],
    "wk": ["week|wk"],
    "office_week": ["working|business|work|calendar? <wk>"],
    "working_day": ["business|working|work|biz day", "workday"],
}

RULES: Rules = {
    "number": [*number_patterns(), (same, "#number"), (12, "a? dozen")],
    "ordinal": [*ordinal_patterns(), (same, "#ordinal")],
    "day_number": [(same, "#number|#ordinal"), *ordinal_patterns()],
    "which": [
        *[(number, word) for number, word in enumerate(ORDINALS[:5], start=1)],
        (same, "#ordinal"),
        (-1, "very? last", "final"),
    ],
    "first": [(1, "first")],
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
        ("martin luther king day", "mlk day?", "martin luther king jr? day"),
        ("valentine's day", "valentines|valentine day"),
        ("presidents' day", "presidents|president day"),
        ("good friday", "good friday"),
        ("easter sunday", "easter sunday?"),
        ("easter monday", "easter monday"),
        ("memorial day", "memorial day"),
        ("juneteenth", "juneteenth"),
        ("independence day", "independence day", "fourth of july", "july fourth"),
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
    "year": [(same, "#year")],
    "part": [
        (
            Part.EARLY,
            "early",
            "the? very? beginning",
            "the very? start|top|outset",
            "very? start|top|outset of",
            "the? early|first part",
            "the? front end",
        ),
        (Part.MID, "mid|middle|midway", "the middle"),
        (Part.LATE, "late", "the? tail|back|latter|later end|part"),
        (Part.LATER, "later on?"),
        (Part.END, "the? very? end|close"),
        (Part.FIRST_HALF, "the? first half"),
        (Part.SECOND_HALF, "the? second|latter|last|back half"),
    ],
    "measure": [
        (Measure.HOUR, "hour|hours|hr|hrs"),
        (Measure.DAY, "calendar? day|days"),
        (Measure.WORKING_DAY, "business|working|work|biz day|days", "workday|workdays"),
        (Measure.WEEK, "calendar? week|weeks|wk|wks"),
        (Measure.MONTH, "calendar? month|months"),
    ],
    "one_measure": [
        (Measure.HOUR, "hour"),
        (Measure.DAY, "day"),
        (Measure.WORKING_DAY, "<working_day>"),
        (Measure.WEEK, "week|wk"),
        (Measure.MONTH, "month"),
    ],
    "half_measure": [(Measure.WEEK, "week|weeks|wk|wks"), (Measure.MONTH, "month|months")],
    "week_measure": [(Measure.WEEK, "week|weeks|wk|wks")],
    # Durations.
    "amount": [
        (durations.amount, "{number}", "another {number}", "{number} more|full|whole", "a full|whole {number}"),
        ((1, 1), "a|an|another", "a full|whole", "one more"),
        ((2, 2), "a|another|the? couple of|more?"),
        ((3, 3), "a|another? few more?", "a couple or three", "couple to three"),
        (durations.two_amounts, "another? {number} <to> {number}"),
        ((2, 3), "a? couple <to> three", "a? couple <to> a? few"),
        ((1, 2), "one <to> a? couple of?"),
    ],
}
