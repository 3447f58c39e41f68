"""The rules: from interviews and updates to follow-ups. RULES.md has them in words."""
