"""What the messages say: letters for every kind and every sort of reader, each told once to one person."""
