"""English for whole sentences around the days: every word of them is accounted for."""

from followup_ics.phrasebook import durations, timing
from followup_ics.phrasebook.grammar import Rules, Words
from followup_ics.phrasebook.values import same

WORDS: Words = {
    "hello": [
        "so|well|ok|okay|yes|yeah|great|perfect|right|sure|and|then|thanks|hi|hello|hey|anyway|also|again",
        "thank you",
    ],
    "opener": [
        "<hello>",
        "i|we will|would? expect|think|hope|believe|anticipate|imagine|guess|assume|reckon that?",
        "i|we am|are hopeful|confident|optimistic|hoping|expecting|thinking|guessing that?",
        "my best? guess|hope|expectation|sense is|would that|be?",
        "it? looks like",
        "let us|me",
        "we have|are still? <busy>? <others> <to_meet>? but|and|so",
        "as for timing|the timeline?",
        "in terms of timing|timeline",
    ],
    # What may go before a sentence, but not right before a day: that would be the day of the thanks.
    "greeting": ["<opener>", "<thanks>"],
    "thanks": [
        "next steps",
        "thanks|thank you? so|very? much? again? for coming|stopping|being in|by|here? today?",
        "thanks|thank you? so|very? much? again? for your time|interest today?",
        "it? was? great|nice|good|lovely to? meeting|meet|talking|speaking you|to|with you? today?",
    ],
    "busy": ["interviewing|seeing|meeting with?", "talking|speaking to|with"],
    "others": ["a? few|couple|some|several|two|three? of? more|other candidates|people|interviews|applicants"],
    "to_meet": ["to see|interview|meet|go|do", "to talk|speak to|with"],
    "closer": [
        "thanks",
        "thank you",
        "again|then|ok|okay|cheers",
        "<either_way>",
        "<about_it>",
        "<by_mail>",
        "<from_us>",
        "for|to|with you",
        "for <one>? <kind>* response|reply|decision|answer",
        "if that works|suits|is|does ok|okay|fine|good? with|for? you?",
        "i|we think|hope|expect|believe|guess|imagine|would say?",
        "<ask_more>",
    ],
    "give_time": [
        "give it",
        "you? can|should|could|may? give|allow|grant <them>?",
        "you? can|should|could|may|might|will? wait|hold off|on?",
        "allow for|up",
        "bear with <us>",
    ],
    "tell_or_hear": ["<tell>", "<hear>", "<receive>"],
    "take": [
        "it|that|this|we|i|they <usually>* take|takes|need|needs|require|requires <them>?",
        "<process> <usually>* take|takes|is|be <them>?",
        "you? can|should? expect it? to? take|wait|allow?",
        "we|they|i <usually>* decide|respond|reply|answer",
    ],
    "take_until": ["it|that|this|we|i|they <usually>* take|takes|need|needs <them>?"],
    "usually": ["will|should|could|may|might|can|would|usually|normally|typically|generally|often|always"],
    "process": [
        "the|our|a|your <of_process>? process|decision|review|step|approval|timeline|turnaround",
        "making|reaching a|our|the decision",
        "decisions|approval|approvals|feedback",
    ],
    "of_process": ["hiring|decision|review|whole|entire|final|selection|next|approval|interview"],
}

RULES: Rules = {
    "sentence": [
        (same, "<opener>* {timing} <closer>*"),
        (same, "<greeting>* <promise> -? {timing} <closer>*"),
        (same, "<hello>* <thanks>? <hello>* <headline> <for_you>* -? {timing} <closer>*"),
        (timing.by, "<hello>* <a_verdict> <done_to> <for_you>* <by> {span}"),
        (same, "<opener>* {timing} is? <promise>", "<hello>* {timing} for? <headline> <for_you>*"),
        (same, "<opener>* {timing} <or_else> <and_then>* <nudge>"),
        (same, "<greeting>* <promise> {timing} <closer>* <or_else> <and_then>* <nudge>"),
        (same, "<greeting>* <request> <and_then>* {timing} <closer>*"),
        (same, "<greeting>* <nudge> {timing} <closer>* <silence>"),
        (same, "<opener>* {timing} <and_then>* <request>"),
        (same, "<greeting>* can|could|would|will you <do_ask> {timing} <closer>* questionmark"),
        (timing.as_deadline, "<greeting>* <nudge> <silence> {quiet} <closer>*"),
        (timing.as_deadline, "<greeting>* <silence> {quiet} <closer>* <and_then>*"),
        (timing.as_deadline, "<greeting>* <silence> {quiet} <closer>* <and_then>* <nudge> <closer>*"),
        (
            timing.as_deadline,
            "<greeting>* <give_time> {timing} <and_then>*",
            "<greeting>* <give_time> {timing} <and_then>* <request>",
        ),
        (
            timing.as_deadline,
            "<greeting>* <give_time> {timing} before|to <tell_or_hear>",
            "<greeting>* <give_time> {timing} before <request>",
        ),
        (durations.within, "<greeting>* <give_time> <up_to>? {duration} <closer>* <and_then>*"),
        (durations.within, "<greeting>* <give_time> <up_to>? {duration} to <tell_or_hear>"),
        (durations.within, "<greeting>* <give_time> <up_to>? {duration} <and_then>* <request>"),
        (
            durations.within,
            "<greeting>* <take> <up_to>? {duration} <closer>*",
            "<greeting>* <take> <up_to>? {duration} to <tell_or_hear>",
        ),
        (
            timing.by,
            "<greeting>* <take_until> until|till {span} <closer>*",
            "<greeting>* <take_until> until|till {span} to <tell_or_hear>",
        ),
    ],
    "quiet": [(same, "{timing}"), (durations.ahead, "after|for {duration}")],
}
