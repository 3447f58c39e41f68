"""The page in a real Chromium: it loads nothing, runs nothing but its own script, and everybody can read it.

What is needed, and how to get it: .ci/install-browser. The picture in the README, samples/page.png, is what this
browser shows of samples/full.yaml at NOW, with FEED, in a window of 1280 by 1180, in its light colours.
"""

import dataclasses
import datetime as dt
import itertools
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from places import SAMPLES

from followup_ics.planning.plan_file import plan_source
from followup_ics.reports.page.render import render_page

FOLDER = "FOLLOWUP_ICS_BROWSER"
SAMPLE = SAMPLES / "full.yaml"
NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
FEED = "https://example.org/3f9c2d71a8/follow-ups.ics"
PHONE, DESKTOP, HEIGHT = 360, 1280, 900

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
AXE = "axe.run().then((found) => found.violations.map((each) => [each.id, ...each.nodes.map((node) => node.html)]))"

PLAIN = "Plain text"
EVERYWHERE = f"""\
notes: in-feed
timezone: UTC
holidays: none
name: {PLAIN}
me: {PLAIN}
closed:
  - day: 2026-11-26
    why: {PLAIN}
interviews:
  - company: {PLAIN}
    role: {PLAIN}
    round: {PLAIN}
    interviewers: [{PLAIN} <plain@example.org>]
    hear_by: by Friday
    link: https://example.org/
    note: {PLAIN}
    when: 2026-11-24 10:00
    updates:
      - on: 2026-11-24
        note: {PLAIN}
"""
HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "' onfocus='window.hacked = 1' autofocus",
    "{{7*7}}",
    "javascript:window.hacked=1",
    "</style><h1>hacked</h1>",
    "</script><script>window.hacked = 1</script>",
    "\u202etxet desrever",
)


def give_up(name):
    """Skip for want of a program; where all of them are said to be installed, as in `.ci/run`, fail."""
    reason = f"{name} is not here (bash .ci/install-browser DIR, then {FOLDER}=DIR)"
    if FOLDER in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def chromium():
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not everybody has it
    except ImportError:
        give_up("playwright")
    path = shutil.which("chromium") or give_up("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe():
    path = Path(os.environ.get(FOLDER, ""), "node_modules", "axe-core", "axe.min.js")
    return path.read_text(encoding="utf-8") if FOLDER in os.environ and path.exists() else give_up("axe-core")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """Hold a page in a browser, and what it asked of others and complained of."""

    page: object
    asked: list
    complaints: list

    @property
    def violations(self):
        return self.page.evaluate("window.violations")


@pytest.fixture
def show(chromium, tmp_path):
    """Open a page's text in a browser without a network; all that it asks for beyond itself is refused and noted."""
    contexts = []

    def show_text(text, *, width=DESKTOP, **options):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        context = chromium.new_context(viewport={"width": width, "height": HEIGHT}, **options)
        contexts.append(context)
        context.add_init_script(WATCH)
        tab = Tab(page=context.new_page(), asked=[], complaints=[])

        def answer(route):
            if route.request.url.partition("#")[0] == path.as_uri():
                route.continue_()
            else:
                tab.asked.append(route.request.url)
                route.abort()

        context.route("**/*", answer)
        tab.page.on("console", lambda message: tab.complaints.append(message.text))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.page.on("dialog", lambda dialog: (tab.complaints.append(dialog.message), dialog.dismiss()))
        tab.page.goto(path.as_uri())
        return tab

    yield show_text
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def text():
    return render_page(plan_source(SAMPLE.read_bytes(), name="f"), now=NOW, feed_url=FEED)


def soil(value, text):
    """Put a text in the place of the plain one, wherever that stands in a plan; addresses and links become worse."""
    if type(value) is str:
        return {"plain@example.org": text, "https://example.org/": "javascript:window.hacked=1"}.get(
            value, value.replace(PLAIN, text)
        )
    if hasattr(value, "_fields"):
        return value._replace(**{name: soil(each, text) for name, each in value._asdict().items()})
    if isinstance(value, Mapping):
        return MappingProxyType({key: soil(each, text) for key, each in value.items()})
    # An enum is a text, too, but not one of the file's.
    return tuple(soil(each, text) for each in value) if type(value) is tuple else value


def test_nothing_is_asked_of_others_and_nothing_complains(show, text):
    tab = show(text)
    tab.page.evaluate(UNFOLD)
    tab.page.wait_for_load_state("networkidle")
    assert (tab.asked, tab.complaints, tab.violations) == ([], [], [])
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 246, 240)", (
        "it has a style"
    )


