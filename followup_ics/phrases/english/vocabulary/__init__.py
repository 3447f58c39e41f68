"""English words by themselves: numbers and names of days, open classes, what is dropped, replaced or misspelt."""
