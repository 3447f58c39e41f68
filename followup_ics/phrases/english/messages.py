"""English for what stands before and after the sentence that names the day: reasons, remarks, days of other things."""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings import asides, requests, timing, weeks
from followup_ics.phrases.meanings.values import same

REASONS: Words = {
    # A remark: it names no day, turns nothing, and whatever it says, the next sentence stands by itself.
    "remark": ["%loose +loose*"],
    "cause": ["%cause +cause*"],
    "grounds": [
        "with|given the? long|holiday|bank? weekend|holidays coming|here|approaching|around|ahead? up?",
        "because|since|as|with|given|due|while|although|though|considering|barring +cause +cause*",
    ],
    "joint": ["but|so|and then|now?", "then|now", "so and|then"],
    "reason": [
        "because|since|as|with|given|due|while|although|though|considering|barring +loose +loose*",
        "knowing|seeing|understanding +loose +loose*",
        "with|given|because|due of|to? the? long|holiday|bank? weekend|holidays coming|here|approaching|ahead? up?",
    ],
    "polite": ["<courtesy>", "<hello>", "worst case|scenario", "<source> ,"],
    "thinks": ["reckons|thinks|believes|hopes|says|said|figures|expects|guesses", "tells|told me"],
    "after_what": [
        "once|when|after|now <who> +plain +plain*",
        "once|when +plain +plain +plain*",
        "after|following the|our|your|this|all? +plain +plain*",
    ],
    # No comma after it: it ends where their message begins, so it may not be one itself.
    "when_settled": [
        "once|after|when i|we|they|he|she have|has <met_with> +whom*",
        "once|when i|we <have_news>",
        "once|when there is|are a|an|any|some|more? news|word|update|decision|anything|something",
    ],
    "met_with": [
        "spoken|talked|met|checked|finished|interviewed|seen|reviewed|discussed|wrapped|completed|consulted|conferred",
        "gone|looked|been through|over",
        "had a|the|our|my chat|chance|word|conversation|call|meeting|look",
    ],
    "lead": [
        "<courtesy>",
        "<hello>",
        "<person> <thinks> that?",
        "<person> asked|wants|wanted|told|asks me to <let_know> that?",
        "<person> asked|wants|wanted|told|asks me to say|mention|pass on that?",
        "bear|bearing with me|us",
        "<either_way>",
        "<per> ,",
        "<source> ,",
        "have a? little|bit|some of? patience",
        "<remark> .",
        "<remark> so|and",
        "%whole +whole* but",
        "<denial> but|though",
        "<denial> still ,",
        "%prefacing +preface* ,",
        "<statement> ,",
        "<reason> ,",
        "<hedge> but|and?",
    ],
    "statement": [
        "we|i|they|he|she|it|there|the|our|my|that|this +loose +loose*",
        "%proper %proper? has|have|had|is|needs|wants|must +loose +loose*",
        "you are|were|did|came|made|seem|seemed|have +loose +loose*",
        "<elided> +loose +loose*",
        "your file|application|candidacy|profile|case|cv|resume goes|go|is|was|has +loose +loose*",
    ],
    # Without their subject, as in a chat.
    "elided": [
        "waiting|working|checking|finishing|wrapping|chasing|interviewing|reviewing|discussing|seeing|meeting|talking",
        "sending|taking|running|putting|getting|travelling|traveling|heading|flying|catching|back|stuck|swamped",
        "chatted|spoke|spoken|talked|met|got|had|finished|wrapped|caught|sent|submitted|passed|loved|liked|enjoyed",
        "sounds|seems|looks",
    ],
    "bank_holiday": ["the|our? early? may|spring|summer|august|easter? bank|public holiday"],
    "hedge": ["do|please? not quote me on? that?", "at the? very? latest", "worst case|scenario"],
    "owing": ["due|owing|thanks to <ground>", "because|given <ground>", "because|in|view|light of? of? <ground>"],
    "ground": [
        "your|the|a other|competing? offer|offers|deadline|situation",
        "the|our? holiday|holidays|break|weather|above|circumstances|volume",
        "<topic> <topic_of>?",
        "<holiday>",
    ],
    "closing": ["shut|shuts|close|closes|break|breaks|leave|leaves|finish|finishes|fly|flies up|down|off|out?"],
    "about_process": [
        "<unhappily>? the|our|this decision|process|search|timeline|hiring|team|panel|committee +loose +loose*"
    ],
    "unhappily": ["sorry|regrettably ,"],
    "decides": [
        "decide|decides|deciding|vote|votes|voting <for_you>*",
        "make|makes|making|reach|reaches|reaching|take|takes|taking <a_choice> <for_you>*",
        "approve|approves|approving|finalize|finalizes|finalise|finalises +aside*",
    ],
    "falls": ["fall|falls|is|be", "is|are|be <done_to>"],
    # An event without a day: what follows by so much later has none either.
    "tail_after": ["once|when|after|as we|i|they|he|she|you have|has|are|am|is|get|gets +plain +plain* ,"],
    "tail_once": [
        "once|when the|our|my|things|everything|everyone|all +plain +plain* ,",
        "once|when %proper has|is|gets|comes|returns +plain* ,",
    ],
    # A tail that can stand after a day alone, too: no word of it could be what the day is of.
    "bare_tail": [
        "<ending>",
        "<about>",
        "<courteous> ,",
        ". <state> ,",
        ". we|i|he|she|they|there|our|my|the +plain +plain* .",
        ", because|since|as|while|given|due|depending|now +plain +plain* ,",
        "depending on +plain +plain* ,",
        ", before|ahead of? our|the? holiday|christmas|xmas rush|party ,",
        ", %proper %proper? ,",
        "with? best|regards|cheers|thanks|kind|warm|sincerely regards|wishes? , %proper? %proper? %proper?",
        ", pinky|scouts promise|honor|honour ,",
        ", cross my heart ,",
        ", you have my word ,",
    ],
    # After a sentence that is whole.
    "tail": [
        "<bare_tail>",
        ", %afterword +dateless* ,",
        ", before|ahead of? our|the? <season>",
        ", before|ahead of? our|the? <holiday> shutdown|closure|break|party|rush",
        "with|regarding|concerning|via %dateless +dateless* ,",
        "<tag> questionmark",
        "will|would|could|can you questionmark",
    ],
    "tag": ["yeah|cool|ok|okay|right|alright|deal|eh|huh|fair|good", "fair enough", "sound|sounds good|ok|okay|fair"],
    # A denial of something else, before a "but": it leaves the sentence after it alone.
    "denial": [
        "<who>? do|can|could not <say_yet> +loose*",
        "<who>? can|could not",  # "say" is dropped
        "<who> am|are|is not <certain> +loose*",
        "<who> have|has not <settled> +loose*",
        "nothing is|has|was been? <settled> +loose*",
        "nothing is|has been? certain|definite|definitive|final|fixed|official|set|signed +loose*",
        "no promises|guarantees|guarantee|promise",
    ],
    "say_yet": ["know|promise|guarantee|say|tell|commit|speak|predict|swear|rush|have|want|make|give|see"],
    "certain": ["sure|certain|able|ready|there|done|finished|allowed|final|decided|official|quite|in|fully"],
}

