"""Pages that gather from several rooms: front page, the organiser's list of what waits, health."""
