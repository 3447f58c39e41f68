"""English words that may not stand in an open place: a name, a role, a topic, a reason. Any other word may."""

from followup_ics.phrases.english.vocabulary.words import ONES, ORDINALS, TEENS, TENS
from followup_ics.phrases.grammar.tokens import OpenClass


def words(*rows: str) -> frozenset[str]:
    """Put rows of words together."""
    return frozenset(" ".join(rows).split())


# They turn the sense of what stands beside them, or make it depend on something.
TURNING = words(
    "not no never nor none nothing nobody neither nowhere unless except without hardly barely rarely scarcely seldom",
    "doubt doubts doubtful",
    "doubtfully allegedly supposedly unlikely impossible instead rather least minimum earliest soonest sooner than",
    "if whether unsure unclear provided providing assuming suppose supposing otherwise else lest",
    "fail failed fails failing refuse refused refuses cannot cant wont dont didnt doesnt isnt wasnt",
    "pending subject contingent conditional oops whoops psych nope nah",
    "kidding joking joke wrong mistake mistaken ignore forget disregard scratch correction actually cancel canceled",
    "cancelled cancels void false untrue lie lied pretend pretended impossible only questionmark but so then",
    "supposed meant hoped wished used",
)

# They tell of a day that moves.
MOVING = words(
    "slip slips slipped slipping move moves moved moving push pushes pushed pushing delay delays delayed delaying",
    "postpone postponed postpones postponing change changes changed changing extend extends extended extending shift",
    "shifts shifted reschedule rescheduled later longer sooner earlier wait waits bump bumped depends depend",
    "might could may would should",
)

# They name days, or count them. A number alone does neither: two more candidates.
DATED = words(
    "monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun",
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekday weekdays weekend weekends",
    "january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct",
    "november nov december dec today tomorrow yesterday tonight now tmrw",
    "day days week weeks wk wks month months quarter quarters year years hour hours minute minutes fortnight",
    "eod cob eob eop eow eom eoy eoq q1 q2 q3 q4 kw cw daily weekly monthly",
    "christmas xmas thanksgiving easter halloween juneteenth mlk",
)

# They point at days, and change with them; in a remark without any day they are as good as other words.
POINTING = words(
    "next last this coming following previous past after before until till til since ago by within during holidays",
    "soon shortly early late mid middle end beginning start noon morning afternoon evening night holiday first second",
)

NUMBERS = words(" ".join(ONES), " ".join(TEENS), " ".join(TENS))

# They speak of an answer to you: where a date stands beside them, it can be the one that counts.
TELLING = words(
    "decide decides decided deciding decision decisions announce announcement answer answers hear hears heard hearing",
    "notify inform informed respond reply response touch contact contacted update updates news result results outcome",
    "feedback offer offers choose pick select hire hired know knows let tell told verdict word",
)

# "It will be Friday", "give it until Friday": the day of the answer itself.
WAITING = words("it that give allow")

# "In the event of silence": what comes then depends on it.
CONDITION = words("event case silence")

YOU = words("you your yours yourself")

# Before "you", they tell of a message to you.
ADDRESSING = words("call calling tell telling let contact email ring phone text inform notify update message answer")

# With them a clause begins that can have a day of its own.
CLAUSES = words("that when what who whom whether where which if as since because once to and is after before from")

# Capital letters do not make them names: "Call Scheduled for Friday".
ARRANGED = words(
    "scheduled booked confirmed planned set sent received arranged made held moved started done due tbd tbc pending",
    "interview interviews meeting team references reference candidates portfolio documents resume",
)

# They call nobody.
THINGS = words(
    "job position role post interview interviews application applications contract process offer vacancy work salary",
    "candidate candidates applicant applicants finalist finalists start budget project test assignment",
    "paperwork letter package form forms badge equipment laptop documents document invitation link schedule",
    "occupational everyone everybody anyone anybody",
)

# The little words, which are no names and no topics.
LITTLE = words(
    "i me my mine we us our ours they them their he him his she her hers it its that these those there here",
    "who whom whose which what when where why how whatever whoever whenever however",
    "a an the and or as at be been being am is are was were have has having do does did doing done will shall",
    "can may must to of in on for from with about regarding concerning over up out off into onto upon per re",
    "all any each every both some such same other another few many much most several one ones again still yet just",
    "please thanks thank hello hi dear because while although though once",
    "call calls calling email emails text ring phone ping ask check follow get got give go going come back",
    "want wants need needs like likes say says said think thinks hope hopes expect expects plan plans",
    "yes ok okay well very too also always ever maybe perhaps probably",
)

# Of which "it'll be Friday" could be told.
MEETING = words(
    "interview meeting call start starts starting training test task assignment exercise visit session contract",
    "deadline due homework presentation round onboarding orientation shift appointment panel",
)

# They are yours to send.
PAPERS = words("reference references document documents papers transcript transcripts signature portfolio")

# They join what follows to what stands before: a length of time "from", a day "or", an answer "when".
JOINING = words(
    "or and nor as that which who whom whose when where once while whenever wherever from of by than per to for into",
    "onto upon with on at in about over up out through via until till after before following during within since",
    "starting given depending unless",
)

