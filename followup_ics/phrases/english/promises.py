"""English for what they will do: we should have a decision, you will hear from us. No row may hold a negation.

A row says whose answer it is: "we need your answer by Friday" and "you should decide" are no promises, and match none.
"""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings.requests import first_channel
from followup_ics.phrases.meanings.values import same

PLANS: Words = {
    "expect": ["expect|anticipate|expecting|anticipating|await"],
    "expecting": [
        "you can|should|may|could|might|will|would|are? <expect>",
        "<expect>",
        "you can|should|may? look|watch|wait out? for",
        "look|watch|wait out? for",
        "you can? keep an eye out for",
        "you can|may|should? look forward to",
        "you can|may|should? count|bank|rely|depend on|upon",
    ],
    "plan": [
        "the|our|my|current <plan_kind>? plan|goal|aim|target|hope|intention|expectation <is>?",
        "the|our|my|current <plan_kind>? timeline|timeframe|schedule <is>?",
        "the? <plan_kind>? decision|target|answer|response date|timeline|deadline <is>?",
        "the? <plan_kind>? date|timeline|timeframe|target for|of|on <a_verdict> <is>?",
        "we|i|it|you? are|am|is? on track|schedule|course|target for|with? <a_verdict>?",
        "our internal? deadline <is>?",
        "the? next step|steps <is> <a_mail> <from_us>?",
        "decision|target <is>?",
        "timeline|timeframe|eta <is>?",
        "timeline|timeframe|timing|eta|target|date for|of <a_verdict> <is>?",
        "the? timing <is>?",
        "<aiming>",
        "it|that|this? will|should|would|could|might be",
        "it|that|this may|can be",
        "it|that|this is",
        "let us aim|plan|shoot|target for?",
    ],
    "aiming": [
        "we|i|it|you are|am|is? <aiming_at>",
        "they|he|she are|is? <aiming_at>",
        "<who> <modal>* aim|shoot|plan for|on|at",
        "aiming|targeting|shooting|hoping|planning|looking for|at",
    ],
    "aiming_at": ["looking|targeting|thinking|aiming|shooting|planning|hoping|expecting at|for|on?"],
    "plan_kind": ["current|tentative|rough|target|expected|anticipated|planned|likely|hiring|decision|general"],
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
            "<they> <modal>* <wish> <modal>* {tell}",
            "i <modal>* <wish> <modal>* {tell_you}",
            "<person> <means> to {tell}",
            "<who> <modal>* {tell} and|or <modal>* <tell>",
            "will|should|shall <modal>* {tell}",
            "<who> will|should|shall|are|am|is <modal>* %plain +plain* and|then <modal>* {tell_you}",
            "%name +name? <calling> <listener> back? <for_you>*",
            "%proper %proper? <calling>",
            "%proper %proper? to {tell}",
            "<person> decides <what>? <for_you>*",
            "<note_who> to {tell}",
            "<who> will|should|shall|are|am|is <modal>* %plain +plain* and|then have|get <news> <to_you>*",
            "let me|us %plain +plain* and|then <modal>* {tell_you}",
        ),
        (
            None,
            "<who>? <modal> <modal>* <receive>",
            "i? <learning> <learning>* <get> <news> <from_us> <for_you>*",
            "<learning> <learning>* get|receive|getting <a_mail> <for_you>*",
            "<person> <will> <modal>* <receive_it>",
            "<hearer> <learning>* <hear>",
            "<you_will>? <hear>",
            "<you_will> <learning>* <hear>",
            "<listener> <learning>* <hear_from>",
            "<listener> <learning> <learning>* <learn>",
            "<listener> get|gets|receive|receives <news_or_mail> <for_you>*",
            "<listener> <learning> <learning>* get|receive|have|see <news_or_mail> from <person>",
            "<listener> <learning>* <get> my decision|answer",
            "<listener> <learning> <learning>* get|receive|have|see your <kind>* <answer_or_verdict> <for_you>*",
            "<hearer>? <learning> <learning>* find out|know <what>? <for_you>*",
            "i <learning> <learning>* <get> a|an|the? <kind>* <answer_or_verdict> <for_you>*",
            "<learning> <learning>* be <informed> <for_you>*",
            "<listener> <learning> <learning>* be <informed> of|about|on <a_verdict> <for_you>*",
            "<who>? <future> <modal>* <done>",
            "<who>? will|shall|can|aim|hope|try|are <modal>* answer|answering <for_you>*",
            "<they> should|would|could|expect <modal>* answer|answering <for_you>*",
            "<who>? will|shall <modal>* <done_for_you>",
            "<who> <modal>* hope|expect|plan|aim|hoping|planning|aiming to <done_for_you>",
            "<person> will|shall <modal>* <done_for_you>",
            "<person> will|shall <modal>* <done>",
            "<listener> will|shall <learning>* <done>",
            "<news_comes>",
            "<expecting> <news> <for_you>* <come>?",
            "<expecting> <a_mail> <for_you>* <come>?",
            "<expecting> <news_or_mail> from <person>",
            "<expecting> my <kind>* <mail_or_answer> <for_you>*",
            "we|i can|should|may|could|might|will|would|are|am? <expect> <a_verdict> <to_you>* <come>?",
            "we|i can|should|may|could|might|will|would|are|am? <expect> <a_choice> <for_you>* <come>?",
            "<expecting> to|on|for? <us>? to? <tell>",
            "<expecting> to <learn>",
            "<expecting> to? <hear_from>",
            "<expecting> <hear>",
            "<plan> to? <tell>",
            "<plan> for <us> to <tell>",
            "<plan> for <person> to <tell>",
            "<plan> to have|get <an_answer> <for_you>*",
            "<aiming> <a_choice> <come>?",
            "<aiming> <an_offer> <come>?",
            "hoping for <an_answer> <come>?",
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

WORDS: Words = PLANS
RULES: Rules = PROMISES
