"""What is said of a follow-up: title, advice, draft, and the reason for its day."""
