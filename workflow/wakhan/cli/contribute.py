"""Commands for contributors: check what stands under raw/, add a source, show a row, correct it."""
