"""The doors: HTTP, pages and the command line. No logic of their own."""
