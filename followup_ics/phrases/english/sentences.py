"""English for whole sentences around the days: every word of them is accounted for."""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings import durations, requests, timing
from followup_ics.phrases.meanings.values import same

WORDS: Words = {
    "asking": ["can|could|would|will you", "would|do you mind", "why do not you|we"],
    "give_time": [
        "do give|allow <them>",
        "do? give|allow|grant <them>? time",
        "i? would? give|leave it",
        "leave it with|to me|us",
        "can|could|would you give|allow <them>",
        "you? can|should|could|may? give|allow|grant <them>?",
        "you? can|should|could|may|might|will? wait|hold off|on? for?",
        "i would wait|hold off|on? for?",
        "allow for|up",
        "bear with <us>",
        "sit|hang tight|on",
    ],
    "confer": [
        "discuss|decide|review|talk|think|regroup|finish|deliberate|consider <it_over>? <with_us>?",
        "review|interview|meet|see|consider all? the|other|of? the? candidates|applicants|applications|everyone",
        "review|process|consider|evaluate|assess|finish|finalize|complete your|the|our|this|all <paper>",
    ],
    "paper": ["application|applications|candidacy|materials|profile|resume|cv|file|interviews|process|reviews"],
    "it_over": ["it|this|that|things over?", "everything", "internally"],
    # What becomes of it at last, with a subject of its own.
    "heard_of": [
        "<who> <modal>* <tell> <closer>*",
        "<who> <modal> <modal>* <receive> <closer>*",
        "<listener> <learning>* <hear> <closer>*",
        "<listener> <learning>* <learn> <closer>*",
    ],
    "tell_or_hear": ["<tell>", "<hear>", "<receive>"],
    "take": [
        "it|that|this|we|i|they <usually>* take|takes|need|needs|require|requires <them>?",
        "<they> <usually>* need|needs|require|requires <them>?",
        "takes <them>?",
        "could|can|may|might|should|will|would <usually>* take <them>?",
        "it|that|this|we|i|they is|are|am going to <usually>* take|need|require|be <them>?",
        "<who>? <expect> it|this|that <usually>* to? take",
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
        "making|reaching a|our|the decision",
        "decisions|approval|approvals|feedback|responses|replies|answers|results",
    ],
    "usual": ["usual|typical|normal|standard|current|average"],
    "of_process": ["hiring|decision|review|whole|entire|final|selection|next|approval|interview"],
}

