"""Targets (chỉ tiêu): values, and what tells that they are aimed at."""
