"""Tables and files in and out: pasted text and CSV become rows of cells; a file named on the command line is read."""
