"""The rules and tables by which `phrases` reads what was said: English, and what its words mean as days."""
