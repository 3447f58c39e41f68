"""English for the answer that you wait for, and how it comes: a decision is made, the results are out."""

from followup_ics.phrases.grammar.engine import Words

NEWS: Words = {
    "one": ["a|an|the|our|any|some|its|their|her|his|another"],
    "kind": [
        "final|firm|hiring|formal|definite|definitive|official|further|more|new|job|quick|first|initial",
        "next|clear|concrete|solid|proper|preliminary|detailed|written|short|brief|conclusive|good|straight",
    ],
    # What is theirs alone to give; an answer can be yours, too, and an offer can lapse.
    "verdict": ["decision|decisions|verdict|outcome|result|results|announcement|feedback|update|updates|news|word"],
    "answer": ["answer|answers|response|reply|revert"],
    "of_verdict": ["of|about|on <a_verdict>"],
    "offer": ["offer|offers"],
    "more": [
        "something|anything|everything|more|information|info|conclusion|choice|clarity|confirmation",
        "notification|notifications",
        "something|anything <kind> <kind>*",
        "next steps",
    ],
    "mail": [
        "email|emails|mail|mails|call|calls|message|messages|note|letter|letters|invitations|line|voicemail",
        "phone|telephone call|calls",
        "text message?",
    ],
    "a_verdict": [
        "<one>? <kind>* <verdict>",
        "<one>? <kind>* yes or no",
        "your interview? result|results|outcome|update|feedback",
    ],
    "a_choice": ["<one>? <kind>* decision|decisions|verdict|announcement", "your result|results"],
    "an_answer": ["<one>? <kind>* <answer>"],
    "an_offer": ["a|an|the|our|your? <kind>* <offer> letter|letters?"],
    "a_mail": ["<one>? <kind>* <mail>"],
    "news_item": ["<a_verdict>", "<an_answer>", "<an_offer>", "<one>? <kind>* <more>"],
    "news": ["<news_item>", "<news_item> or|/ <news_item>"],
    "headline": [
        "more",
        "notification|notifications <of_verdict>?",
        "next steps",
        "<a_verdict>",
        "answer|response expected|due?",
        "<one> <kind>* <answer> expected|due?",
        "<kind> <kind>* <answer>",
        "a|an <kind>* <mail>",
    ],
}

COMING: Words = {
    "come": [
        "is|are|be <done_to> out? <for_you>*",
        "come|comes|coming|go|goes|going|arrive|arrives|follow|follows <for_you>* <way>?",
        "reach|reaches you",
        "be with you",
    ],
    "done_to": ["made|sent|taken|reached|announced|communicated|shared|posted|published|released|issued|given|mailed"],
    "be_ready": ["be? out|ready|final|finalized|finalised <for_you>*"],
    "be_there": ["be? due|expected|available|there|in"],
    "be": ["is|are|be"],
    "way": ["out|in|through", "your way"],
    "news_comes": [
        "<a_verdict> <for_you>* <modal>* <come>",
        "<a_verdict> <from_interview> <modal>* <come>",
        "<a_verdict> <from_interview> <modal>* <be_ready>",
        "<a_verdict> <for_you>* <modal>* <be_ready>",
        "<a_verdict> <for_you>* <modal>* <be_there>",
        "<a_verdict> <for_you>* <modal>* <be>",
        "<an_answer> <for_you>* <modal>* <come>",
        "<an_answer> <for_you>* <modal>* <be_ready>",
        "<an_offer> <for_you>* <modal>* <come>",
        "<one>? <kind>* <more> <for_you>* <modal>* <come>",
        "<a_mail> <for_you>* <modal>* <come>",
        "<news> <for_you>* <future> <modal>* <done>",
        "there will|should be <news> <for_you>*",
    ],
}

WORDS: Words = {**NEWS, **COMING}
