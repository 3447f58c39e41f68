"""The employer by an invitation: whose interview it is, and who will be met."""
