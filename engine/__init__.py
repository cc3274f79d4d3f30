"""The pure core: plans, grading, incidents, the journal. It knows no plan by name and no web."""
