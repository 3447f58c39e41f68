"""Files and feeds of a batch that are in a store, or at paths that nobody guesses."""
