"""English for who speaks, who is spoken to, and what may stand after what they do: for you, by email, either way."""

from followup_ics.phrases.grammar.engine import Words

OPEN: Words = {
    # A name, a role or an office that no table can hold; only beside a verb of telling, or after "from".
    "person": [
        "<name> <workplace>?",
        "<role> <workplace>?",
        "<name> , the|our|my %name +name? +name? <workplace>? ,",
        "<name> , hr|%name +name? ,",
        "<role> , %name +name? +name? ,",
        "either? <name> or|and <name>",
        "either? <name> or|and i",
        "i or <name>",
        "one|some|someone|somebody of|from us|them",
        "the two|three of us|them",
        "a +name of mine|ours",
        "one|someone|somebody|a of|from|member? of? the|our|my +name +name? +name?",
        "#address",
        "my|our contact there",
        "your contact|rep|representative|agent|interviewer|consultant|headhunter|recruiter +name? +name? <workplace>?",
        "april|june|jan|august|may|augustus <workplace>",
    ],
    "name": ["%name +name? +name?", "mr|mrs|ms|miss|dr|prof|professor|sir|madam %name +name? +name?"],
    "role": ["the|our|my|a|an +name +name? +name? +name?", "the|our|my hr +name? +name?"],
    "workplace": ["in|from|at|of|with the|our|my? %name +name? +name?", "in|from|at hr", "in|from human resources"],
    "about": [
        "about|regarding|concerning|re <topic> <topic_of>?",
        "with|in regard|regards|respect|reference to <topic> <topic_of>?",
        "on <topic> <topic_of>?",
    ],
    "from_interview": ["of|from|on your|the|this|our <interviewing>"],
    "topic": ["next steps|step", "the|a|an|our|your|this|that|my? %topic +topic? +topic? +topic?"],
    "topic_of": ["of|for|at|with|in the|a|an|our|your|this? %topic +topic? +topic?"],
}

PEOPLE: Words = {
    "us": [
        "us|me|him|her|them|hr|someone|somebody",
        "<the_team>",
        "<the_manager>",
        "someone|somebody from|on|in <them>",
    ],
    "them": ["us|me|him|her|them|hr", "<the_team>", "<the_manager>"],
    # Whom to write to: a name has its capital letter there, or it could be what is written.
    "whom": [
        "<them>",
        "%proper %proper?",
        "mr|mrs|ms|miss|dr|prof %name",
        "the|our|your +name team|office|desk|department",
        "reception|recruiting|recruitment",
        "the|our front? desk|reception|switchboard|office|store|shop|school|agency|recruiter|secretary|receptionist",
        "the|our dean|chair|chairman|principal|head|professor|committee|manager|supervisor|nurse|owner",
        "the|our surgery|clinic|practice|ward|hospital|branch|salon|restaurant|hotel|college|university",
        "the|our department|depot|warehouse",
        "the|my|our direct|main? mobile|cell|cellphone|desk|office|line|number|inbox|landline",
        "#address",
    ],
    "from_us": ["from|by <us>", "from|on our|their|my side|end"],
    "with_us": ["with|to|from <us>", "with|to|from <whom>"],
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
    # Who writes, as a note has it, without an article.
    "note_who": ["agency|client|company|school|recruiter|manager|boss|hm|mgr|employer|headhunter|consultant|hr"],
    "listener": [
        "you|everyone|everybody|people|folks",
        "you all|both|guys",
        "all|every|each|the? <shortlisted>? candidate|candidates|applicant|applicants|finalist|finalists",
        "all interviewees",
        "both|the two? candidates|finalists",
        "all applicants|candidates successful|shortlisted or not|unsuccessful",
    ],
    "shortlisted": ["shortlisted|successful|final|interviewed|remaining"],
    "hearer": ["<listener>", "i"],
    "for_you": [
        "for|to|with <listener>",
        "for|to all? the? candidates|applicants|everyone|everybody",
        "of|on your application|candidacy",
        "<about_it>",
        "again|back|out|over|personally|directly|individually|separately",
        "to let <listener> know <what>?",
        "to tell|inform|update <listener> <what>?",
        "<by_mail>",
        "in your inbox|hands|mailbox",
        "<either_way>",
        "<from_us>",
    ],
    # The same, but for whose it is: what is expected "from the panel" is not told to you yet.
    "to_you": [
        "for|to|with <listener>",
        "of|on your application|candidacy",
        "<about_it>",
        "back|out|personally|directly",
        "<by_mail>",
        "<either_way>",
    ],
    "interviewing": [
        "first|second|final|last? interview|interviews|call|meeting|assessment|test|evaluation|exercise|presentation",
        "<of_process>? process|review",
    ],
    "by_mail": [
        "in writing",
        "by|in|through|via the? post|letter",
        "by|via|over|through|on the? email|mail|phone|text|telephone",
        "by|via|in e - mail",
    ],
    "about_it": [
        "<on_it> this|that|it|things",
        "<on_it> the|our|your|any <matter>",
        "<on_it> the|our|your|this +topic +topic? role|job|position|post|opening|vacancy",
        "<on_it> the status|outcome|result|results|progress of <matter_of>",
        "<on_it>? the? next steps",
        "with|on <news>",
        "on|about where we|things|you|i stand|are",
        "on|about how it|things|everything|you went|go|goes|look|looks|stand|did",
        "on|about whether you <they_decide>",
    ],
    "on_it": ["on|about|regarding|concerning|re"],
    # What is never itself on a day: "about the job on Friday" tells when they write.
    "matter": [
        "next steps|step",
        "role|job|position|application|decision|status|offer|outcome|result|results|opening|vacancy",
        "opportunity|candidacy|candidature|post|applications|feedback|progress",
    ],
    "matter_of": ["the|our|your|this <matter>", "your|the interview"],
    "either_way": ["one way or the? other|another", "either way", "regardless", "in any case|event"],
}

WORDS: Words = {**PEOPLE, **OPEN}
