"""What somebody else may see of a plan: a plan in, a smaller plan out, built field by field from what may be shown."""
