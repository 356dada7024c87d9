"""Every published figure of Linkage can be run again: `python -m bench SUITE --data DIR`."""
