"""Scanned pages: straightened, their ruling lines found, their words read by tesseract."""
