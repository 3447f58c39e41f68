"""Every key of the input file, each declared once: name, value, description, default, examples, and option."""
