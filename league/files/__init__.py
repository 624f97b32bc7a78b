"""Tables in and out: pasted text and CSV become rows of cells."""
