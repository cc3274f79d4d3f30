"""Drawings made from a plan's data: where every box, arrow and word stands, as plain numbers.

Nothing here knows of SVG or of pages: `web/templates/plans/drawing.html` draws what stands here.
"""
