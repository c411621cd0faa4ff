"""Data: sample plans and labels, gazetteers, the registry of legal documents; one loader. Imports nothing of ours."""
