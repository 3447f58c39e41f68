import pytest
from inputs import ONE, TOP, read, tell

RANDOM = "1f0c3a5b7d9e2468ac0e1b3d5f7a9c1e"
NO_RANDOM = (
    "is no random number as it is drawn (expected 32 hexadecimal digits or more, as 'openssl rand -hex 16' prints them)"
)

# the share beside a good one, what is said, why
SHARES = [
    (
        "{with: Ben}",
        "shares[1]: missing key 'id' (expected 32 hexadecimal digits or more, as 'openssl rand -hex 16' prints them)",
        "its address hangs on it",
    ),
    (f"{{id: {RANDOM[::-1]}}}", "shares[1]: missing key 'with' (expected a name, as 'Maria')", "with nobody"),
    (
        f"{{with: Ben, id: {RANDOM}}}",
        "shares[1].id: is there twice (first on line 6); each share has its own",
        "two shares would have one address",
    ),
    (
        f"{{with: Ben, id: {RANDOM.upper()}}}",
        "shares[1].id: is there twice (first on line 6); each share has its own",
        "the same number in capitals",
    ),
    (f"{{with: Ben, id: {RANDOM[:31]}}}", f"shares[1].id: {NO_RANDOM}", "too few digits to be random"),
    (
        "{with: Ben, id: ''}",
        "shares[1].id: expected 32 hexadecimal digits or more, as 'openssl rand -hex 16' prints them",
        "none at all",
    ),
    (f"{{with: Ben, id: {'g' * 32}}}", f"shares[1].id: {NO_RANDOM}", "no hexadecimal digits"),
    (
        f"{{with: Ben, id: {RANDOM[::-1]}, hide: [Acne]}}",
        "shares[1].hide[0]: no interview is with 'Acne' (did you mean 'Acme'?)",
        "what was to be hidden would be shown",
    ),
    (
        f"{{with: Ben, id: {RANDOM[::-1]}, hide: Borealis}}",
        "shares[1].hide: no interview is with 'Borealis' (expected a list of companies)",
        "nothing near it",
    ),
    (
        f"{{with: Ben, id: {RANDOM[::-1]}, show: all}}",
        "shares[1].show: unknown extent 'all' (expected times, plan, advice)",
        "no such extent",
    ),
    (
        f"{{with: Ben, id: {RANDOM[::-1]}, until: soon}}",
        "shares[1].until: 'soon' is no day (expected year-month-day, as '2026-11-24')",
        "no day",
    ),
]


@pytest.mark.parametrize(("share", "message", "why"), SHARES)
def test_wrong_shares(share: str, message: str, why: str) -> None:
    told = tell(f"{TOP}interviews:\n{ONE}shares: [{{with: Maria, id: {RANDOM}}}, {share}]\n")
    assert [line.split(": ", 1)[1] for line in told] == [message], why


def test_a_company_is_hidden_however_it_is_spelled() -> None:
    share = f"shares: [{{with: Maria, id: {RANDOM}, hide: [ACME, ' acme ']}}]\n"
    assert read(f"{TOP}interviews:\n{ONE}{share}").shares[0].hide == ("ACME", "acme")


@pytest.mark.parametrize("interview", ["- soon", "- when: 2026-11-24", "- {company: '', when: 2026-11-24}"])
def test_a_company_that_could_not_be_read_may_be_the_one_to_hide(interview: str) -> None:
    told = tell(f"{TOP}interviews:\n{ONE}  {interview}\nshares: [{{with: Maria, id: {RANDOM}, hide: Borealis}}]\n")
    assert [line for line in told if "Borealis" in line] == []


LOGIN = "holds a login, which never stands in this file; take it out: "
KEY = "holds a key after '?' or '#', which never stands in this file; take it out: "
NETRC = "put it into ~/.netrc, or into FOLLOWUP_ICS_PASSWORD"
SSH = "ssh has its own keys, agent and ~/.ssh/config"
GIT = "git has its own credential helper"
AWS = "put it into the environment or a profile, as AWS tools have it"
GOOGLE = "name its file in GOOGLE_APPLICATION_CREDENTIALS"
AZURE = "put it into the environment, as AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY"
NONE = "an address here is without a login"
TARGET = "a folder, or an address such as 'davs://…', 'sftp://…', 'git+ssh://…#branch' or 's3://…'"

