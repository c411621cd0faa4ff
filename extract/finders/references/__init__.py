"""References (viện dẫn): found in the text, read with the words beside them, judged."""
