"""Pages with words and ruling lines, from PDF files and scans, to paragraphs and tables."""
