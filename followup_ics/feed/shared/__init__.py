"""The feeds of shares, beside the owner's: what is in them, and where they stand."""
