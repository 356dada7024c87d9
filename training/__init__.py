"""Makes the trained models of the package anew: `python -m training MODEL --data DIR`."""
