"""Feeds at an address: sent to where people have one, and looked at as a stranger's calendar would."""
