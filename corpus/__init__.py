"""Data: sample plans and labels, gazetteers; one loader. Imports nothing of ours."""