WORDS: Words = REASONS

RULES: Rules = {
    # A remark with a day of its own: the day of the message is not before it, and is never counted from it.
    "dated_remark": [
        (same, "{dated_event}"),
        (same, "{timing} %start +aside*", "{timing} is|are a|the? <holiday>"),
        (
            asides.both,
            "%start +aside* {timing} +aside* {timing} +aside*",
            "%start +aside* {timing} +aside* , %start +aside* {timing}",
        ),
    ],
    # Thanks for a day, or what was said on one: it is not the day of the message.
    "dated_courtesy": [
        (same, "<thanking> +met* {timing}", "<pleased> +met* {timing}", "sorry|apologies +loose* {timing}"),
        (same, "it|that? was|is|has? been? a? so|very|really|such|truly? a? <pleasant> +met +met* {timing}"),
        (same, "as? discussed|agreed|mentioned|promised|explained|indicated +loose* {timing}"),
        (same, "as i|we|they said|told|mentioned|discussed|agreed|promised|explained you? +loose* {timing}"),
    ],
    # A day that counts from the one named before.
    "anchored": [
        (
            timing.next_day,
            "the? next|following day|morning|afternoon",
            "the day|morning|afternoon after|following that?",
        ),
        (timing.next_day, "a|one day later|afterwards|after"),
        (timing.that_day, "then"),
        (timing.that_day, "later? that|the same? very? same? day|afternoon|evening|night"),
        (weeks.following_week, "the week after|following that?", "the following week"),
    ],
    "anchored_message": [
        (requests.promised, "{own_promise} {anchored} <ending>*", "{telling_you} {anchored} <ending>*"),
        (
            same,
            "it|that <modal> <modal>* be {anchored} <closer>*",
            "{anchored} ^ <listener> <learning>* <hear> <closer>*",
        ),
    ],
    "then_anchored": [(requests.promised, "<modal>* {tell} {anchored} <ending>*")],
    "dated_event": [
        (same, "%start +aside* {timing} +aside*", "%start +aside* {timing} for|because|due of|to? <holiday>")
    ],
    "anchor": [(same, "{dated_event}", "{dated_closing}", "{dated_plan}", "{dated_decision}")],
    "dated_reason": [(same, "because|since|as|with|given|due|while|although +aside +aside* {timing} +aside*")],
    "dated_cause": [(same, "%cause +cause* {timing} +cause*")],
    # The day on which they decide is not the one on which you hear of it, where both are told.
    "dated_decision": [
        (
            same,
            "<who> <modal>* <decides> {timing} +aside*",
            "<person> <modal>* <decides> {timing} +aside*",
            "<a_choice> <modal>* <falls> {timing} +aside*",
        )
    ],
    "dated_plan": [
        (same, "<who> <modal>* %start +aside* {timing} +aside*"),
        (same, "<who> <modal>* %start it|this|that +aside* {timing} +aside*"),
    ],
    "dated_plans": [(same, "{dated_plan}"), (asides.both, "{dated_remark} , {dated_plan}")],
    "dated_holiday": [
        (same, "<holiday> is|falls|lands on? {timing}", "<bank_holiday> is|falls on|this? {timing}"),
        (same, "<bank_holiday> on|this? {timing}"),
        (same, "{timing} slows|interrupts|disrupts|delays|complicates +aside*"),
        (same, "{timing} is|are a|the? bank|public|national? holiday +aside*", "{timing} is <holiday>"),
    ],
    "then_told": [
        (same, "informs|notifies|tells|calls|contacts <listener> {timing} <ending>*"),
        (requests.promised, "<modal>* {tell} {timing} <ending>*"),
    ],
    "then_asked": [(requests.bidden, "{do_ask} {timing} <ending>*")],
    "dated_closing": [
        (same, "no +aside +aside* until|till|before {timing}"),
        (same, "nothing|nobody will|is|gets|happens|moves|works +aside* {timing} +aside*"),
        (same, "%start +aside* <closing> +aside* {timing}"),
        (same, "i|we know|understand|realize|realise that? you have +aside +aside* {timing} +aside*"),
    ],
    "message": [
        (same, "<lead>* {strong} <tail>*"),
        (
            same,
            "<polite>* <denial> but|though {bare} <bare_tail>*",
            "<polite>* <denial> but|though {weak} <bare_tail>*",
        ),
        (same, "<polite>* {bare} <bare_tail>*", "<polite>* {weak} <bare_tail>*", "<polite>* {sentence}"),
        (same, "<lead>* {headlined} <bare_tail>*"),
        (same, "<lead>* <state> , <who>? <modal> <modal>* have|get|know one|it|more {timing} <tail>*"),
        (same, "<lead>* <owing> {strong_core} <tail>*"),
        (
            same,
            "<about_process> , {weak} <bare_tail>*",
            "<about_process> , <who>? now? expect it|this {timing} <tail>*",
        ),
        (same, "<grounds> , {weak} <bare_tail>*", "<grounds> , {bare} <bare_tail>*", "<cause> so {weak} <bare_tail>*"),
        (same, "<polite>* <cause> but <by> {timing} <bare_tail>*"),
        (same, "<cause> so <by> {timing} <tail>*", "<cause> so {bare} <bare_tail>*"),
        (asides.not_from_here, "<lead>* <remark> and? then {strong} <tail>*"),
        (
            asides.not_from_here,
            "<lead>* <after_what> , {strong} <tail>*",
            "<lead>* <when_settled> {strong_core} <tail>*",
        ),
        (
            asides.counted_from,
            "<lead>* {anchor} , {anchored_message} <tail>*",
            "<lead>* {anchor} <joint> {anchored_message} <tail>*",
            "<lead>* {anchor} and|then|but {then_anchored} <tail>*",
        ),
        (asides.only_message, "<lead>* {dated_courtesy} , {strong} <tail>*"),
        (
            asides.before_or_after,
            "<lead>* {dated_closing} <joint> {strong} <tail>*",
            "<lead>* {dated_closing} , {strong} <tail>*",
        ),
        (
            asides.beside,
            "<lead>* {dated_decision} <joint> {strong} <tail>*",
            "<lead>* {dated_decision} , {strong} <tail>*",
            "<lead>* {dated_decision} and|then|but {then_told} <tail>*",
            "<lead>* {dated_plans} and|then|but {then_told} <tail>*",
        ),
        (asides.by_whom, "<lead>* {dated_plans} and|then|but {then_asked} <tail>*"),
        (asides.beside, "<lead>* {dated_remark} <joint> {strong} <tail>*", "<lead>* {dated_remark} , {strong} <tail>*"),
        (
            asides.beside,
            "<lead>* {dated_remark} , {headlined} <bare_tail>*",
            "<lead>* {dated_remark} <joint> {headlined} <bare_tail>*",
        ),
        (asides.beside, "<lead>* {dated_reason} , {strong} <tail>*", "<lead>* {dated_reason} , {weak} <bare_tail>*"),
        (
            asides.beside,
            "<lead>* {dated_holiday} so {bare} <bare_tail>*",
            "<lead>* {dated_holiday} so {weak} <bare_tail>*",
            "<lead>* {dated_holiday} <joint> {strong} <tail>*",
            "<lead>* {dated_holiday} , {strong} <tail>*",
        ),
        (asides.beside, "<lead>* {dated_holiday} , {weak} <bare_tail>*"),
        (asides.beside, "<lead>* because|since|as|with {dated_holiday} {strong_core} <tail>*"),
        (asides.beside, "<lead>* {dated_cause} so {weak} <bare_tail>*", "<lead>* {dated_cause} so {bare} <bare_tail>*"),
        (
            asides.not_from_here,
            "<lead>* {strong} <tail>* <tail_after> <tail>*",
            "<lead>* {strong} <tail>* <tail_once> <tail>*",
            "<polite>* {bare} <bare_tail>* <tail_after> <tail>*",
            "<polite>* {weak} <bare_tail>* <tail_after> <tail>*",
        ),
        (asides.one_of_two, "<lead>* {strong} <joint> {strong} <tail>*", "<lead>* {strong} , {strong} <tail>*"),
    ],
}
