"""English for what they do to you: call, write, let you know, decide; and the way that they take."""

from followup_ics.model.search import Channel
from followup_ics.phrases.grammar.engine import Rules
from followup_ics.phrases.meanings.requests import first_channel
from followup_ics.phrases.meanings.values import same

# What they will do, and the way that they will take, where they name one.
RULES: Rules = {
    # What is done to you: it needs no subject.
    "tell_you": [
        (
            first_channel,
            "have|get|ask|having|getting|asking <them> to? {tell_you}",
            "have|get|ask|having|getting|asking <person> to? {tell_you}",
            "have asked|told <them> to {tell_you}",
            "have asked|told <person> to {tell_you}",
        ),
        (
            Channel.CALL,
            "<phone> <listener> back? <for_you>*",
            "give|drop|send|giving you a|an|another <short>? call|ring|shout|buzz|bell|tinkle|voicemail <for_you>*",
            "<give> you a|an|our|the phone? call|calls <for_you>*",
        ),
        (
            Channel.TEXT,
            "text|texting|whatsapp|dm|sms|slack|messenger <listener> back? <for_you>*",
            "give|drop|shoot|send you a|an|another <short>? text <for_you>*",
        ),
        (
            Channel.MAIL,
            "<write_to> <listener> back? <for_you>*",
            "<write_to> you <news> <for_you>*",
            "write|writing to? <listener> <for_you>*",
            "give|drop|send|shoot|pop|write you a|an|another <short>? line|note|email|mail|letter <for_you>*",
        ),
        (
            None,
            "<give> <listener> <news> <for_you>*",
            "<give> you <a_mail> <for_you>*",
            "have|get you <news> <for_you>*",
            "make|making|get|getting <listener> <an_offer> <for_you>*",
            "give|drop|shoot|send you a|an|another <short>? nudge|reminder|message|ping <for_you>*",
            "<contact> <listener> back? <for_you>*",
            "<inform> <listener> <for_you>*",
            "<inform> <listener> more|something <for_you>*",
            "<inform> <listener> <what> <for_you>*",
            "<inform> <listener> of? <a_verdict> <for_you>*",
            "reach|reaching|reaches out to <listener> <for_you>*",
            "get|getting|come|coming|be|go|going|gets|comes back to|with <listener> <for_you>*",
            "communicate|communicating|corresponding|liaising with <listener> <for_you>*",
            "revert|reverting back? to? <listener>? <for_you>*",
            "let|letting|lets <listener> know <what>? <for_you>*",
            "talk|speak|talking|speaking|touch|reconnect|regroup base? again? to|with you <for_you>*",
            "check|checking in|back with you <for_you>*",
            "deciding|replying|responding <for_you>*",
            "making <a_verdict> <for_you>*",
        ),
    ],
    "tell": [
        (same, "{tell_you}"),
        (Channel.CALL, "call|calling|phone|phoning|ring back? <for_you>*"),
        (Channel.MAIL, "write|writing back? <for_you>*"),
        (
            None,
            "<give> out? <news> <ready>? <for_you>*",
            "<give> out? <a_mail> <for_you>*",
            "<make> <a_choice> <ready>? <for_you>*",
            "<make_up> <an_offer> <for_you>*",
            "have|having|get|getting <an_offer> out? for|to|ready you|for? you? <for_you>*",
            "make|making <a_mail> <for_you>*",
            "make|making contact with? you? <for_you>*",
            "more|something <what>? <for_you>*",  # "say" is dropped
            "respond|responding|reply|replying to your|all|every|each|the email|application|applications <for_you>*",
            "choose|choosing <for_you>*",
            "pick|choose|select|picking|choosing|selecting a|the|our candidate|finalist|person|name",
            "come|coming to <news> <for_you>*",
            "be|get|getting? back? in touch|contact again? <for_you>*",
            "get|getting back <for_you>*",
            "circle|circling|report|reporting|loop|looping back with|to? you? <for_you>*",
            "touch|touching base again? <for_you>*",
            "confirm|confirming <what>? <for_you>*",
            "have|get|having this|it|things|everything wrapped|sorted|settled|finalized|finalised|decided up|out?",
            "reach|reaching out <for_you>*",
            "follow|following up <for_you>*",
            "talk|speak|talking|speaking|reconnect again <for_you>*",
            "respond|responding|reply|replying back? <for_you>*",
            "decide|deciding <what>? <for_you>*",
            "decide|deciding it|this|that <for_you>*",
            "make|making up our|their|my|his|her|its minds|mind",
            "make|making our|their|my|his|her|its minds|mind up",
            "pick|choose|select|picking|choosing|selecting someone|somebody",
            "have|get someone|somebody hired|selected|chosen",
            "have|get someone|somebody in place",
            "pick|picking this|it up again?",
            "fill|filling the|this|our role|position|job",
            "wrap|wrapping this|it|things up",
        ),
    ],
}
