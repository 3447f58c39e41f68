"""English for what stands before and after the sentence that names the day: greetings, reasons, the state of play."""

from followup_ics.phrases.grammar.engine import Rules, Words
from followup_ics.phrases.meanings import asides, requests
from followup_ics.phrases.meanings.values import same

COURTESIES: Words = {
    "courtesy": ["<greeting> ,", "<courteous> ,", "<state> ,", "<state> but|so|and", "<courteous> and|but|so"],
    "courteous": [
        "hi|hello|hey|dear|morning|afternoon %name +name? +name?",
        "dear|hi|hello applicant|candidate|all|sir|madam or? madam?",
        "regarding|concerning|re <topic> <topic_of>?",
        "with|in regard|regards|respect|reference to <topic> <topic_of>?",
        "in terms of|on <topic> <topic_of>?",
        "as for|to <topic> <topic_of>?",
        "good morning|afternoon|evening|day",
        "<thanking> +met +met* <when_met>?",
        "<thanking> +loose +loose* , and +met +met* <when_met>?",
        "<pleased> +met +met* <when_met>?",
        "i|we? hope|trust you had|have|enjoyed|are|enjoy +loose* <time_off>?",
        "it|that? was|is|has? been? a? so|very|really|such|truly? a? <pleasant> +met +met* <when_met>?",
        "<fans> really|truly|very? much? enjoyed|loved|liked|appreciate|appreciated +met* <when_met>?",
        "sorry|apologies|apologize|apologise|pardon|excuse +loose +loose*",
        "we|i|they? will? keep you posted|updated|informed",
        "we|i|they? will? keep you in the loop",
        "sit|hang|hold tight",
        "a|some? quick|short|brief|small update|note +met*",
        "%loose +loose* longer than expected|planned|usual|hoped|anticipated|normal|we +loose*",
        "%loose +loose* longer than we|i|they have|would|had? hoped|expected|planned|anticipated|thought|liked",
        "i|we apologize|apologise +loose*",
        "<sorry> for not <replying> +loose* sooner|earlier|before|yet|quicker|faster",
        "<sorry> for the? silence|quiet",
        "so? sorry|apologies",
        "i|we am|are so|very|really|terribly? sorry +loose +loose*",
        "have|enjoy a|an|the|your? <pleasant>? rest? of? the|your? <time_off>",
        "happy|merry|enjoy <holiday>",
        "happy holidays|weekend",
        "congrats|congratulations +loose*",
        "i|we? hope +loose*",
        "you +loose* <well>",
        "just a? quick? note|update|line|message? to|from? +loose*",
        "no promises|guarantees|dramas|worries|problem|problems|rush|hurry|stress",
        "i|we can|will not promise|guarantee it|that|anything?",
    ],
    "sorry": ["sorry|apologies", "i|we apologize|apologise", "i|we am|are so|very|really? sorry"],
    "replying": ["getting|coming|replying|responding|calling|writing|updating|being|reaching|contacting|having"],
    "fans": ["we|i|they|everyone|everybody"],
    "thanking": ["thanks|thank|appreciate", "many thanks", "thanks|thank you? so|very? much? again?"],
    "pleased": ["<pleasant> to|meeting|talking|speaking|chatting|seeing|having", "lovely|great|nice|good"],
    "time_off": [
        "day|weekend|evening|week|one|holiday|holidays|break|vacation|trip|afternoon|morning|night|time|summer",
        "<holiday>",
        "long weekend",
    ],
    "well": ["did|were|was|are|came|made great|well|fantastic|brilliant|strong|across|impressive +loose* <when_met>?"],
    "when_met": [
        "today|yesterday",
        "this morning|afternoon|evening|week",
        "on? monday|tuesday|wednesday|thursday|friday",
        "earlier today?",
        "last week",
    ],
    "have_news": ["have|hear|know|get|receive|learn <news_bit>*"],
    "news_bit": ["news|more|anything|something|back|further|information|info", "an|a|any|the update|answer|decision"],
}

# How things stand: the one place where something has not happened yet.
STATE: Words = {
    "state": [
        "nothing new|to? report <yet>?",
        "nothing new <yet>?",
        "no <kind>* <verdict> <yet>?",
        "nothing <yet>",
        "we|i|they do not have <one>? <kind>* <verdict_or_answer> <yet>?",
        "we|i|they have no <kind>* <verdict_or_answer> <yet>?",
        "there is|has|have been? no <kind>* <verdict_or_answer> <yet>?",
        "nothing has been|is <settled> <yet>?",
        "we|i|they are not quite|all|entirely|fully? there|done|finished|ready|sure <yet>?",
        "it|that is not quite|all? final|official|decided|settled <yet>?",
        "the? decision|answer|verdict|result pending|outstanding",
        "no <kind>* <verdict_or_answer> from <person> <yet>?",
        "we|i|they have not heard back? from <person> <yet>?",
        "the decision has not been <settled> <yet>?",
        "we|i|they have not <settled> +plain* <yet>?",
        "we|i|they have not <settled> <yet>?",
        "we|i|they are|am not <finished> <yet>?",
        "we|i need a|some|little|bit|few? more|extra? time",
        "we|i? are|am? still? <deciding>",
        "the? position|role|job is still open",
        "it is|has been? a short|busy|long|hectic|crazy|slow week|day|month|time <here>?",
        "the? decision is still? pending|open",
        "we|i have not forgotten you|about you?",
    ],
    "verdict_or_answer": ["<verdict>", "<answer>", "anything +plain*"],
    "here": ["here|for us", "at the office"],
    "settled": ["decided|finished|heard|made|picked|chosen|settled|finalized|finalised|reached|met|seen|interviewed"],
    "finished": ["done|finished|ready|sure|there"],
    "yet": ["yet|still|so|far far?"],
    "deciding": ["deciding|interviewing|reviewing|discussing|meeting|talking|working|waiting +plain*"],
}

