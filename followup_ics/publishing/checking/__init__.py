"""An address looked at as calendars do: asked, judged, and compared with what should be there."""
