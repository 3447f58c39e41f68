"""What a domain is: an employer's, or one of a service through which many employers write; and the employer's name."""

from typing import Final

FREE_MAIL: Final = frozenset(
    """
    126.com 163.com aol.com duck.com fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
    googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.fr icloud.com laposte.net libero.it live.com mac.com
    mail.com mail.ru mailbox.org me.com msn.com orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de
    proton.me protonmail.com qq.com t-online.de tuta.com tutanota.com web.de yahoo.co.jp yahoo.co.uk yahoo.com
    yahoo.de yahoo.fr yandex.com yandex.ru ymail.com zoho.com
    """.split()  # noqa: SIM905 - read more easily than a column of a hundred lines
)
"""Who gives an address to anybody."""

SERVICES: Final = frozenset(
    """
    applytojob.com ashbyhq.com avature.net bamboohr.com breezy.hr bullhorn.com comeet.co comeet.com dover.com
    eightfold.ai factorialhr.com fountain.com freshteam.com gem.com greenhouse-mail.io greenhouse.io grnh.se
    hire.lever.co hirebridge.com hirevue.com homerun.co icims.com jazz.co jobvite.com join.com lever.co manatal.com
    myworkday.com myworkdayjobs.com oraclecloud.com personio.com personio.de pinpointhq.com recruitee.com
    rippling.com smartrecruiters.com successfactors.com successfactors.eu taleo.net teamtailor.com
    teamtailor-mail.com ultipro.com welcomekit.co workable.com workablemail.com workday.com zohorecruit.com
    acuityscheduling.com cal.com calendar.google.com calendly.com candidate.fyi chilipiper.com clockwise.com
    coderpad.io cronofy.com doodle.com goodtime.io gotomeeting.com guide.co hackerrank.com
    hubspot.com karat.com karat.io meet.google.com modernloop.com modernloop.io prelude.co
    reclaim.ai savvycal.com skype.com teams.microsoft.com tidycal.com webex.com whereby.com x.ai youcanbook.me
    zoom.us hired.com indeed.com indeedemail.com linkedin.com monster.com stepstone.de welcometothejungle.com
    wellfound.com xing.com ziprecruiter.com
    """.split()  # noqa: SIM905 - read more easily than a column of a hundred lines
)
"""Who sends for employers: applicant tracking, scheduling, meetings, job sites.

For an interview at one of these themselves, the company is asked for.
"""

AGENCIES: Final = frozenset(
    """
    adecco aerotek akkodis allegisgroup brunel experis ferchau gigroup gulp hays heidrick insightglobal kellyservices
    kforce kornferry lhh manpower manpowergroup michaelpage modis morganmckinley pagegroup pagepersonnel randstad
    reed roberthalf robertwalters spencerstuart teksystems trenkwalder
    """.split()  # noqa: SIM905 - as above
)
"""Who places people with others, by the label before the suffix: their own name says nothing of the employer."""

SECOND_LEVELS: Final = frozenset(
    {"ac", "co", "com", "edu", "gob", "gov", "gouv", "ltd", "ne", "net", "or", "org", "plc"}
)
"""What stands before a country's label in a suffix of two parts: co.uk, com.br, or.jp, ac.nz."""

LENGTH_OF_COUNTRY: Final = 2
NO_COMPANY: Final = frozenset({"local", "internal", "lan", "localhost", "invalid", "onion", "arpa"})


def is_free_mail(domain: str) -> bool:
    """Tell whether a domain gives addresses to anybody.

    >>> is_free_mail("gmail.com"), is_free_mail("acme.example")
    (True, False)
    """
    return _is_within(domain, FREE_MAIL)


def is_service(domain: str) -> bool:
    """Tell whether a domain sends for many employers.

    >>> is_service("us.greenhouse-mail.io"), is_service("greenhouse.example")
    (True, False)
    """
    return _is_within(domain, SERVICES)


def is_agency(own_domain: str) -> bool:
    """Tell whether a registered domain is that of an agency, which writes for many employers.

    >>> is_agency("randstad.de"), is_agency("acme.example")
    (True, False)
    """
    return own_domain.casefold().partition(".")[0] in AGENCIES


def _is_within(domain: str, known: frozenset[str]) -> bool:
    labels = domain.casefold().split(".")
    return any(".".join(labels[start:]) in known for start in range(len(labels)))


def find_own_domain(domain: str) -> str | None:
    """Return the domain that somebody registered, an employer's; None where it is nobody's or a service's.

    >>> find_own_domain("mail.acme-robotics.co.uk"), find_own_domain("gmail.com")
    ('acme-robotics.co.uk', None)
    """
    labels = domain.casefold().split(".")
    if is_free_mail(domain) or is_service(domain) or labels[-1] in NO_COMPANY or labels[-1].isdigit():
        return None
    length = 2 if labels[-2:-1] and labels[-2] in SECOND_LEVELS and len(labels[-1]) == LENGTH_OF_COUNTRY else 1
    own = labels[-length - 1 :]
    return ".".join(own) if len(own) == length + 1 and all(own) else None


def name_company(own_domain: str) -> str | None:
    """Return the name that a registered domain stands for; None where its letters cannot be read.

    >>> name_company("acme-robotics.co.uk"), name_company("xn--mnchen-3ya.example")
    ('Acme Robotics', 'München')
    """
    label = own_domain.partition(".")[0]
    if label.startswith("xn--"):
        try:
            label = label.encode("ascii").decode("idna")
        except UnicodeError:
            return None
    words = label.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or None
