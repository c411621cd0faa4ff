"""Web pages to paragraphs and tables."""
