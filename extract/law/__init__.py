"""The registry of legal documents as law: what its documents do to each other, and what is in force on a day."""
