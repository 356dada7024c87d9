"""The nouns of Linkage: what travels between the stages."""
