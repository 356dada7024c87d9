"""CaseFile -> static HTML."""
