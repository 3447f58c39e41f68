"""English for sentences that leave open what they are about: it takes two weeks, decision by Friday."""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings import durations, timing
from followup_ics.phrases.meanings.values import same

WORDS: Words = {
    "take": [
        "it|that|this|we|i|they <usually>* take|takes|need|needs|require|requires <them>?",
        "<they> <usually>* need|needs|require|requires <them>?",
        "takes <them>?",
        "could|can|may|might|should|will|would <usually>* take <them>?",
        "it|that|this|we|i|they is|are|am going to <usually>* take|need|require|be <them>?",
        "<who>? <expect> it|this|that <usually>* to? take",
        "<expect> the whole thing|process|business to? take",
        "<process> <usually>* take|takes|is|be|runs|averages <usually>* <them>?",
        "you? can|should? expect it? to? take|wait|allow?",
        "we|they|i <usually>* decide|respond|reply|answer",
    ],
    "exceed": ["be|take us|me? more|longer than", "exceed"],
    "take_until": ["it|that|this|we|i|they <usually>* take|takes|need|needs <them>?"],
    "usually": ["will|should|could|may|might|can|would|usually|normally|typically|generally|often|always|only"],
    "process": [
        "the|our|a|your <usual>? <of_process>? process|decision|review|step|approval|timeline|turnaround|timescale",
        "the|our <usual>? <of_process>? response|turnaround|decision|review|processing|waiting|reply time|times|period",
        "<usual>? timeline|timescale|turnaround|eta",
        "<usual>? timeline|timescale|turnaround on|for these|this|those|it|applications|decisions",
        "making|reaching a|our|the decision",
        "hiring? decisions|approval|approvals|feedback|responses|replies|answers|results",
    ],
    "put_off": ["moved|pushed|postponed|delayed|shifted|bumped|extended|slipped|deferred back|out?", "put back|off"],
    "putting_off": ["moved|pushed|postponed|delayed|shifted|moving|pushing", "had to push|move|postpone|delay|shift"],
    "suffice": ["do it", "do the trick", "suffice", "be enough|plenty|sufficient|ample"],
}

RULES: Rules = {
    # What "it" is, or what takes two weeks, has to be known from elsewhere.
    "weak": [(same, "<greeting>* {weak_core}", "<hello>* <thanks>? <hello>* {headlined}")],
    "weak_core": [
        (
            same,
            "<a_choice> has|have|is|will? now? been|be? <put_off> to|until|till {span} <closer>*",
            "the|our decision? timeline|timeframe|date has|is? now? been|be? <put_off> to|until|till {span} <closer>*",
            "<who> have|has|are|am|is? now? <putting_off> <a_choice> back|out|off? to|until|till {span} <closer>*",
        ),
        (same, "<plan> -? about? {timing} <ending>*"),
        (same, "<listener> <learning> <learning>* have|get|receive it|that|this|one <for_you>* {timing} <ending>*"),
        (same, "<who> <modal> <modal>* have|get it|that|this|one for|to you <for_you>* {timing} <ending>*"),
        (same, "{timing} ^ <listener> <learning> <learning>* have|get|receive it|that|this|one <for_you>* <closer>*"),
        (same, "we|i will|can|should <learning>* talk|speak|chat again|then? {timing} <closer>*"),
        (
            durations.within,
            "<take> <up_to>? {duration} <closer>*",
            "<take> <up_to>? {duration} <away> <closer>*",
            "<take> <up_to>? {duration} to <tell_or_hear>",
            "<take> <up_to>? {duration} before|until|till <heard_of>",
            "it|that <modal>* be <up_to> {duration} before|until|till <heard_of>",
            "it|that is <up_to> {duration} before|until|till <heard_of>",
            "<take> <up_to>? {duration} to|for <us>? to? <confer>",
            "<give_time> <up_to>? {duration} to|for <us>? to? <confer>",
            "<give_time> <up_to>? {duration} for <us> to <tell_or_hear>",
            "{duration} and|until|till <heard_of>",
            "{duration} and? then <heard_of>",
            "{duration} <they> said|told|reckoned|thought me?",
            "{duration} should|will|would|ought to? <suffice>",
            "{duration} should|will|would|ought to? <suffice> to|for <us>? to? <tell_or_hear>",
            "{duration} at? the? most|max|tops|outside and <heard_of>",
            "<they_said> it|that|this will|would|should|could|can|may|might take <them>? <up_to>? {duration} <closer>*",
            "it|that|this will|should|would|does|do not <exceed> {duration} <closer>*",
            "it|that|this will|should|would|does|do not <exceed> {duration} to <tell_or_hear>",
            "we|i are|am? <up_to>? {duration} out|away <closer>*",
            "we|i are|am? <up_to>? {duration} out|away? from <a_choice>",
        ),
        (timing.by, "we|i|they will|shall|should|would not be later than {span} <closer>*"),
        (timing.by, "<take_until> until|till {span} <closer>*", "<take_until> until|till {span} to <tell_or_hear>"),
    ],
    # The note of a headline: "decision by Friday".
    "headlined": [
        (same, "<headline> <for_you>* -? {timing} <ending>*"),
        (same, "<headline> from <person> {timing} <closer>*", "<a_mail> from <person> {timing}"),
        (same, "{timing} for? <headline> <for_you>*"),
    ],
}
