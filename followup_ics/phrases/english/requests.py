"""English for what they ask: please follow up, if you don't hear from me.

Only ``silence`` and ``or_else`` may hold a negation of hearing; any other is left over, and the phrase refused.
"""

from followup_ics.model.search import Channel
from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings.requests import first_channel
from followup_ics.phrases.meanings.values import same

REQUESTS: Words = {
    "ask": [
        "you|i|we? can|could|may|might|should|would|are|will? always|be? feel|be? free|welcome|encouraged to",
        "you can|could|may|might|should|will|must always|also|then?",
        "can|could|would|will you",
        "would|do you mind",
        "do not be shy|afraid|hesitant about|of",
        "you are|will|would? be? more|most? than? welcome|free to",
        "i would",
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
    "short": ["short|quick|brief|friendly|little|gentle|wee|kind"],
    "send": ["give|drop|send|shoot|leave|pop|write|giving|dropping|sending|shooting|leaving|writing"],
    "to_phone": ["call|phone|ring|telephone|dial|calling|phoning|ringing"],
    "to_write": ["email|write|emailing|writing"],
    "to_nudge": [
        "contact|ping|message|remind|nudge|chase|bug|poke|try|pester|prod|jog|hassle|badger|hound|bother|annoy",
        "contacting|pinging|messaging|reminding|nudging|chasing|bugging|poking|trying|pestering|prodding|hassling",
    ],
    "sign_of_life": ["nudge|reminder|message|ping|poke|prod|kick"],
    "to_them": ["to <whom>", "on <phone_number>"],
    "ask_more": [
        "again|directly|personally|then",
        "once more|again",
        "<by_mail>",
        "<about_it>",
        "to see|check|ask|learn where|how things|it|we stand|are|is|going|go",
        "to see if|whether there is any|an? news|update",
        "for|to ask|get? for? an|a|the? status? update|updates|news|status",
        "to see|check|ask|inquire on|for? the|your? status|progress",
        "to discuss|talk|go over? the|your? next steps|offer|decision|results",
    ],
    "and_then": ["then|and|so"],
}

SILENCE: Words = {
    "if": ["if", "in the event that?", "in case", "if for some|any|whatever reason", "if by any chance"],
    "is_still": ["is|are|has|have|stays|remains|goes|went been|gone|stayed?"],
    "silence": [
        "<if> you <not_heard> <heard_what>* <from_us>? <by_then>?",
        "<if> you <not_heard> <heard_what>* from <person> <by_then>?",
        "should you not have? hear|heard|receive|received <heard_what>* <from_us>? <by_then>?",
        "should you have? hear|heard|receive|received no|nothing <heard_what>* <from_us>? <by_then>?",
        "should there be|have been? no|nothing <heard_what>* <from_us>? <by_then>?",
        "should <who> forget",
        "<if> <who> <not_told> <by_then>?",
        "<if> nobody|no one|has|one? has|is? <told> <by_then>?",
        "<if> no <a_sign> <from_us>? <by_then>?",
        "<if> you have? hear|heard|received|get|receive|got? nothing <heard_what>* <from_us>? <by_then>?",
        "<if> you have no <heard_what>* <from_us>? <by_then>?",
        "<if> there is|has|are been? no|nothing <heard_what>* <from_us>? <by_then>?",
        "<if> it|things|everything <is_still> all|very|too? quiet|silent",
        "<if> there is|has been? radio? silence",
        "<if> <who> am|are|is|have been? silent|quiet",
        "<if> <who> have|has? gone|go|goes|went quiet|silent|dark|awol <by_then>?",
        "<if> <who> am|are|is|were|was not back? in touch|contact <by_then>?",
        "<if> <who> <not_told> <by_then>?",
        "<if> <who> forget|forgets|forgot|slip|slips",
        "<if> <who> have forgotten",
        "<if> no one|nobody <tells_you>",
        "<if> <person> <not_told> <by_then>?",
        "<if> nothing <heard_what>*",
        "<if> no|nothing <heard_what>* comes|arrives|came|arrived|reaches <to_inbox>?",
        "<if> no|nothing <heard_what>* has|have|is <arrived> <to_inbox>? <by_then>?",
    ],
    "arrived": ["come|arrived|reached|happened|landed|materialized|materialised", "turned|shown|popped up"],
    "to_inbox": ["through|in|back|you", "your way", "up|through? in|to your inbox|mailbox|email|mail|side"],
    "without_word": [
        "pass|passes|go|goes|passed|went|has by? without|with|and hearing? <nothing_heard> <from_us>?",
        "pass|passes|go|goes|passed|went by? without hearing <heard_what>* <from_us>?",
        "pass|passes|go|goes|passed|went by? and|but you|i <not_heard> <heard_what>* <from_us>?",
        "pass|passes|go|goes|passed|went by? and|but <who> <not_told>",
    ],
    "still_silent": [
        "you <not_heard> <heard_what>* <from_us>?",
        "you have? heard|had|received nothing <heard_what>* <from_us>?",
        "you have no|nothing <heard_what>* <from_us>?",
        "there is|has been? no|nothing <heard_what>* <from_us>?",
        "<who> <not_told>",
    ],
    # What they asked of you, passed on.
    "silence_of_mine": [
        "<if> i have|had|do|did not hear|heard <heard_what>* <from_us>? <by_then>?",
        "<if> i have|had|hear|heard nothing <heard_what>* <from_us>?",
    ],
    "nothing_heard": ["no|nothing|any <heard_what>*", "a <a_sign>", "<a_sign>"],
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
        "<one>? communication|outcome|result|results|reaction",
        "anything|something",
        "a thing",
        "a peep|word|sound|squeak|whisper",
        "the|an|your offer? letter|contract|paperwork|offer",
    ],
    "tells_you": ["calls|contacts|emails|phones|rings|texts|tells you", "gets back|in to|touch with? you?"],
    "not_told": [
        "do|does|did not <told> <heard_what>*",
        "have|has still? not still? <told> <heard_what>*",
        "have|has yet to <told> <heard_what>*",
    ],
    "told": [
        "be|been|get|got|gotten back? in touch|contact <told_you>?",
        "be|get|got|gotten|come|circled|reported back <told_you>?",
        "call|called|email|emailed|contact|contacted|write|written|rung|phoned|texted|messaged <told_you>?",
        "respond|responded|reply|replied|answered <told_you>?",
        "reach|reached|follow|followed out|up <told_you>?",
        "let you know",
        "send|sent|give|given <told_you> <heard_what>",
        "made|make a|our decision",
        "decide|decided",
    ],
    "told_you": ["with|to? you", "back"],
    "phone_number": ["#number #number #number? #number?", "#number - #number - #number?"],
    "by_then": ["by|before|at|until? then|now|yet", "by|at that point|time|date|day", "yet", "so far"],
    "or_else": [
        "but|and? if not",
        "but|and? otherwise|failing that?",
        "or else",
        "but|and? if you|we|i|they do|have not",
        "but|and? if you <not_heard> <heard_what>* <from_us>? <by_then>?",
    ],
}

