"""English words that are read although they are misspelt: days, months and a few frequent words, never a number.

No short word is read by a letter that is missing or wrong: Jane is not June, and "text week" is no "next week".
"""

from followup_ics.phrases.english.vocabulary.open_words import words
from followup_ics.phrases.grammar.spelling import Spelling

# What is written, and what is meant by it.
SLIPS = {
    "the": "teh hte",
    "week": "wek weeek wekk",
    "weeks": "weks weeeks wekks",
    "tomorrow": "tommorow tommorrow tomarow tomorro 2moro tomorow",
    "wednesday": "wensday wendsday wednsday wenesday",
    "thursday": "thirsday thrsday",
    "tuesday": "tusday teusday",
    "saturday": "saterday",
    "february": "febuary",
    "until": "untill",
    "middle": "middel",
    "business": "bussiness buisness",
    "receive": "recieve receve",
    "call": "cal",
    "response": "responce reponse",
    "reply": "repley",
    "answer": "anwser awnser",
    "hear": "heer",
    "get": "gte",
    "back": "bakc",
    "from": "fomr fromt",
    "with": "wiht wtih",
    "have": "ahve",
    "know": "knwo konw",
    "let": "lte",
    "application": "aplication applicaton",
    "finally": "finaly",
    "final": "finial",
    "email": "emial",
    "notify": "notifiy",
    "candidates": "canidates candiates",
    "anything": "anyting anythign",
    "something": "somthing somehting",
    "definitely": "definately",
    "probably": "probly prolly",
    "hopefully": "hopefuly",
    "decision": "descision",
    "interview": "intervew",
    "follow": "folow",
    "contact": "contcat",
    "should": "shoud",
    "would": "woudl",
    "will": "wil wll",
    "you": "yuo",
    "and": "adn",
    "that": "taht",
}

SPELLING = Spelling(
    long_words=words(
        "monday tuesday wednesday thursday friday saturday sunday",
        "january february august september october november december",
        "tomorrow beginning business working decision within before thanksgiving christmas fortnight weekend quarter",
        "feedback contact",
    ),
    short_words=words(
        "march april june july week weeks next month months early later until after hear call middle afternoon"
    ),
    slips={slip: word for word, slips in SLIPS.items() for slip in slips.split()},
    # Names, and words of their own.
    meant=words(
        "contract contacts contacted feedbacks quarters weekends fortnights quartet",
        "frida frieda sundae augusta auguste augusto augustus avril weekly monthly hears heard calls",
    ),
)
