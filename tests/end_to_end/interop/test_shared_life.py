"""The life of a share as another's calendar sees it: shared, changed, a company hidden, ended; nothing is stale."""

import os

from adapters import make_reading
from khal_home import KhalHome
from loopback import serve
from programs import require_command, run
from shared_lives import SHARED_LIFE, live, show_events
from test_subscriber import CONFIG, forget_uid


def test_a_subscriber_sees_the_share_and_nothing_stale(tmp_path):
    vdirsyncer, khal_command = require_command("vdirsyncer", "vdirsyncer"), require_command("khal", "khal")
    source, feed, config = tmp_path / "search.yaml", tmp_path / "follow-ups.maria.ics", tmp_path / "vdirsyncer.conf"
    khal, shown = KhalHome.make(khal_command, tmp_path / "khal"), {}
    with serve(feed) as port:
        config.write_text(CONFIG.format(home=tmp_path, port=port, calendar=khal.calendar), encoding="utf-8")
        for moment in SHARED_LIFE:
            live(source, feed, moment)
            for action in ("discover", "sync") if moment is SHARED_LIFE[0] else ("sync",):
                run([vdirsyncer, "-c", config, action], env={**os.environ, "HOME": str(tmp_path)})
            events = make_reading({"events": khal.list_events(), "complaints": []}).events
            expected = show_events(source, moment)
            assert sorted(map(forget_uid, events)) == sorted(map(forget_uid, expected)), moment.what
            assert len(list(khal.calendar.iterdir())) == len(expected), moment.what
            shown[moment.what] = len(expected)

    assert shown["a company is hidden"] < shown["and again on the same day"]
    assert shown["ended"] == shown["built again"] == 1
