"""What is known of the language: folding views, one spelling, the encoder."""
