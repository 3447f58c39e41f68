"""What the parts of a phrase mean as days: values made of the words that were matched."""
