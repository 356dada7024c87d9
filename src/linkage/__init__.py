"""Linkage: who is answerable, for what, according to whom. Start with `linkage.pipeline`."""
