"""No test reads or writes anybody's cache, unless it names one of its own."""

import os

import hypothesis

os.environ["FOLLOWUP_ICS_NO_CACHE"] = "1"

# How long one example takes says more of the machine than of the program; what must be quick has tests of its own.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")
