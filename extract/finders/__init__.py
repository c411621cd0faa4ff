"""What is looked for in a plan, one finder a file; a finder never raises on any text."""
