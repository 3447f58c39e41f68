"""English for what they will do: we should have a decision, you will hear from us. No row may hold a negation.

A row says whose answer it is: "we need your answer by Friday" and "you should decide" are no promises, and match none.
"""

from followup_ics.phrases.english.people import PEOPLE
from followup_ics.phrases.grammar.engine import Words

NEWS: Words = {
    "one": ["a|an|the|our|any|some|its|their|another"],
    "kind": ["final|firm|hiring|formal|definite|definitive|official|further|more|new|job|quick|first|initial"],
    # What is theirs alone to give; an answer can be yours, too, and an offer can lapse.
    "verdict": ["decision|decisions|verdict|outcome|result|results|announcement|feedback|update|updates|news|word"],
    "answer": ["answer|answers|response|reply"],
    "offer": ["offer|offers"],
    "more": ["something|anything|everything|more|information|info|conclusion|choice", "next steps"],
    "mail": [
        "email|emails|call|calls|message|messages|note|letter|letters|invitations",
        "e - mail",
        "phone call|calls",
    ],
    "a_verdict": ["<one>? <kind>* <verdict>", "<one>? yes or no", "your result|results|outcome|update"],
    "a_choice": ["<one>? <kind>* decision|decisions|verdict|announcement", "your result|results"],
    "an_answer": ["<one>? <kind>* <answer>"],
    "an_offer": ["a|an|the|our|your? <kind>* <offer>"],
    "a_mail": ["<one>? <kind>* <mail>"],
    "news_item": ["<a_verdict>", "<an_answer>", "<an_offer>", "<one>? <kind>* <more>"],
    "news": ["<news_item>", "<news_item> or|/ <news_item>"],
    "headline": ["<a_verdict>", "<one> <kind>* <answer>", "<kind> <kind>* <answer>", "a|an <kind>* <mail>"],
}

