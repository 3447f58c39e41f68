"""English for whole sentences around the days: every word of them is accounted for."""

from followup_ics.phrasebook import durations, timing
from followup_ics.phrasebook.grammar import Rules, Words
from followup_ics.phrasebook.values import same

WORDS: Words = {
    "opener": [
        "so|well|ok|okay|yes|yeah|great|perfect|right|sure|and|then|thanks|hi|hello|hey|anyway|also|again",
        "next steps",
        "thank you",
        "thanks|thank you? so|very? much? again? for coming|stopping|being in|by|here? today?",
        "thanks|thank you? so|very? much? again? for your time|interest today?",
        "it was? great|nice|good|lovely to? meeting|meet|talking|speaking you|to|with you? today?",
        "i|we will|would? expect|think|hope|believe|anticipate|imagine|guess|assume|reckon that?",
        "i|we am|are hopeful|confident|optimistic|hoping|expecting|thinking|guessing that?",
        "my best? guess|hope|expectation|sense is|would that|be?",
        "it? looks like",
        "let us|me",
        "we have|are still? <busy>? <others> <to_meet>? but|and|so",
        "as for timing|the timeline?",
        "in terms of timing|timeline",
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
        "if that works|suits|is|does ok|okay|fine|good? with|for? you?",
        "i|we think|hope|expect|believe|guess|imagine|would say?",
        "<ask_more>",
    ],
    "give_time": [
        "you? can|should|could|may? give|allow|grant <them>?",
        "you? can|should|could|may|might|will? wait|hold off|on?",
        "allow for|up",
        "bear with <us>",
    ],
    "take": [
        "it|that|this|we|i|they <usually>* take|takes|need|needs|require|requires <them>?",
        "<process> <usually>* take|takes|is|be <them>?",
        "you? can|should? expect it? to? take|wait|allow?",
        "we|they|i <usually>* decide|respond|reply|answer",
    ],
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
        (same, "<opener>* <promise> -? {timing} <closer>*"),
        (same, "<opener>* {timing} is? <promise>"),
        (same, "<opener>* {timing} <or_else> <and_then>* <request>"),
        (same, "<opener>* <promise> {timing} <closer>* <or_else> <and_then>* <request>"),
        (same, "<opener>* <request> <and_then>* {timing} <closer>*"),
        (same, "<opener>* <request> {timing} <closer>* <silence>"),
        (same, "<opener>* {timing} <and_then>* <request>"),
        (same, "<opener>* can|could|would|will you <do_ask> {timing} <closer>* questionmark"),
        (timing.as_deadline, "<opener>* <request> <silence> {quiet} <closer>*"),
        (timing.as_deadline, "<opener>* <silence> {quiet} <closer>* <and_then>*"),
        (timing.as_deadline, "<opener>* <silence> {quiet} <closer>* <and_then>* <request> <closer>*"),
        (
            timing.as_deadline,
            "<opener>* <give_time> {timing} <and_then>*",
            "<opener>* <give_time> {timing} <and_then>* <request>",
        ),
        (
            timing.as_deadline,
            "<opener>* <give_time> {timing} before|to <tell>",
            "<opener>* <give_time> {timing} before <request>",
        ),
        (durations.within, "<opener>* <give_time> <up_to>? {duration} <and_then>*"),
        (durations.within, "<opener>* <give_time> <up_to>? {duration} to <tell>"),
        (durations.within, "<opener>* <give_time> <up_to>? {duration} <and_then>* <request>"),
        (
            durations.within,
            "<opener>* <take> <up_to>? {duration} <closer>*",
            "<opener>* <take> <up_to>? {duration} to <tell>",
        ),
    ],
    "quiet": [(same, "{timing}"), (durations.ahead, "after|for {duration}")],
}
