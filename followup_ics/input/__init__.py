"""The YAML file: read, checked, and edited."""