COMING: Words = {
    "come": [
        "be <done_to> <for_you>*",
        "come|comes|coming|go|goes|going|arrive|arrives|follow|follows <for_you>* <way>?",
    ],
    "done_to": ["made|sent|taken|reached|announced|communicated|shared"],
    "be_ready": ["be? out|ready|final|finalized|finalised <for_you>*"],
    "be_there": ["be? due|expected|available|there|in"],
    "be": ["is|are|be"],
    "way": ["out|in|through", "your way"],
    "news_comes": [
        "<a_verdict> <for_you>* <modal>* <come>",
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
    "contact": [
        "contact|contacting|call|calling|email|emailing|phone|phoning|ring|ringing|text|texting|reach|reaching"
    ],
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
    # What is done to you: it needs no subject.
    "tell_you": [
        "<give> you <news> <for_you>*",
        "<give> you <a_mail> <for_you>*",
        "have|get you <news> <for_you>*",
        "give|drop|shoot|send you a|an|another <short>? <message> <for_you>*",
        "<contact> <listener> back? <for_you>*",
        "e - mail|mailing <listener> <for_you>*",
        "<inform> <listener> <for_you>*",
        "<inform> <listener> more|something <for_you>*",
        "<inform> <listener> of? <a_verdict> <for_you>*",
        "reach|reaching out to <listener> <for_you>*",
        "get|getting|come|coming|be|go|going back to|with <listener> <for_you>*",
        "let|letting you|candidates|everyone|people know <what>? <for_you>*",
        "talk|speak|talking|speaking|touch|reconnect|regroup base? again? to|with you <for_you>*",
        "check|checking in|back with you <for_you>*",
        "have|get|ask <them> to? <contact> you <for_you>*",
        "have|get someone|somebody to? <contact> you <for_you>*",
        "deciding|replying|responding <for_you>*",
        "making <a_verdict> <for_you>*",
    ],
    "tell": [
        "<tell_you>",
        "<give> out? <news> <ready>? <for_you>*",
        "<give> out? <a_mail> <for_you>*",
        "<make> <a_choice> <ready>? <for_you>*",
        "make|making|extend|extending|finalize|finalise|finalizing|finalising|prepare <an_offer> <for_you>*",
        "have|having|get|getting <an_offer> for|to|ready you|for? you? <for_you>*",
        "make|making <a_mail> <for_you>*",
        "come|coming to <news> <for_you>*",
        "be|get|getting? back? in touch|contact again? <for_you>*",
        "circle|circling|report|reporting|loop|looping back with|to? you? <for_you>*",
        "touch|touching base again? <for_you>*",
        "confirm|confirming <for_you>*",
        "reach|reaching out <for_you>*",
        "follow|following up <for_you>*",
        "talk|speak|talking|speaking|reconnect again <for_you>*",
        "call|calling|write|writing|respond|responding|reply|replying back? <for_you>*",
        "decide|deciding <what>? <for_you>*",
        "make|making up our|their|my minds|mind",
        "pick|choose|select|picking|choosing|selecting someone|somebody",
        "have|get someone|somebody hired|selected|chosen",
        "have|get someone|somebody in place",
        "fill|filling the|this|our role|position|job",
        "wrap|wrapping this|it|things up",
    ],
    "receive": [
        "<get> <news> <ready>? <for_you>*",
        "receive|receiving <a_verdict> <for_you>*",
        "know|knowing more|something|anything? <what>? <for_you>*",
    ],
    "ready": ["ready"],
    "hear": ["hear|hearing|hears <news>? back? <from_us>? <for_you>*"],
    # What will be over by then; without a "will" before it, it is over already.
    "done": [
        "have made|reached|come|taken to? <news> <for_you>*",
        "have decided <what>? <for_you>*",
        "have heard <news>? back? <from_us>? <for_you>*",
        "have been <informed> <for_you>*",
        "have been? made|reached|taken",
    ],
    # The same, as you pass it on.
    "tell_me": [
        "let me know <what>?",
        "<contact> me back? <for_you>*",
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
    "what": ["<news>", "if|whether|what|who|how we|they|you <they_decide>"],
    "they_decide": [
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
        "we|i|it are|am|is? looking|targeting|thinking|aiming|shooting|planning|hoping|expecting at|for|on?",
        "aiming|targeting|shooting|hoping|planning|looking for|at",
    ],
    "plan_kind": ["current|tentative|rough|target|expected|hiring|decision|general"],
    "is": ["is to?", "<modal>* be to?"],
}

PROMISES: Words = {
    "message": [
        "call|ring|shout|buzz|nudge|line|note|email|message|text|reminder|bell|mail|ping|voicemail",
        "e - mail",
    ],
    "promise": [
        "<tell_you>",
        "<who> <modal>* <tell>",
        "<modal> <modal>* <tell>",
        "<who> <modal>* <wish> <modal>* <tell>",
        "<who>? <modal> <modal>* <receive>",
        "<who> <modal>* <tell> and|or <modal>* <tell>",
        "<hearer>? <learning>* <hear>",
        "<listener> <learning> <learning>* <learn>",
        "<listener> <learning>* <get> my decision|answer",
        "<learning> <learning>* be <informed> <for_you>*",
        "<who>? <future> <modal>* <done>",
        "<listener> <future> <learning>* <done>",
        "<news_comes>",
        "<expecting> <news> <for_you>* <come>?",
        "<expecting> <a_mail> <for_you>* <come>?",
        "we|i can|should|may|could|might|will|would|are|am? <expect> <a_verdict> <for_you>* <come>?",
        "<expecting> to|on|for? <us>? to? <tell>",
        "<expecting> to <learn>",
        "<plan>",
        "<plan> to? <tell>",
        "<plan> to have|get <an_answer> <for_you>*",
        "<aiming> <a_choice> <come>?",
        "<aiming> <an_offer> <come>?",
    ],
}

WORDS: Words = {**PEOPLE, **NEWS, **COMING, **SAYING, **PLANS, **PROMISES}
