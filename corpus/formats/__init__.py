"""Plans of our own as offices have them: one definition, and from it a DOCX, a PDF, a scan, HTML, and the labels.

The definitions are `plans/*.xml`; `python -m corpus.formats.make` writes the files and `labels/*.json`. A development
tool: the product does not import it, and the package is not shipped.
"""