# What they ask for, and the way that they want it sent, where they name one.
RULES: Rules = {
    "do_ask": [
        (first_channel, "<do_ask_plainly> {by_channel} <ask_more>*"),
        (same, "{do_ask_plainly}"),
        (
            Channel.CALL,
            "<to_phone> <whom>? <ask_more>*",
            "<to_phone> <whom>? back|in|again <ask_more>*",
            "<send> <whom>? a|an|another <short>? call|ring|shout|buzz|bell|tinkle|voicemail <to_them>? <ask_more>*",
        ),
        (
            Channel.TEXT,
            "text|texting|whatsapp|dm|sms <whom>? <ask_more>*",
            "<send> <whom>? a|an|another <short>? text <to_them>? <ask_more>*",
        ),
        (
            Channel.MAIL,
            "<to_write> <whom>? <ask_more>*",
            "<to_write> back|in|again? <ask_more>*",
            "<to_write> with|to|at <whom> <ask_more>*",
            "<send> <whom>? a|an|another <short>? line|note|email|mail <to_them>? <ask_more>*",
        ),
    ],
    "do_ask_plainly": [
        (
            None,
            "follow|following up again? <with_us>? <ask_more>*",
            "check|checking in|back|up again? <with_us>? <ask_more>*",
            "try|ask|inquire back|again <with_us>? <ask_more>*",
            "check|circle|loop back in|around <with_us>? <ask_more>*",
            "circle|loop back <with_us>? <ask_more>*",
            "reach|reaching back? out again? <with_us>? <ask_more>*",
            "touch|touching base again? <with_us>? <ask_more>*",
            "get|be? back? in touch|contact again? <with_us>? <ask_more>*",
            "<to_nudge> <whom>? up? <ask_more>*",
            "check <with_us> again? <ask_more>*",
            "yell|shout|holler|scream at|to <whom>",
            "hit me|us up",
            "come back to <whom>",
            "get|be on to|at|onto <whom>",
            "ask <whom>? again <ask_more>*",
            "inquire|enquire with|to <whom> <ask_more>*",
            "chase|follow it|this|us|me? up <ask_more>*",
            "jog my|our memory",
            "talk|speak|connect|reconnect|chat|sync|catch|regroup up? again? <with_us>? <ask_more>*",
            "pick this|it up again?",
            "<send> <whom>? a|an|another <short>? <sign_of_life> <to_them>? <ask_more>*",
        )
    ],
    "request": [(same, "<ask>* {do_ask}")],
    # After silence these are the request; alone they ask for your answer.
    "nudge": [
        (same, "{request}"),
        (None, "shout|holler|yell", "<ask>* let us|me know <ask_more>*", "<ask>* get|come back <with_us> <ask_more>*"),
    ],
    "by_channel": [
        (Channel.CALL, "by|via|over|through|on the? phone|telephone"),
        (Channel.TEXT, "by|via|over|through|on the? text"),
        (Channel.MAIL, "by|via|over|through|on the? email|mail", "by|via|in e - mail"),
    ],
}

WORDS: Words = {**REQUESTS, **SILENCE}
