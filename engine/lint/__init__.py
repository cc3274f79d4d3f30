"""The linter: what a plan that loads still leaves unsaid, unused, unreachable or unproved.

Loading refuses what the engine could not run (`engine.plan.review`); those checks stay as they are,
so that an edition stored long ago always loads. The linter may grow: it only speaks to authors.
"""
