"""English words that change no day, words that say the same as others, and how words are run together in writing."""

from followup_ics.phrases.english.vocabulary.open_words import words
from followup_ics.phrases.english.vocabulary.shorthand import SHORTHAND
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
    "all day, everything going well, everything going to plan, things going well, things going to plan",
    "assuming everything goes well, assuming no delays, assuming there are no delays, with any luck, with luck",
    "with a bit of luck, with a little luck, god willing, lord willing, inshallah, touch wood, knock on wood",
    "knock wood, all in all, as far as i know, as far as i can tell, as far as i can see, at a guess",
    "is the most likely, is most likely, is more likely, is likely, is the likeliest, looks likely, seems likely",
    "looks like, it seems, i reckon, my gut says, my gut feeling is, if i had to guess, if possible, if we can",
    "if i can, unfortunately, sadly, luckily, hopefully then, god permitting, weather permitting, kindly, fyi",
    "by the way, btw, honestly, frankly, to be honest, tbh, obviously, of course",
    "it is looking more like, looks more like, looking more like, i am going to say, i am gonna say, i will say",
    "i will go with, i am going with",
    "timing wise, timeline wise, time wise, timing - wise, timeline - wise, time - wise, prob, poss, in the meantime",
    "provisionally, all going to plan, all going according to plan",
    "more likely to be, most likely to be, likely to be",
    "um, uh, uhm, erm, er, hmm, umm, uhh, hmmm, meanwhile, meantime, for the time being",
    "to be clear, to be fair, to be safe, to be frank, to be transparent, to sum up, in short, in brief, bottom line",
    "long story short, to cut a long story short, at the moment, at present, at this point, at this stage, for now",
    "if memory serves, if memory serves me right, if i remember right, if i recall, if i am not mistaken",
    "if i were you",
    "most definitely, most certainly, for certain, one hundred percent, without fail, no doubt, without a doubt",
    "if need be, if needed, if necessary, as needed, as necessary",
    "guaranteed, mark my words, all told, as it happens, to tell you the truth, truth be told",
    "as ever, as always, as usual, as per usual, at our end, at my end, at this end, this end, in any event",
    "as things stand, as it stands, as of now, as of today, all things being equal, as you know",
    "on our end, on my end, from our end, from my end, on our side, on my side, from our side, from my side",
    "it looks like, it looks as if, it looks as though, looks as if, looks as though, it is looking like, looking like",
    "to answer your question, to be on the safe side, i would think",
    "i am sure, i am afraid, i trust, itself",
    "no ifs or buts, no ifs and buts, no ifs no buts, no ifs ands or buts, fingers and toes crossed",
    "give or take a day, give or take a bit",
)

# A dot after these ends no sentence.
ABBREVIATIONS = words(
    "mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec",
    "wk wks hr hrs approx exp acc prob poss ca mr mrs ms dr prof st jr no biz",
)

# Somebody is left out there: no row holds the word.
NOT_ALL = {
    f"{nearly} {all_of_them}": "notall"
    for nearly in ("nearly", "almost", "practically", "virtually", "not quite", "pretty much")
    for all_of_them in ("all", "every", "everyone", "everybody", "each")
}

# After a title, the name of a day or a month is somebody's.
TITLED = {
    f"{title} {name}": f"{title} smith"
    for title in words("mr mrs ms miss dr prof professor")
    for name in words(
        "monday tuesday wednesday thursday friday saturday sunday january march april may june july august"
    )
}

# Words that say the same as others, so that the rules need only one of them.
SYNONYMS = {
    **NOT_ALL,
    **TITLED,
    **SHORTHAND,
    "in an ideal world": "hardly",
    "in a perfect world": "hardly",
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
    "follow -": "follow",
    "@": "at",
    "is more likely to be": "is",
    "is most likely to be": "is",
    "is likely to be": "is",
    "talk it through": "talk",
    "talk it over": "talk",
    "think it through": "think",
    "think it over": "think",
    "mull it over": "think",
    "go over it": "talk",
    "either be": "be either",
    "as soon as": "once",
    "within the fortnight": "within a fortnight",
    "rain or shine": "in any case",
    "good or bad": "in any case",
    "whatever we decide": "in any case",
    "whatever happens": "in any case",
    "whatever the outcome": "in any case",
    "whichever way it goes": "in any case",
    "regardless of the outcome": "regardless",
    "regardless of the result": "regardless",
    "until latest": "until",
    "till latest": "till",
    "by latest": "by",
    "at a push": "at the latest",
    "at a stretch": "at the latest",
    "as long as": "if",
    "so long as": "if",
    "offer committee": "committee",
    "offer panel": "panel",
    "decision panel": "panel",
    "offer meeting": "meeting",
    "decision meeting": "meeting",
    "offers board": "board",
    "the weeks out": "the week is out",
    "the weeks over": "the week is over",
    "this weeks out": "this week is out",
    "this weeks over": "this week is over",
    "next weeks out": "next week is out",
    "next weeks over": "next week is over",
    "the months out": "the month is out",
    "the years out": "the year is out",
    "asap but": "",
    "the moment i": "once i",
    "the moment we": "once we",
    "the minute i": "once i",
    "the minute we": "once we",
    "latest by": "by",
    "at the latest by": "at the latest",
    "at the very latest by": "at the latest",
    "intimate you": "inform you",
    "be intimated": "be informed",
    "close of play": "cob",
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
    "shan't": ("shall", "not"),
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
    for subject in (
        *("it", "he", "she", "that", "there", "what", "here", "who", "hr", "nothing", "nobody"),
        *("target", "plan", "goal", "aim", "timeline", "guess", "hope", "eta", "answer", "decision"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
}

WRITING = Writing(
    abbreviations=ABBREVIATIONS, endings=ENDINGS, irregular=IRREGULAR, subjects=SUBJECTS, negation=("n't", "not")
)
