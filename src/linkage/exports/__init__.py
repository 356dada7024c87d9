"""CaseFile -> files that people and programs read."""
