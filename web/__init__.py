"""The console: pages, live feed, permissions, command line."""
