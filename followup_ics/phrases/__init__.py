"""What employers say of when, read as days: "by the end of next week"."""
