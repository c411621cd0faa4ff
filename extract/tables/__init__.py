"""Tables as printed to rows as meant: joined over pages, columns named by meaning, tasks read."""
