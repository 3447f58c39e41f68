"""The grammar as a machine: patterns matched against words, whatever the language."""
