"""The iCalendar feed: its events, their texts, and how it is written."""
