"""The keys of an interview."""

from typing import Final

from followup_ics.input import fields
from followup_ics.input.keys import forms, person
from followup_ics.input.keys.update import CHECK_IN, HEAR_BY, NOTE, SAID_BY, SIGNAL, UPDATE
from followup_ics.input.records import Form, Key, Option, make_reader_of_nothing, make_scalar_reader

MOST_UPDATES: Final = 200
MOST_PEOPLE: Final = 50
MOST_MENTIONS: Final = 20

COMPANY: Final = Key(
    name="company",
    form=forms.TEXT,
    description="Who you met. Letter case and spacing do not matter when interviews are put together.",
    is_required=True,
    examples=("Acme Robotics",),
    option=Option("TEXT", "Whom you met, or will meet."),
)
ROLE: Final = Key(
    name="role",
    form=forms.TEXT,
    description="What you applied for. Interviews with the same company and role are rounds of one application.",
    examples=("Data engineer",),
    option=Option("TEXT", "What the interview is for."),
)
WHEN: Final = Key(
    name="when",
    form=forms.WHEN,
    description="When it starts, on the clock of its `timezone`; or the day alone.",
    is_required=True,
    option=Option("WHEN", "'2026-11-24 10:00', or the day alone."),
)
LENGTH: Final = Key(
    name="length",
    form=forms.LENGTH,
    description="How long it takes; one hour where nothing is said.",
    default="1h",
    examples=("45m", "1h30m"),
    option=Option("LENGTH", "45m, 1h30m; an hour where it is left out."),
)
INTERVIEWERS: Final = Key(
    name="interviewers",
    form=person.people_form("a list of 'Name' or 'Name <address>'", most=MOST_PEOPLE),
    description="Everybody you met: a name, with an e-mail address where you have it.",
    examples=(("Dana Lee <dana@acme.example>", "Omar Aziz"),),
    option=Option("NAME", "Somebody met, 'Name' or 'Name <address>'; again for more.", is_repeated=True),
)
ROUND: Final = Key(
    name="round",
    form=forms.TEXT,
    description="Your label for this round.",
    examples=("phone screen", "on-site"),
    option=Option("LABEL", "phone screen, on-site, and so on."),
)
TIMEZONE: Final = Key(
    name="timezone",
    form=forms.ZONE,
    description="The employer's time zone, where it is not the file's.",
    option=Option("ZONE", "The employer's, where it is not yours."),
)
HOLIDAYS: Final = Key(
    name="holidays",
    form=forms.CODES,
    description="The employer's days off, where they are not the file's.",
    option=Option("CODE", "The employer's, where they are not yours; again for more.", is_repeated=True),
)
BOOKED: Final = Key(
    name="booked",
    form=forms.DAY,
    description="The day on which the interview was arranged: check-ins that were planned after it are dropped.",
    option=Option("DAY", "The day on which it was arranged."),
)
CANCELLED: Final = Key(
    name="cancelled",
    form=forms.DAY,
    description="The day on which the interview was called off: it does not take place.",
)
CONTACT: Final = Key(
    name="contact",
    form=person.CONTACT,
    description="The person to write to, where nobody else said it.",
    examples=("Kim Park <kim@agency.example>",),
    option=Option("NAME", "The person to write to, 'Name' or 'Name <address>'."),
)
CONTACT_ONLY: Final = Key(
    name="contact_only",
    form=forms.YES_OR_NO,
    description="`yes`: nobody else is written to, and the contact is asked to pass thanks on.",
    default="no",
)
MENTION: Final = Key(
    name="mention",
    form=forms.list_form("a list of short texts", forms.TEXT._replace(words="a short text"), most=MOST_MENTIONS),
    description="What to come back to in your messages: what you talked about, a strength, an answer to mend.",
    examples=(("the talk about robot arms", "my answer on SQL"),),
    option=Option("TEXT", "Something to come back to in your messages; again for more.", is_repeated=True),
)
PLACE: Final = Key(
    name="place",
    form=forms.text_form("where it takes place: text or an address", limit=fields.LONGEST_LINK),
    description="Where it takes place, or the address to join; in no feed but your own.",
    examples=("Main St 5, 3rd floor",),
    option=Option("PLACE", "Where it takes place: text or an address."),
)
LINK: Final = Key(
    name="link",
    form=forms.LINK,
    description="The posting.",
    examples=("https://acme.example/jobs/17",),
    option=Option("URL", "The address of the posting."),
)

FORMER_COMPANY: Final = Key(name="company", form=forms.TEXT, description="The company as it was.")
FORMER_ROLE: Final = Key(
    name="role",
    form=Form(
        words="text", read=make_reader_of_nothing(forms.TEXT.read, ""), schema={"anyOf": (forms.TEXT, {"enum": ("",)})}
    ),
    description="The role as it was; '' where there was none.",
    means_nothing=True,
)
FORMERLY: Final = Key(
    name="formerly",
    form=forms.record_form("'company:' and 'role:' as they were", (FORMER_COMPANY, FORMER_ROLE), minProperties=1),
    description="What company and role were called before they were renamed: the events stay the same ones.",
)

INVITATION_UID: Final = Key(
    name="uid",
    form=forms.text_form("the invitation's UID", limit=fields.LONGEST_LINK),
    description="Its UID.",
    is_required=True,
)
SEQUENCE: Final = Key(
    name="sequence",
    form=Form(
        words="a whole number", read=make_scalar_reader(fields.read_count), schema={"type": "integer", "minimum": 0}
    ),
    description="Its SEQUENCE.",
)
STAMP: Final = Key(
    name="stamp",
    form=Form(
        words="an instant, as '20261124T100000Z'",
        read=make_scalar_reader(fields.read_stamp),
        schema={"type": "string", "pattern": f"^{fields.STAMP}$"},
    ),
    description="Its DTSTAMP.",
)
DIGEST: Final = Key(name="digest", form=forms.TEXT, description="A digest of what was taken from it.")
INVITATION: Final = Key(
    name="invitation",
    form=forms.record_form("keys such as 'uid:'", (INVITATION_UID, SEQUENCE, STAMP, DIGEST)),
    description="Knows the invitation again that the interview came from; written by `add --from`.",
)

INTERVIEW_ID: Final = Key(
    name="id",
    form=forms.TEXT,
    description="Keeps the events of this interview the same ones, whatever is renamed or added later.",
    needs_text=True,
    examples=("acme-2",),
    option=Option("TEXT", "Keeps the events the same ones whatever is renamed; drawn where it is left out."),
)
UPDATES: Final = Key(
    name="updates",
    form=forms.list_form(
        "a list of updates, each starting with '- on:'", UPDATE, most=MOST_UPDATES, may_be_single=False
    ),
    description="What happened after the interview, in any order.",
)
INTERVIEW_KEYS: Final = (
    COMPANY,
    ROLE,
    WHEN,
    LENGTH,
    INTERVIEWERS,
    ROUND,
    TIMEZONE,
    HOLIDAYS,
    BOOKED,
    CANCELLED,
    HEAR_BY,
    CHECK_IN,
    SIGNAL,
    SAID_BY,
    CONTACT,
    CONTACT_ONLY,
    MENTION,
    PLACE,
    LINK,
    NOTE,
    FORMERLY,
    INTERVIEW_ID,
    INVITATION,
    UPDATES,
)

INTERVIEW: Final = forms.record_form(
    "an interview, with 'company:' and 'when:'",
    INTERVIEW_KEYS,
    may_have_own=True,
    named_by=COMPANY,
    name="interview",
    description="One meeting.",
)
