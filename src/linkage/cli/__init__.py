"""The command line: `linkage COMMAND ...`, one file a command."""
