"""The judge: scores extraction and retrieval against the labels and guards the figures. Nothing imports it."""
