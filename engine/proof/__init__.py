"""The proof of a plan: change it in every small way, and show that somebody would notice.

A change that neither the loader, nor the linter, nor a case beside the plan notices is a survivor:
either a case is missing, or what was changed means nothing.
"""
