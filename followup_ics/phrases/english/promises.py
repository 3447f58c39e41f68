"""English for what they will do: we should have a decision, you will hear from us. No row may hold a negation.

A row says whose answer it is: "we need your answer by Friday" and "you should decide" are no promises, and match none.
"""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings.requests import first_channel
from followup_ics.phrases.meanings.values import same

SAYING: Words = {
    "modal": [
        "will|should|shall|can|could|may|might|would|am|are|is|be|also|all|to|now|then|both",
        "ought|hope|hoping|hopes|expect|expecting|expects|plan|planning|plans|aim|aiming|aims|going|set|due|able to",
        "look|looking|try|trying|tries|intend|intending|intends|scheduled|supposed to",
        "on track to",
        "in a position to",
        "do our|my|their best to",
        "plan|plans|planning on",
        "usually|normally|typically|generally",
        "anticipate|anticipating",
    ],
    # What they wish or have to do can be to get an answer out of you.
    "wish": ["would? want|wants|need|needs|like|love to", "must", "have|has to"],
    "future": ["will|should|shall", "<who> <modal>* hope|expect|plan|aim|hoping|planning|aiming to"],
    "contact": ["contact|contacting|reach|reaching"],
    "phone": ["call|calling|phone|phoning|ring|ringing|calls|phones|rings"],
    "write_to": ["email|emailing|emails|mail|mailing"],
    "reach_you": ["<contact>", "<phone>", "<write_to>", "text|texting"],
    "inform": [
        "update|updating|notify|notifying|inform|informing|tell|telling|answer|ping|message|messaging",
        "advise|advising",
    ],
    "informed": ["contacted|called|notified|informed|updated|emailed|told"],
    "give": ["give|giving|send|sending|provide|share|sharing|announce|announcing|communicate"],
    "make": [
        "make|making|reach|reaching|take|taking|extend|extending|have|having|get|getting",
        "finalize|finalise|finalizing|finalising",
    ],
    "get": ["have|having|has|get|getting"],
    "receive": [
        "<get> <news> <ready>? <for_you>*",
        "receive|receiving <a_verdict> <for_you>*",
        "know|knowing more|something|anything? <what>? <for_you>*",
    ],
    # What an open name can have for you; "our feedback" would be what they get.
    "receive_it": [
        "<get> a|an|some|the|more? <kind>* <answer_or_verdict> <ready>? <for_you>*",
        "know more|something|anything? <for_you>*",
    ],
    "answer_or_verdict": ["<verdict>", "<answer>", "<offer>"],
    "news_or_mail": ["<news>", "<a_mail>"],
    "will": ["will|should|shall|can|could|may|might|would|is|are"],
    "tidings": ["some|an|more|any|further? news|update|updates|word|information|info|something|details"],
    "in_touch": ["be|get|getting? back? in touch|contact again?", "reach|reaching out", "follow|following up"],
    "hear_from": ["hear|hearing <news>? back? from <person> <for_you>*"],
    "make_up": ["make|making|extend|extending|finalize|finalise|finalizing|finalising|prepare"],
    "ready": ["ready"],
    "hear": ["hear|hearing|hears <news>? back? <from_us>? <for_you>*"],
    # What will be over by then; without a "will" before it, it is over already.
    "done": [
        "have made|reached|come|taken to? <news> <for_you>*",
        "have decided <what>? <for_you>*",
        "have made up our|their|my minds|mind",
        "have heard <news>? back? <from_us>? <for_you>*",
        "have been <informed> <for_you>*",
        "have been? made|reached|taken",
    ],
    # The same, as you pass it on.
    "tell_me": [
        "let me know <what>?",
        "<reach_you> me back? <for_you>*",
        "<inform> me <for_you>*",
        "get|come|be|go back to|with me <for_you>*",
        "give|send me <news>",
        "be|get in touch with? me? <for_you>*",
        "follow|following up with me",
    ],
    "they_asked": [
        "<they_said> to",
        "<they_said> i can|could|should|may",
        "<who> asked|want|wants|wanted|told|invited me to",
        "i was asked|told|invited to",
        "i am? to|should|can|could|may",
    ],
    "what": [
        "<news>",
        "if|whether|what|who|how we|they|you <they_decide>",
        "whether or not we|they|you <they_decide>",
        "how it|things|everything went|goes|go|stands|stand|looks|look",
        "where we|things|you|i stand|are",
        "which way we|they are? going|leaning|go",
        "how we|they want|plan|would like to proceed|go",
        "what is next",
        "what happens next",
        "what the next steps|step are|is",
        "what <they_are> going to do",
        "what <they> say|says|think|thinks|decided|decide|decides",
    ],
    "they_are": ["we|they are"],
    "they_decide": [
        "have? got|get|landed|won|secured it|this",
        "have? got|get|landed|won|secured the|this <matter>",
        "have|are|were been? successful|unsuccessful|shortlisted|through|in|out|hired|selected|chosen|accepted",
        "have? made|make it|through",
        "have? made|make the cut|shortlist",
        "have? made|make it|through to the next|second|final|last round|stage|step",
        "are|were|have been? through|selected|chosen|picked for|to? the? next|second|final round|stage|step",
        "are|were|have been? selected|chosen|picked for the role|job|position",
        "are a|the good|right|best? fit|match|candidate",
        "want|would like to proceed|hire|move|go forward|ahead|on? with? you?",
        "are|will|have|be|would? decided|decide|hired|selected|chosen|proceed|proceeding|think",
        "are|will|be|would? move|moving forward|ahead <for_you>*",
        "are in? or? out?",
    ],
    "learn": [
        "<hear>",
        "<get> <news> <for_you>*",
        "see|seeing|receive|receiving <news> <for_you>*",
        "get|getting|receive|receiving|see <a_mail> <for_you>*",
        "be <informed> <for_you>*",
        "know more|something|anything? <what>? <for_you>*",
    ],
    # Without a subject; no "to", or it would be they who hear: "we hope to hear from the client".
    "you_will": ["will|should|shall|can|could|may|might|would|ought|going|due|supposed|expect"],
    "learning": [
        "will|should|shall|can|could|may|might|would|am|are|be|also|all|to|now|then|both",
        "ought|going|due|supposed|expect to",
    ],
}

