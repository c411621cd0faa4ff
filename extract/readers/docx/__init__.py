"""Word files: `reader` is the way from bytes to `Source`, the rest are its parts."""
