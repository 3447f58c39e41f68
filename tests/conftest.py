"""No test reads or writes anybody's cache, unless it names one of its own."""

import os

os.environ["FOLLOWUP_ICS_NO_CACHE"] = "1"
