// A page taken back out of the browser's memory may show an old score, or somebody's desk after signing out: fetch it anew.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
