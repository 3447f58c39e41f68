"""What stands, and on which day, once everything that happened at a company has gone by in order."""
