"""English for what they ask of you: please follow up, give me a call."""

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
        "try|consider",
        "best to",
        "you might|may|could|will? want|wish|like|do|be? well|best? to",
        "your? best|safest bet|thing|option|way|plan|idea is|would|will to|be? to?",
        "it? is|would|will be? best|worth|better|wise|fine|easiest to|if|for? you? to?",
        "worth",
        "do not be shy|afraid|hesitant about|of",
        "you are|will|would? be? more|most|very? than? welcome|free to",
        "i would",
        "i|we would? appreciate|like|love|prefer it? if you could|can|would|will",
        "i|we would? be grateful|glad|happy|thankful if you could|would|can",
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
        "you will|would? want|need|have to",
        "it|that is|would|will be? helpful|useful|nice|lovely|kind|good|great if you could|can|would",
        "the? best time to",
    ],
    "short": ["short|quick|brief|friendly|little|gentle|wee|kind|polite|small|tiny|cheeky|courtesy"],
    "send": ["give|drop|send|shoot|leave|pop|write|giving|dropping|sending|shooting|leaving|writing"],
    "to_phone": ["call|phone|ring|telephone|dial|calling|phoning|ringing"],
    "to_write": ["email|mail|write|emailing|mailing|writing"],
    "to_nudge": [
        "contact|ping|message|remind|nudge|chase|bug|poke|try|pester|prod|jog|hassle|badger|nag|prompt|hound|bother|annoy",
        "contacting|pinging|messaging|reminding|nudging|chasing|bugging|poking|trying|pestering|prodding|hassling",
    ],
    "application": ["the|your application|candidacy|process|decision|search|role|position"],
    "sent": ["call|ring|shout|buzz|bell|line|note|email|message|text"],
    "sign_of_life": ["nudge|reminder|message|ping|poke|prod|kick"],
    "to_them": ["to <whom>", "on <phone_number>"],
    "ask_more": [
        "on|via|over|through slack|teams|whatsapp|linkedin|signal|telegram|skype|zoom|chat|messenger|email|mobile|cell",
        "again|directly|personally|then",
        "once more|again",
        "<by_mail>",
        "<about_it>",
        "to see|check|ask|learn where|how things|it|we stand|are|is|going|go",
        "to see if|whether there is any|an? news|update",
        "for|to ask|get? for? an|a|the? status? update|updates|news|status|result|results|outcome|decision|feedback",
        "to jog|refresh my|our memory",
        "to see|check|ask|find|hear where|how we|things|it|you are|stand at|with?",
        "to see|check|ask|inquire on|for? the|your? status|progress",
        "to discuss|talk|go over? the|your? next steps|offer|decision|results",
    ],
    "up": ["up"],
    "gladly": [
        "i|we would|will? love|like|appreciate|prefer it? if|that you",
        "i|we would|will be grateful|glad|happy|thankful|delighted if you",
        "it|that would|will be great|good|helpful|best|nice|lovely|fine|kind|useful if you",
    ],
    "and_then": ["then|and|so"],
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
            "<send> <whom>? a|an|another <short>? text|whatsapp|sms|dm <to_them>? <ask_more>*",
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
            "try|ask|inquire|enquire back|again <with_us>? <ask_more>*",
            "check|circle|loop back in|around <with_us>? <ask_more>*",
            "circle|loop back <with_us>? <ask_more>*",
            "reach|reaching back? out again? <with_us>? <ask_more>*",
            "touch|touching base again? <with_us>? <ask_more>*",
            "get|be? back? in touch|contact again? <with_us>? <ask_more>*",
            "<to_nudge> <whom>? up? <ask_more>*",
            "come and? find|see|bug|get|chase|haunt <whom>",
            "track|hunt|chase <whom> down",
            "knock on my|our door",
            "rattle|shake my|our cage",
            "check|checking|ask|asking|inquire|enquire on|about|for|after the|your? status|progress of? <application>?",
            "check|ask|inquire|enquire how things|it are|is going",
            "check|checking|ask|asking|inquire|enquire on|about|after <application>",
            "hurry|hustle <whom> up|along",
            "inquire|enquire again? <ask_more>*",
            "<send> <whom>? a|an|another <short>? hurry|chase|prompt|follow <up>? <ask_more>*",
            "check <with_us> again? <ask_more>*",
            "yell|shout|holler|scream at|to <whom>",
            "hit me|us up",
            "come back to <whom>",
            "get|be on to|at|onto <whom>",
            "get|grab|catch hold of <whom>",
            "ask|asking <whom>? for an|a|the? status? update|updates|news|status|feedback",
            "ask <whom>? again <ask_more>*",
            "inquire|enquire with|to <whom> <ask_more>*",
            "chase|follow it|this|us|me? up <ask_more>*",
            "jog my|our memory",
            "talk|speak|connect|reconnect|chat|sync|catch|regroup up? again? <with_us>? <ask_more>*",
            "pick this|it up again?",
            "<send> <whom>? a|an|another <short>? <sign_of_life> <to_them>? <ask_more>*",
        )
    ],
    "request": [(same, "<ask>* {do_ask}", "<gladly> {asked}")],
    # As a wish has it: "I'd love it if you called".
    "asked": [
        (
            None,
            "checked|followed|circled|reached back|in|up|out|again? <with_us>? <ask_more>*",
            "touched base <with_us>? <ask_more>*",
            "got back? in touch|contact again? <with_us>? <ask_more>*",
            "pinged|reminded|nudged|chased|bugged|contacted|messaged <whom> <ask_more>*",
        ),
        (
            Channel.CALL,
            "called|phoned|rang|telephoned <whom>? <ask_more>*",
            "gave <whom> a <short>? call|ring|shout|bell",
        ),
        (Channel.TEXT, "texted <whom>? <ask_more>*"),
        (Channel.MAIL, "emailed|wrote|mailed to? <whom>? <ask_more>*"),
    ],
    # After silence these are the request; alone they ask for your answer.
    "nudge": [
        (same, "{request}", "<ask>* {after_all}"),
        (None, "reply|respond to this|my|our|the email|mail|message|thread", "shout|holler|yell"),
    ],
    "after_all": [
        (
            None,
            "let us|me know <ask_more>*",
            "follow|check|get|touch|catch up|in|back|base touch? with <any_whom> <ask_more>*",
            "reach out to <any_whom> <ask_more>*",
            "<to_nudge> <any_whom> <ask_more>*",
            "get|come back <with_us> <ask_more>*",
        ),
        (Channel.CALL, "<to_phone> <any_whom> <ask_more>*"),
        (Channel.MAIL, "<to_write> <any_whom> <ask_more>*"),
        (None, "<send> <any_whom> a|an|another <short>? <sent> <ask_more>*"),
    ],
    "by_channel": [
        (Channel.CALL, "by|via|over|through|on the? phone|telephone"),
        (Channel.TEXT, "by|via|over|through|on the? text"),
        (Channel.MAIL, "by|via|over|through|on the? email|mail", "by|via|in e - mail"),
    ],
}

WORDS: Words = REQUESTS