PLANS: Words = {
    "expect": ["expect|anticipate|expecting|anticipating|await"],
    "expecting": [
        "you can|should|may|could|might|will|would|are? <expect>",
        "<expect>",
        "you can|should|may? look|watch|wait out? for",
        "look|watch|wait out? for",
        "you can? keep an eye out for",
    ],
    "plan": [
        "the|our|my|current <plan_kind>? plan|goal|aim|target|hope|intention|expectation <is>?",
        "the|our|my|current <plan_kind>? timeline|timeframe|schedule <is>?",
        "the? decision|target|answer date|timeline|deadline <is>?",
        "our internal? deadline <is>?",
        "the? next step|steps <is> <a_mail> <from_us>?",
        "decision|target <is>?",
        "timeline|timeframe|eta <is>?",
        "the timing <is>?",
        "<aiming>",
        "it|that|this? will|should|would|could|might be",
        "it|that|this may|can be",
        "it|that|this is",
        "let us aim|plan|shoot|target for?",
    ],
    "aiming": [
        "we|i|it|you are|am|is? <aiming_at>",
        "they|he|she are|is? <aiming_at>",
        "aiming|targeting|shooting|hoping|planning|looking for|at",
    ],
    "aiming_at": ["looking|targeting|thinking|aiming|shooting|planning|hoping|expecting at|for|on?"],
    "plan_kind": ["current|tentative|rough|target|expected|hiring|decision|general"],
    "is": ["is to?", "<modal>* be to?"],
}

PROMISES: Rules = {
    # With a subject of its own: what stands before it cannot turn it into something else.
    "own_promise": [
        (
            first_channel,
            "<who> <modal>* {tell}",
            "<person> <will> <modal>* {tell}",
            "%name +name? going to {tell}",
            "<who> <modal>* <wish> <modal>* {tell}",
            "<person> hopes|hope|wants|want|plans|plan|expects|expect|aims|aim|intends to {tell}",
            "<who> <modal>* {tell} and|or <modal>* <tell>",
            "will|should|shall <modal>* {tell}",
            "<who> will|should|shall|are|am|is <modal>* %plain +plain* and|then {tell_you}",
        ),
        (
            None,
            "<who>? <modal> <modal>* <receive>",
            "<person> <will> <modal>* <receive_it>",
            "<hearer> <learning>* <hear>",
            "<you_will>? <hear>",
            "<you_will> <learning>* <hear>",
            "<listener> <learning>* <hear_from>",
            "<listener> <learning> <learning>* <learn>",
            "<listener> <learning> <learning>* get|receive|have|see <news_or_mail> from <person>",
            "<listener> <learning>* <get> my decision|answer",
            "<hearer>? <learning> <learning>* find out|know <what>? <for_you>*",
            "i <learning> <learning>* <get> a|an|the? <kind>* <answer_or_verdict> <for_you>*",
            "<learning> <learning>* be <informed> <for_you>*",
            "<listener> <learning> <learning>* be <informed> of|about|on <a_verdict> <for_you>*",
            "<who>? <future> <modal>* <done>",
            "<listener> will|shall <learning>* <done>",
            "<news_comes>",
            "<expecting> <news> <for_you>* <come>?",
            "<expecting> <a_mail> <for_you>* <come>?",
            "<expecting> <news_or_mail> from <person>",
            "we|i can|should|may|could|might|will|would|are|am? <expect> <a_verdict> <for_you>* <come>?",
            "<expecting> to|on|for? <us>? to? <tell>",
            "<expecting> to <learn>",
            "<expecting> to <hear_from>",
            "<plan> to? <tell>",
            "<plan> to have|get <an_answer> <for_you>*",
            "<aiming> <a_choice> <come>?",
            "<aiming> <an_offer> <come>?",
        ),
    ],
    # What may be about anything: a decision about the budget is none about you.
    "telling_you": [
        (
            first_channel,
            "<who> <modal>* {tell_you}",
            "<person> <will> <modal>* {tell_you}",
            "will|should|shall <modal>* {tell_you}",
        ),
        (
            None,
            "<who> <modal>* <in_touch>",
            "<who> <modal>* have|get|share|give <tidings> <for_you>*",
            "<person> <will> <modal>* <in_touch>",
            "<listener> <learning>* <hear>",
            "<listener> <learning>* <hear_from>",
            "<listener> <learning> <learning>* <learn>",
            "<expecting> to <learn>",
            "<expecting> <news_or_mail> <from_us>?",
        ),
    ],
    "promise": [
        (same, "{tell_you}", "{own_promise}"),
        (first_channel, "<modal> <modal>* {tell}"),
        (None, "<you_will>? <hear_from>", "<you_will> <learning>* <hear_from>"),
    ],
}

WORDS: Words = {**SAYING, **PLANS}
RULES: Rules = PROMISES