RULES: Rules = {
    "sentence": [
        (same, "{bare}"),
        (same, "<greeting>* {any_promise}"),
        (same, "{strong}", "{weak}"),
        (requests.after_silence, "<greeting>* <silence> {quiet} <closer>* <and_then>*"),
    ],
    "any_promise": [(requests.promised, "{promise} -? {timing} <ending>*")],
    # The day alone, or with words that say nothing of what happens then.
    "bare": [(requests.bidden, "<opener>* {bare_core}"), (requests.bidden, "<per> {timing} <closer>*")],
    "bare_core": [
        (
            same,
            "about? {timing} <ending>*",
            "<passed_on> {timing}",
            "{timing} , <per> <closer>*",
            "{timing} <per> <closer>*",
            "{timing} , said|says|promised <they>",
            "{timing} , said|says|promised <person>",
        )
    ],
    # Whose words say that they write to you, or you to them: a sentence before it cannot change that.
    "strong": [(same, "<greeting>* {strong_core}", "<opener>* {day_first}")],
    "strong_core": [
        (requests.promised, "{own_promise} -? ^ {timing} <ending>*"),
        (
            requests.promised,
            "{telling_you} <about> {deadline} <ending>*",
            "{own_promise} <from_interview> <for_you>* {deadline}",
        ),
        # As those say it whose own language puts the day there.
        (same, "<listener> <learning> <learning>* get|receive|have {timing} <news_or_mail> <for_you>*"),
        (same, "<who> <modal>* <give> you {timing} <news_or_mail> <for_you>*"),
        (timing.by, "<a_verdict> <done_to> <for_you>* <by> {span}"),
        (requests.after_silence, "<promise> {timing} <closer>* <or_else> <and_then>* {nudge}"),
        (requests.bidden, "{request} <and_then>* ^ {timing} <closer>*", "{request} after {passed} <closer>*"),
        (requests.bidden, "{nudge} {timing} <closer>* <silence>"),
        (requests.bidden, "<silence> <and_then>* {nudge} {timing} <closer>*"),
        # Passed on: "you" is "me" then, and what they asked of you is a request.
        (same, "<they_said> it|that|this will|would|should|could|might|may be {timing} <closer>*"),
        (
            same,
            "<they_said> {timing} <closer>*",
            "<they_promised> <news> {timing} <closer>*",
            "<they_promised> one|it {timing} <closer>*",
        ),
        (same, "<they_said> <they> <modal>* <tell_me> {timing} <closer>*"),
        (same, "<passed_on>? <they> <will> <modal>* <tell_me> {timing} <closer>*"),
        (
            same,
            "<person> <will> <modal>* <tell_me> {timing} <closer>*",
            "%name +name? going to <tell_me> {timing} <closer>*",
        ),
        (same, "<they_said> <they> <modal> <modal>* <receive> {timing} <closer>*"),
        (same, "<they_said> <they> <modal>* <tell> {timing} <closer>*", "<they_said> <news_comes> {timing} <closer>*"),
        (same, "<they_said> i will|would|should|could|can|might <learn> {timing} <closer>*"),
        (same, "<waiting> to <learn> {timing} <closer>*"),
        (same, "<they_said> i <modal>* expect <news_or_mail> {timing} <closer>*"),
        (requests.promised, "<passed_on> {own_promise} {timing} <closer>*"),
        (same, "<they_said> to expect <news> {timing} <closer>*", "<they_said> to expect <a_mail> {timing} <closer>*"),
        (timing.as_deadline, "<they_asked> <give_time> {timing} <closer>*"),
        (durations.within, "<they_asked> <give_time> {duration} <closer>*"),
        (requests.bidden, "<they_asked> {do_ask} {timing} <closer>* <silence_of_mine>?"),
        (requests.bidden, "<asking> {do_ask} {timing} <closer>* questionmark"),
        (requests.after_silence, "{nudge} <silence> {quiet} <closer>*"),
        (requests.after_silence, "<silence> {quiet} <closer>* <and_then>* {nudge} <closer>*"),
        (requests.after_silence, "<if> it gets|comes to {timing} and|but <still_silent> <and_then>* {nudge} <closer>*"),
        (requests.after_silence, "<if> {quiet} <still_silent> <and_then>* {nudge} <closer>*"),
        (requests.after_silence, "if {passed} <without_word> <and_then>* {nudge} <closer>*"),
        (requests.after_silence, "if it is|has been {passed} and|but <still_silent> <and_then>* {nudge} <closer>*"),
        (requests.after_silence, "{nudge} if {passed} <without_word> <closer>*"),
        (timing.as_deadline, "<give_time> {timing} <and_then>*", "<give_time> {timing} <and_then>* <promise>"),
        (timing.as_deadline, "<give_time> {timing} before|to <tell_or_hear>"),
        (
            requests.after_silence,
            "<give_time> {timing} <and_then>* {request}",
            "<give_time> {timing} <and_then>* <silence> <and_then>* {nudge}",
        ),
        (requests.after_silence, "<give_time> {timing} before {request}"),
        (durations.within, "<give_time> <up_to>? {duration} <closer>* <and_then>*"),
        (durations.within, "<give_time> <up_to>? {duration} to <tell_or_hear>"),
        (requests.after_waiting, "<give_time> <up_to>? {duration} <and_then>* {request}"),
        (requests.after_waiting, "<give_time> <up_to>? {duration} before {request}"),
    ],
    # Not after thanks: that would be the day of what they are for.
    "day_first": [
        (same, "{timing} ^ <listener> have|get|receive <news_or_mail> <for_you>*"),
        (requests.promised, "{timing} ^ is? {promise}", "{timing} is when|what? {promise}"),
        (requests.promised, "{timing} is|would|will be? the|my|our|what <expectation>"),
        (requests.after_silence, "{timing} <or_else> <and_then>* {nudge}"),
        (requests.bidden, "{timing} ^ <and_then>* {request}"),
    ],
    # What "it" is, or what takes two weeks, has to be known from elsewhere.
    "weak": [(same, "<greeting>* {weak_core}", "<hello>* <thanks>? <hello>* {headlined}")],
    "weak_core": [
        (same, "<plan> -? about? {timing} <ending>*"),
        (same, "it|that <modal>* be {timing} before|until|till <heard_of>"),
        (same, "we|i will|can|should <learning>* talk|speak|chat again|then? {timing} <closer>*"),
        (
            durations.within,
            "<take> <up_to>? {duration} <closer>*",
            "<take> <up_to>? {duration} to <tell_or_hear>",
            "<take> <up_to>? {duration} before|until|till <heard_of>",
            "it|that <modal>* be <up_to>? {duration} before|until|till <heard_of>",
            "it|that is <up_to>? {duration} before|until|till <heard_of>",
            "<take> <up_to>? {duration} to|for <us>? to? <confer>",
            "<give_time> <up_to>? {duration} to|for <us>? to? <confer>",
            "<they_said> it|that|this will|would|should|could|can|may|might take <them>? <up_to>? {duration} <closer>*",
            "it|that|this will|should|would|does|do not <exceed> {duration} <closer>*",
            "it|that|this will|should|would|does|do not <exceed> {duration} to <tell_or_hear>",
            "we|i are|am? <up_to>? {duration} out|away <closer>*",
            "we|i are|am? <up_to>? {duration} out|away? from <a_choice>",
        ),
        (timing.by, "<take_until> until|till {span} <closer>*", "<take_until> until|till {span} to <tell_or_hear>"),
    ],
    # The note of a headline: "decision by Friday".
    "headlined": [
        (same, "<headline> <for_you>* -? {timing} <ending>*"),
        (same, "<headline> from <person> {timing} <closer>*", "<a_mail> from <person> {timing}"),
        (same, "{timing} for? <headline> <for_you>*"),
    ],
    "passed": [(durations.ahead, "{duration}")],
    "quiet": [(same, "{timing}"), (durations.ahead, "after|for {duration}")],
}