# They have nothing to do with whether you are hired.
SIDE_MATTERS = words(
    "parking permit badge laptop equipment uniform locker keys reimbursement expense expenses travel hotel flight",
    "mileage invoice receipt lunch weather visa",
)

COUNTS = frozenset({"#number"})  # a number alone is no day: "two more candidates"

OPEN_CLASSES = {
    # A name, a role or an office; the noun of a topic.
    "name": OpenClass(without=TURNING | DATED | POINTING | TELLING | LITTLE | YOU | NUMBERS | THINGS),
    # A name with its capital letter, where a noun could stand as well: "call Maria", not "call scheduled".
    "proper": OpenClass(
        without=TURNING | MOVING | DATED | POINTING | TELLING | LITTLE | YOU | NUMBERS | THINGS | ARRANGED,
        is_proper=True,
    ),
    # A topic can be an answer, too.
    "topic": OpenClass(
        without=TURNING
        | MOVING
        | DATED
        | frozenset(ORDINALS[3:])
        | (POINTING - words("first second"))
        | LITTLE
        | YOU
        | SIDE_MATTERS
    ),
    # A remark without any day, after the date: nothing in it may move that.
    "plain": OpenClass(without=TURNING | MOVING | DATED, numbers=COUNTS),
    # The same before the date, or a courtesy: a delay is told, and then the day.
    "loose": OpenClass(without=TURNING | DATED, numbers=COUNTS),
    # The same before "but", which can also leave somebody out: "everyone but you".
    "whole": OpenClass(
        without=TURNING | DATED | words("all every each any everyone everybody anyone anybody most many"),
        numbers=COUNTS,
    ),
    # A remark beside a day: it does not speak of their answer.
    "aside": OpenClass(without=TURNING | DATED | TELLING | YOU | WAITING | CONDITION, numbers=COUNTS),
    # Its first word: no order to wait, and not what points at a day.
    "start": OpenClass(
        without=TURNING | DATED | TELLING | YOU | WAITING | words("wait on by until till within"), numbers=COUNTS
    ),
    # What a courtesy is for, where a day may follow: not "thanks, we'll be in touch".
    "met": OpenClass(without=TURNING | DATED | TELLING | words("we i they he she it will"), numbers=COUNTS),
    # Whom they meet and what they finish before they write: no clause of its own.
    "whom": OpenClass(
        without=TURNING | DATED | TELLING | YOU | WAITING | words("when where how what who that which about"),
        numbers=COUNTS,
    ),
    # A clause before a comma, whose sentence stands by itself: it asks nothing of you, and nothing counts from it.
    "preface": OpenClass(without=TURNING | DATED | YOU | PAPERS | words("references sign confirm"), numbers=COUNTS),
    "prefacing": OpenClass(
        without=TURNING | DATED | YOU | PAPERS | (JOINING - words("with in on at")) | words("confirm schedule book"),
        numbers=COUNTS,
    ),
    # The same after a sentence that is whole: nothing there points at a day, or moves one.
    "dateless": OpenClass(
        without=TURNING | MOVING | DATED | POINTING | MEETING | PAPERS | YOU | TELLING, numbers=COUNTS
    ),
    "afterword": OpenClass(
        without=TURNING | MOVING | DATED | POINTING | MEETING | PAPERS | YOU | JOINING, numbers=COUNTS
    ),
    # What is done with a message to you, whatever it is: "slip you a note".
    "act": OpenClass(
        without=TURNING | MOVING | DATED | POINTING | TELLING | YOU | NUMBERS | LITTLE | words("owe offer deny spare")
    ),
    # An office, a place, what somebody does there: after "the tutor", with "for the degree in London".
    "agent": OpenClass(
        without=TURNING
        | MOVING
        | DATED
        | POINTING
        | TELLING
        | YOU
        | MEETING
        | NUMBERS
        | (LITTLE - words("a an the our my and or of in at on for from with"))
    ),
    # What brings it about that "it'll be next week".
    "cause": OpenClass(without=TURNING | DATED | TELLING | YOU | MEETING | PAPERS | words("soon"), numbers=COUNTS),
}

# Words in "-ly" say how, and change no day; these are other words, or say how often, since when, or in what case.
ADVERBS = OpenClass(
    without=TURNING
    | DATED
    | POINTING
    | words(
        "apply assembly comply family imply multiply reply supply anomaly monopoly butterfly italy july fly friendly",
        "daily weekly biweekly fortnightly monthly quarterly yearly hourly annually nightly regularly repeatedly",
        "previously formerly originally initially lately recently newly firstly secondly thirdly lastly finally",
        "theoretically hypothetically conditionally nominally ostensibly supposedly allegedly reportedly apparently",
        "falsely wrongly mistakenly erroneously impossibly improbably merely solely purely exclusively partly",
        "directly entirely eventually fairly fully generally immediately individually internally lovely normally",
        "personally reasonably regrettably rely separately sincerely terribly truly typically usually",
        "scarcely subsequently namely inconceivably infrequently sporadically occasionally intermittently",
        "partially consecutively",
    ),
    ending="ly",
)