REASONS: Words = {
    # A remark: it names no day, turns nothing, and whatever it says, the next sentence stands by itself.
    "remark": ["%loose +loose*"],
    "cause": ["%cause +cause*"],
    "grounds": ["because|since|as|with|given|due|while|although|though|considering|barring +cause +cause*"],
    "joint": ["but|so|and then|now?", "then|now", "so and|then"],
    "reason": ["because|since|as|with|given|due|while|although|though|considering|barring +loose +loose*"],
    "polite": ["<courtesy>", "<hello>", "worst case|scenario", "<source> ."],
    "source": ["recruiter|hr|hm|manager|interviewer|agency|company|coordinator|boss"],
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
        "once|when there is|are any|some|more? news|word|update|decision|anything|something",
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
        "bear|bearing with me|us",
        "<either_way>",
        "have a? little|bit|some of? patience",
        "<remark> .",
        "<remark> but|so|and",
        "<statement> ,",
        "<reason> ,",
        "<hedge> but|and?",
    ],
    "statement": [
        "we|i|they|he|she|it|there|the|our|my|that|this +loose +loose*",
        "you are|were|did|came|made|seem|seemed|have +loose +loose*",
        "<elided> +loose +loose*",
    ],
    # Without their subject, as in a chat.
    "elided": [
        "waiting|working|checking|finishing|wrapping|chasing|interviewing|reviewing|discussing|seeing|meeting|talking",
        "chatted|spoke|spoken|talked|met|got|had|finished|wrapped|caught|sent|submitted|passed|loved|liked|enjoyed",
        "sounds|seems|looks",
    ],
    "hedge": ["do|please? not quote me on? that?", "at the? very? latest", "worst case|scenario"],
    "owing": ["due|owing|thanks to <ground>", "because|given <ground>", "because|in|view|light of? of? <ground>"],
    "ground": [
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
    "tail_after": ["once|when|after|as we|i|they|he|she|you have|has|are|is|get|gets +plain +plain* ,"],
    "tail": [
        "<ending>",
        "<about>",
        "<courteous> ,",
        ". <state> ,",
        ". we|i|he|she|they|there|our|my|the +plain +plain* .",
        ", because|since|as|while|given|due|depending|now +plain +plain* ,",
        "depending on +plain +plain* ,",
        ", %proper %proper? ,",
        "best|regards|cheers|thanks|kind|warm|sincerely regards|wishes? , %proper? %proper? %proper?",
    ],
}

WORDS: Words = {**COURTESIES, **STATE, **REASONS}

RULES: Rules = {
    # A remark with a day of its own: the day of the message is not before it, and is never counted from it.
    "dated_remark": [
        (same, "%start +aside* {timing} +aside*"),
        (same, "{timing} %start +aside*", "{timing} is|are a|the? <holiday>"),
        (
            asides.both,
            "%start +aside* {timing} +aside* {timing} +aside*",
            "%start +aside* {timing} +aside* , %start +aside* {timing}",
        ),
    ],
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
    "then_told": [(requests.promised, "<modal>* {tell} {timing} <ending>*")],
    "dated_closing": [(same, "%start +aside* <closing> +aside* {timing}")],
    "message": [
        (same, "<lead>* {strong} <tail>*"),
        (same, "<polite>* {bare} <tail>*", "<polite>* {weak} <tail>*", "<polite>* {sentence}"),
        (same, "<lead>* {headlined} <tail>*"),
        (same, "<lead>* <state> , <who>? <modal> <modal>* have|get|know one|it|more {timing} <tail>*"),
        (same, "<lead>* <owing> {strong_core} <tail>*"),
        (same, "<about_process> , {weak} <tail>*", "<about_process> , <who>? now? expect it|this {timing} <tail>*"),
        (same, "<grounds> , {weak} <tail>*", "<grounds> , {bare} <tail>*", "<cause> so {weak} <tail>*"),
        (same, "<cause> so <by> {timing} <tail>*", "<cause> so {bare} <tail>*"),
        (asides.not_from_here, "<lead>* <remark> and? then {strong} <tail>*"),
        (
            asides.not_from_here,
            "<lead>* <after_what> , {strong} <tail>*",
            "<lead>* <when_settled> {strong_core} <tail>*",
        ),
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
        (asides.beside, "<lead>* {dated_remark} <joint> {strong} <tail>*", "<lead>* {dated_remark} , {strong} <tail>*"),
        (
            asides.beside,
            "<lead>* {dated_remark} , {headlined} <tail>*",
            "<lead>* {dated_remark} <joint> {headlined} <tail>*",
        ),
        (asides.beside, "<lead>* {dated_reason} , {strong} <tail>*", "<lead>* {dated_reason} , {weak} <tail>*"),
        (asides.beside, "<lead>* {dated_cause} so {weak} <tail>*", "<lead>* {dated_cause} so {bare} <tail>*"),
        (
            asides.not_from_here,
            "<lead>* {strong} <tail>* <tail_after> <tail>*",
            "<polite>* {bare} <tail>* <tail_after> <tail>*",
            "<polite>* {weak} <tail>* <tail_after> <tail>*",
        ),
        (asides.one_of_two, "<lead>* {strong} <joint> {strong} <tail>*", "<lead>* {strong} , {strong} <tail>*"),
    ],
}
