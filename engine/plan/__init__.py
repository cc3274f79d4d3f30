"""A plan: declarative data, read strictly, with the place of every fault."""