@pytest.mark.parametrize(
    ("more", "directives"),
    [
        ("<script>window.hacked = 1</script>", "script-src-elem"),
        ("<style>body { display: none }</style>", "style-src-elem"),
        ("<p style='color: red'>", "style-src-attr"),
        ("<img src='https://example.org/pixel.png' alt=''>", "img-src"),
        ("<img src='x' onerror='window.hacked = 1' alt=''>", "script-src-attr img-src"),
        ("<iframe src='https://example.org/'></iframe>", "frame-src"),
        ("<p onclick='window.hacked = 1'>", "script-src-attr"),
    ],
)
def test_the_policy_stops_what_should_not_be_there(show, text, more, directives):
    tab = show(text.replace("<main>", f"<main>{more}"))
    tab.page.wait_for_load_state("networkidle")
    assert tab.violations == directives.split()
    assert tab.complaints, "so a silent console says something"
    assert tab.asked == [], "the policy comes before the network"
    assert tab.page.evaluate("window.hacked") is None


def test_without_the_policy_a_request_would_be_seen(show, text):
    tab = show(text.replace("Content-Security-Policy", "x").replace("<main>", "<main><img src='https://x.example/'>"))
    tab.page.wait_for_load_state("networkidle")
    assert tab.asked == ["https://x.example/"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_shows_as_text(show, hostile):
    planned = soil(plan_source(EVERYWHERE.encode(), name="f"), hostile)
    tab = show(render_page(planned, now=NOW, feed_url=FEED))
    tab.page.evaluate(UNFOLD)
    tab.page.wait_for_load_state("networkidle")
    assert (tab.asked, tab.complaints, tab.violations) == ([], [], [])
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.title() == hostile
    assert tab.page.locator("h1").all_inner_texts() == [hostile], "and no other heading of the first rank"
    assert tab.page.locator("script, style, img, iframe, base, object").count() == 2, "the page's own two"
    assert tab.page.locator("[autofocus], [onfocus], [onerror], [href^='javascript' i]").count() == 0
    shown = tab.page.locator("body").inner_text()
    for words in (
        f"Interview: {hostile}",
        f"{hostile} (Tue 24 Nov)",
        f"{hostile} ({hostile})",
        f"closed: {hostile}",
        "Posting: javascript:window.hacked=1",
    ):
        assert words in shown


def test_text_that_turns_around_turns_nothing_else(show):
    """What stands behind a right-to-left override on the same line keeps its place."""
    planned = plan_source(EVERYWHERE.encode(), name="f")
    measure = "[...document.querySelectorAll('.item > summary')].map((each) => each.querySelector('.at').offsetLeft)"
    places = [
        show(render_page(soil(planned, text), now=NOW, feed_url=None)).page.evaluate(measure)
        for text in (PLAIN, "\u202e" + PLAIN)
    ]
    assert places[0] == places[1] != []


@pytest.mark.parametrize("look", [*itertools.product(["light", "dark"], [PHONE, DESKTOP], [False, True])], ids=str)
def test_everybody_can_read_it(show, text, axe, look):
    scheme, width, is_unfolded = look
    tab = show(text, width=width, color_scheme=scheme, bypass_csp=True)
    if is_unfolded:
        tab.page.evaluate(UNFOLD)
    tab.page.evaluate(axe)
    assert tab.page.evaluate(AXE) == []


def test_axe_would_tell(show, text, axe):
    tab = show(text.replace("<main>", "<main><img src='data:,'><p>").replace("#665c53", "#bbb"), bypass_csp=True)
    tab.page.evaluate(axe)
    assert {"image-alt", "color-contrast"} <= {found[0] for found in tab.page.evaluate(AXE)}


@pytest.mark.parametrize("width", [320, PHONE, 700, 720, DESKTOP])
def test_nothing_sticks_out(show, text, width):
    tab = show(text, width=width)
    tab.page.evaluate(UNFOLD)
    assert tab.page.evaluate("document.documentElement.scrollWidth") == width


def test_dark_is_dark(show, text):
    tab = show(text, color_scheme="dark")
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(28, 25, 22)"


def test_days_off_are_named_on_a_phone_too(show, text):
    tab = show(text, width=PHONE)
    assert tab.page.get_by_text("Thanksgiving Day (US-NY)").locator("visible=true").count() == 1


def test_advice_unfolds_by_mouse_and_keyboard(show, text):
    tab = show(text)
    first = tab.page.locator(".part:not(.earlier) .item").first
    assert not first.locator(".advice").is_visible()
    first.locator("summary").click()
    assert first.locator(".advice").is_visible()
    first.locator("summary").press("Enter")
    assert not first.locator(".advice").is_visible()


def test_a_link_in_a_month_unfolds_what_it_leads_to(show, text):
    tab = show(text, reduced_motion="reduce")
    tab.page.evaluate("document.querySelector('#months details').open = true")
    tab.page.locator("#months .earlier a").first.click()
    target = tab.page.locator(".item:target")
    assert target.locator(".advice").is_visible(), "although it was folded twice"
    assert target.locator("summary").evaluate("(each) => each.getBoundingClientRect().top") < HEIGHT


def test_addresses_and_drafts_can_be_copied(show, text):
    tab = show(text, permissions=["clipboard-read", "clipboard-write"])
    tab.page.evaluate(UNFOLD)
    read = "navigator.clipboard.readText()"
    tab.page.get_by_role("button", name="Copy the https address").click()
    tab.page.get_by_text("Copied.").wait_for()
    assert tab.page.evaluate(read) == FEED
    tab.page.get_by_role("button", name="Copy the draft").first.click()
    tab.page.get_by_text("Copied.").nth(1).wait_for()
    assert tab.page.evaluate(read).startswith("Hi Ruth,\n\nThank you for talking with me")


def test_without_scripts_it_still_serves(show, text):
    tab = show(text, java_script_enabled=False)
    assert tab.page.locator("button").locator("visible=true").count() == 0
    assert tab.page.get_by_label("For Google").input_value() == FEED
    item = tab.page.locator(".part:not(.earlier) .item").first
    item.locator("summary").click()
    assert item.locator(".draft").is_visible()


def test_paper_has_no_buttons(show, text):
    tab = show(text)
    tab.page.evaluate(UNFOLD)
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert tab.page.locator("button, .button, nav, input").locator("visible=true").count() == 0
    assert tab.page.locator(".draft").locator("visible=true").count() > 0, "what was unfolded is printed"
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


ONE_APPLICATION = """\
timezone: America/New_York
holidays: US
interviews:
  - {company: Acme Robotics, when: 2026-11-24 10:00, interviewers: [Dana Lee], hear_by: by the end of next week}
"""


def count_sheets(tab):
    return len(re.findall(rb"/Type\s*/Page\b", tab.page.pdf()))


@pytest.mark.parametrize(
    ("print_drafts", "sheets", "why"),
    [
        (False, 2, "where it stands and the agenda on the first sheet, two months on the next"),
        (True, 3, "two drafts begin on the first sheet, and need no more than half another"),
    ],
)
def test_no_sheet_is_wasted(show, print_drafts, sheets, why):
    planned = plan_source(ONE_APPLICATION.encode(), name="f")
    tab = show(render_page(planned, now=NOW, feed_url=None, print_drafts=print_drafts))
    assert count_sheets(tab) == sheets, why


def test_the_code_is_named_and_dark_on_light_in_the_dark(show, text):
    tab = show(text, color_scheme="dark")
    code = tab.page.get_by_role("img", name="QR code of the webcal address")
    assert code.is_visible()
    assert code.locator("path").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('fill') || each.getAttribute('stroke'))"
    ) == ["#fffdfa", "#2c2622"]
