"""Turn what was said in an interview into the next steps, as a calendar feed."""

__version__ = "1.0.0"
