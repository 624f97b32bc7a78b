"""What was typed: shape and wording; the limits come from the rules."""
