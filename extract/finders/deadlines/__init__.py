"""Deadlines (thời hạn): times of the calendar, times that come back, times that hang on events."""
