"""Which days are worked: holidays, weekends, what offices do, and your own days."""
