"""No test reads or writes anybody's cache, unless it names one of its own."""

import os
import signal

import hypothesis

os.environ["FOLLOWUP_ICS_NO_CACHE"] = "1"

# What is run in the background ignores Ctrl-C from birth, and so would all that the tests start, and send it to.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long one example takes says more of the machine than of the program; what must be quick has tests of its own.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")
