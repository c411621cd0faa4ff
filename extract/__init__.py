"""Bytes to plan: readers, tables, outline, finders, flaws. Nothing leaves the package without its place in the text."""
