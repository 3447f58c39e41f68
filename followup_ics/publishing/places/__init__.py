"""The places that people have for a feed, each with its own way to replace a file in one step."""