# key, what is written, what is said of it (None for nothing), why; CANARY stands for what nobody may see
TARGETS = [
    ("to", "/srv/www/cal", None, "a folder"),
    ("to", "../site", None, "a folder beside the file"),
    ("to", "../site#pages", None, "a repository by its path"),
    ("to", "davs://sam@cloud.example/remote.php/dav/files/sam", None, "a user without a password"),
    ("to", "sftp://sam@example.org:2222/home/sam", None, "the same"),
    ("to", "sftp://a_user_whose_name_is_rather_long@example.org/home", None, "long, and no secret"),
    ("to", "git+ssh://git@git.example/sam/cal.git#pages", None, "the user of every repository"),
    ("to", "git+https://sam@git.example/sam/cal.git#pages", None, "a name is no secret"),
    ("to", "s3://bucket/prefix", None, "a bucket"),
    ("to", "gs://bucket_of_ours/prefix", None, "a bucket of Google's"),
    ("to", "az://container/prefix", None, "a container of Azure's"),
    ("to", "dav://localhost:8080/cal", None, "on this machine alone"),
    ("to", "dav://127.0.0.1/cal", None, "on this machine alone"),
    ("to", "dav://[::1]:8080/cal", None, "on this machine alone"),
    ("to", "dav://cloud.example/cal", "sends the password so that others can read it; write 'davs://'", "in the open"),
    ("to", "davs://sam:CANARY@cloud.example/cal", LOGIN + NETRC, "a password"),
    ("to", "davs://sam:@cloud.example/cal", LOGIN + NETRC, "the place of a password"),
    ("to", "dav://sam:CANARY@localhost/cal", LOGIN + NETRC, "on this machine too"),
    ("to", "sftp://sam:CANARY@example.org/cal", LOGIN + SSH, "a password"),
    ("to", "git+ssh://git:CANARY@git.example/cal.git", LOGIN + SSH, "a password"),
    ("to", "git+https://CANARYabcdefghijklmnop@git.example/cal.git", LOGIN + GIT, "a token in the place of a name"),
    ("to", "git+https://oauth2:CANARY@git.example/cal.git", LOGIN + GIT, "a token"),
    ("to", "s3://CANARY:CANARY@bucket", LOGIN + AWS, "both keys"),
    ("to", "s3://CANARY@bucket", LOGIN + AWS, "one of the keys"),
    ("to", "gs://CANARY@bucket", LOGIN + GOOGLE, "a login of Google's"),
    ("to", "az://CANARY:CANARY@container", LOGIN + AZURE, "an account and its key"),
    ("to", "az:///prefix", f"names no bucket (expected {TARGET})", "no container"),
    ("to", "davs://cloud.example/cal?token=CANARY", KEY + NETRC, "a token at the end"),
    ("to", "s3://bucket/cal?X-Amz-Signature=CANARY", KEY + AWS, "a signed address"),
    (
        "to",
        "https://sam:CANARY@example.org",
        "is an address to read from; write where to send it, as 'davs://…' (or 'url:' for this one)",
        "a password, and not even a target",
    ),
    (
        "to",
        "https://example.org/cal",
        "is an address to read from; write where to send it, as 'davs://…' (or 'url:' for this one)",
        "mistaken for the other key",
    ),
    ("to", "stfp://example.org/cal", "nothing is known of 'stfp://' (did you mean 'sftp'?)", "a slip"),
    ("to", "gopher://example.org/cal", f"nothing is known of 'gopher://' (expected {TARGET})", "no such way"),
    ("to", "sftp:///home/sam", f"names no host (expected {TARGET})", "a slash too many"),
    ("to", "s3:///prefix", f"names no bucket (expected {TARGET})", "a slash too many"),
    ("to", "sftp://example.org:CANARY/x", "is no address that can be read; look at its host and port", "no port"),
    ("to", "", f"expected {TARGET}", "nothing"),
    ("to", f"/srv/{'CANARY' * 400}", f"is too long, or holds what cannot be shown (expected {TARGET})", "too long"),
    ("url", "https://example.org/~sam/cal/{folder}/{name}", None, "seen from outside"),
    ("url", "https://sam:CANARY@example.org/cal", LOGIN + NONE, "nobody outside has it"),
    ("url", "https://sam@example.org/cal", LOGIN + NONE, "nor a name"),
    ("url", "https://example.org/cal?password=CANARY", KEY + NONE, "nor a key"),
    ("url", "example.org", "'example.org' is no web address (expected 'https://…', without spaces)", "no address"),
    ("endpoint", "https://s3.example.org", None, "a store of one's own"),
    ("endpoint", "https://CANARY:CANARY@s3.example.org", LOGIN + NONE, "keys"),
    ("secret", RANDOM, None, "as it is drawn"),
    ("secret", "CANARY", NO_RANDOM, "a word of one's own"),
    ("old", f"[{RANDOM}]", None, "a former one"),
    ("old", "CANARY", NO_RANDOM, "a word"),
]


@pytest.mark.parametrize(("key", "written", "message", "why"), TARGETS)
def test_where_to_publish(key: str, written: str, message: str | None, why: str) -> None:
    value = written if written.startswith("[") else f'"{written}"'
    target = "" if key == "to" else "to: ../site, "
    text = f"{TOP}interviews: []\npublish: {{{target}{key}: {value}}}\n"
    if message is None:
        assert len(read(text).publish) == 1, why
        return
    told = tell(text)
    assert [line.split(": ", 1)[1] for line in told] == [f"publish.{key}: {message}"], why
    assert "CANARY" not in told[0], "what nobody may see"


@pytest.mark.parametrize("publish", ["sftp://sam:CANARY@example.org", "[sftp://sam:CANARY@example.org]"])
def test_an_address_without_its_key_is_not_shown(publish: str) -> None:
    told = tell(f"{TOP}interviews: []\npublish: {publish}\n")
    assert [line.split(": ", 2)[2] for line in told] == ["expected 'to:' with where to, or a list of such entries"]


def test_several_places_to_publish_to() -> None:
    text = f"{TOP}interviews: []\npublish: [{{to: ../site}}, {{to: 's3://bucket'}}]\n"
    assert [each.to for each in read(text).publish] == ["../site", "s3://bucket"]
