"""English for what they ask: please follow up, if you don't hear from me.

Only ``silence`` and ``or_else`` may hold a negation of hearing; any other is left over, and the phrase refused.
"""

from followup_ics.phrases.grammar.engine import Words

REQUESTS: Words = {
    "ask": [
        "you|i|we? can|could|may|might|should|would|are|will? always|be? feel|be? free|welcome|encouraged to",
        "you|we can|could|may|might|should|will|must always|also|then?",
        "can|could|would|will you",
        "do|also|then|maybe|by",
        "go ahead and",
        "by all means",
        "be|make sure to|you|that? you?",
        "remember to",
        "i|we would? appreciate|like|love|prefer|want|ask|suggest|recommend|encourage|need it|if|that? you? to?",
        "do not hesitate|be to|afraid|shy to?",
        "let us plan|aim|try? to?",
        "why do not you|we",
        "it|that is|would ok|okay|fine|best|be|good|great best|good|fine|ok|okay|great? to|if|for you? to?",
        "you want|need|have to",
        "the? best time to",
    ],
    "do_ask": [
        "follow|following up again? <with_us>? <ask_more>*",
        "check|checking in|back|up again? <with_us>? <ask_more>*",
        "check|circle|loop back in|around <with_us>? <ask_more>*",
        "circle|loop back <with_us>? <ask_more>*",
        "reach|reaching out again? <with_us>? <ask_more>*",
        "touch|touching base again? <with_us>? <ask_more>*",
        "get|be? back? in touch|contact again? <with_us>? <ask_more>*",
        "contact|call|phone|ring|email|ping|text|message|remind|nudge|chase|bug|poke|try|write <them>? <ask_more>*",
        "ask <them>? again <ask_more>*",
        "e - mail <them>? <ask_more>*",
        "call|write|ring back|in <ask_more>*",
        "call|write|inquire|enquire with|to <them> <ask_more>*",
        "chase|follow it|this? up <ask_more>*",
        "give|drop|send|shoot|leave <them>? a|an|another <short>? <message> <to_them>? <ask_more>*",
        "talk|speak|connect|reconnect|chat|sync|catch|regroup up? again? <with_us>? <ask_more>*",
        "pick this|it up again?",
    ],
    "short": ["short|quick|brief|friendly|little|gentle"],
    "message": [
        "call|ring|shout|buzz|nudge|line|note|email|message|text|reminder|bell|mail|ping|voicemail",
        "e - mail",
    ],
    "to_them": ["to <them>"],
    "ask_more": [
        "again|directly|personally",
        "<by_mail>",
        "<about_it>",
        "to see|check|ask|learn where|how things|it|we stand|are|is|going|go",
        "to see if|whether there is any|an? news|update",
        "for|to ask|get? for? an|a|the? status? update|updates|news|status",
        "to see|check|ask|inquire on|for? the|your? status|progress",
        "to discuss|talk|go over? the|your? next steps|offer|decision|results",
    ],
    "request": ["<ask>* <do_ask>"],
    # After silence these are the request; alone they ask for your answer.
    "nudge": ["<request>", "<ask>* let us|me know <ask_more>*", "<ask>* get|come back <with_us> <ask_more>*"],
    "and_then": ["then|and|so"],
}

SILENCE: Words = {
    "if": ["if", "in case"],
    "silence": [
        "<if> you <not_heard> <heard_what>* <from_us>? <by_then>?",
        "should you not hear|receive <heard_what>* <from_us>? <by_then>?",
        "<if> <who> <not_told> <by_then>?",
        "if nobody|no one|has|one? has? <told> <by_then>?",
        "if you have? hear|heard|received|get|receive|got? nothing <heard_what>* <from_us>? <by_then>?",
        "if you have no <heard_what>* <from_us>? <by_then>?",
        "if there is|has|are been? no|nothing <heard_what>* <from_us>? <by_then>?",
        "if it is|has|stays been? quiet|silent",
        "if nothing <heard_what>*",
        "if no|nothing <heard_what>* comes|arrives|came|arrived through|in?",
        "if no|nothing <heard_what>* has|have come|arrived|reached|happened through|in? you?",
    ],
    "not_heard": [
        "do|did|have|still|are not still? hear|heard|receive|received|have|had|see|seen|hearing",
        "do|did|have|still not still? get|gotten|got <a_sign>",
        "still do|have not hear|heard",
        "have yet to hear|receive",
        "are not <informed>",
        "have not been <informed>",
    ],
    "heard_what": ["back|else|yet|further|otherwise|more|again", "<a_sign>", "so far"],
    "a_sign": [
        "<one>? decision|word|news|answer|response|reply|update|updates|call|email|message|feedback|offer",
        "anything|something",
        "a thing",
    ],
    "not_told": [
        "do|does|did not <told> <heard_what>*",
        "have|has still? not still? <told> <heard_what>*",
        "have|has yet to <told> <heard_what>*",
    ],
    "told": [
        "be|been|get|got|gotten back? in touch|contact <told_you>?",
        "be|get|got|gotten|come|circled|reported back <told_you>?",
        "call|called|email|emailed|contact|contacted|write|written <told_you>?",
        "respond|responded|reply|replied|answered <told_you>?",
        "reach|reached|follow|followed out|up <told_you>?",
        "let you know",
        "send|sent|give|given <told_you> <heard_what>",
        "made|make a|our decision",
        "decide|decided",
    ],
    "told_you": ["with|to? you", "back"],
    "by_then": ["by|before|at|until? then|now|yet", "by|at that point|time|date|day", "yet", "so far"],
    "or_else": [
        "but|and? if not",
        "but|and? otherwise|failing that?",
        "or else",
        "but|and? if you|we|i|they do|have not",
        "but|and? if you <not_heard> <heard_what>* <from_us>? <by_then>?",
    ],
}

WORDS: Words = {**REQUESTS, **SILENCE}
