"""The words of the domain and what every package shares; it imports nothing of ours."""
