"""Where feeds are kept that are not files of this machine."""
