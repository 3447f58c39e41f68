"""English for who speaks, who is spoken to, and what may stand after what they do: for you, by email, either way."""

from followup_ics.phrases.grammar.engine import Words

PEOPLE: Words = {
    "us": [
        "us|me|him|her|them|hr|someone|somebody",
        "<the_team>",
        "<the_manager>",
        "someone|somebody from|on|in <them>",
    ],
    "them": ["us|me|him|her|them|hr", "<the_team>", "<the_manager>"],
    "from_us": ["from|by <us>", "from|on our|their|my side|end"],
    "with_us": ["with|to|from <us>"],
    "the_team": ["the|our|my|your <of_hiring>? team|panel|committee|board|group|department|office"],
    "the_manager": ["the|our|my|your <of_hiring>? manager|recruiter|coordinator|director|boss|partner|assistant|lead"],
    "of_hiring": ["hiring|recruiting|recruitment|hr|talent|interview|whole|entire|senior|leadership|search"],
    "who": ["i", "<they>"],
    # Not "I": in what is passed on, that is you.
    "they": [
        "we|they|he|she|it|someone|somebody|hr|recruiting|management",
        "human resources",
        "talent acquisition|management?",
        "recruitment|admissions",
        "<the_team>",
        "<the_manager>",
        "someone|somebody from|on|in <them>",
        "a member of <the_team>",
        "a|my|our colleague|recruiter",
        "my|our colleagues",
        "the company|employer|agency",
    ],
    "listener": ["you|everyone|everybody", "all? candidates|applicants|finalists"],
    "hearer": ["<listener>", "i|we"],
    "for_you": [
        "for|to|with you",
        "<about_it>",
        "back|out|personally|directly",
        "<by_mail>",
        "<either_way>",
        "<from_us>",
    ],
    "by_mail": ["by|via|over|through|on the? email|mail|phone|text|telephone", "by|via|in e - mail"],
    "about_it": [
        "on|regarding this|that|it|things",
        "on|regarding|concerning the|our|your|any next steps|step|role|job|position|application|decision|status|offer",
        "on|regarding? the? next steps",
        "with|on <news>",
    ],
    "either_way": ["one way or the? other|another", "either way", "regardless", "in any case|event"],
}
