"""English words that change no day, words that say the same as others, and how words are run together in writing."""

from followup_ics.phrases.grammar.tokens import Writing

# Words that change no day: dropped wherever they stand.
HEDGES = (
    "around, approximately, approx, roughly, circa, ca, ~, nearly, almost, probably, hopefully",
    "likely, most likely, more likely, very likely, ideally, maybe, perhaps, possibly, presumably",
    "realistically, tentatively, potentially, in all likelihood, in all probability, i think, i guess",
    "i believe, i would say, i would guess, i hope, i imagine, i suspect, fingers crossed, we think",
    "we believe, we hope, sometime, some time, at some point, at some stage, anytime, any time, somewhere",
    "or so, or thereabouts, or thereabout, - ish, ish, thereabouts, give or take, please, just, say",
    "currently, certainly, definitely, for sure, really, actually, simply, basically, exactly, literally",
    "already, still, close to, more or less, as soon as possible, as soon as i can, as soon as we can, asap",
    "if all goes well, if all goes to plan, if all goes according to plan, if all goes as planned, all going well",
    "if everything goes well, if everything goes to plan, if everything goes as planned, if things go well, a s a p",
    "if everything goes according to plan, if everything goes smoothly, if all goes smoothly, all being well",
    "if things go to plan, if things go as planned, if things go smoothly, assuming all goes well, all things equal",
    "all day",
    "assuming everything goes well, assuming no delays, assuming there are no delays, with any luck, with luck",
    "with a bit of luck, with a little luck, god willing, lord willing, inshallah, touch wood, knock on wood",
    "knock wood, all in all, as far as i know, as far as i can tell, as far as i can see, at a guess, at a push",
    "is the most likely, is most likely, is more likely, is likely, is the likeliest, looks likely, seems likely",
    "looks like, it seems, i reckon, my gut says, my gut feeling is, if i had to guess, if possible, if we can",
    "if i can, unfortunately, sadly, luckily, hopefully then, god permitting, weather permitting, kindly, fyi",
    "by the way, btw, honestly, frankly, to be honest, tbh, obviously, of course, as i said, as mentioned",
    "as discussed, as agreed, as promised, as we discussed, i am sure, i am afraid, i trust",
)

# A dot after these ends no sentence.
ABBREVIATIONS = frozenset(
    {
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
    }
    | {
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "wk",
        "wks",
        "hr",
        "hrs",
        "approx",
        "ca",
        "mr",
        "mrs",
        "ms",
        "dr",
    }
    | {"prof", "st", "jr", "no", "biz"}
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
    "on or about": "on",
    "on or around": "on",
    "mid - week": "midweek",
    "&": "and",
    "tmrw": "tomorrow",
    "xmas": "christmas",
    "follow -": "follow",
    "e - mail": "email",
    "e - mails": "emails",
    "e mail": "email",
    "c o b": "cob",
    "e o d": "eod",
    "e o b": "eob",
    "e o w": "eow",
    "e o m": "eom",
    "pls": "",
    "plz": "",
    "chk": "check",
    "u": "you",
    "ur": "your",
    "nxt": "next",
    "msg": "message",
    "thx": "thanks",
    "thanx": "thanks",
    "ty": "thanks",
    "tx": "thanks",
    "lyk": "let you know",
    "lmk": "let me know",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "w/in": "within",
    "b4": "before",
    "arvo": "afternoon",
    "latest by": "by",
    "intimate you": "inform you",
    "be intimated": "be informed",
    "close of play": "cob",
    "a m": "am",
    "p m": "pm",
    ", which means that": "so",
    ", which means": "so",
    ", meaning that": "so",
    ", meaning": "so",
    "which means": "so",
}

ENDINGS = {"'ll": "will", "'re": "are", "'m": "am", "'ve": "have", "'d": "would"}
IRREGULAR = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "o'clock": ("o", "clock"),
    "dont": ("do", "not"),
    "didnt": ("did", "not"),
    "havent": ("have", "not"),
    "wont": ("will", "not"),
    "youll": ("you", "will"),
    "ull": ("you", "will"),
    "theyll": ("they", "will"),
    "itll": ("it", "will"),
    "hasnt": ("has", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "weve": ("we", "have"),
    "youve": ("you", "have"),
    "theyre": ("they", "are"),
    "youre": ("you", "are"),
    "thats": ("that", "is"),
}
SUBJECTS = {
    (subject, "s"): "is"
    for subject in ("it", "he", "she", "that", "there", "what", "here", "who", "hr", "nothing", "nobody")
}

WRITING = Writing(
    abbreviations=ABBREVIATIONS, endings=ENDINGS, irregular=IRREGULAR, subjects=SUBJECTS, negation=("n't", "not")
)
