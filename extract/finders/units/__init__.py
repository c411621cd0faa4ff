"""Units (cơ quan, đơn vị): names, classes and lists of organisations, and their canonical names."""
