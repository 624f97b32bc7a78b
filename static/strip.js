// The strip of match days begins at the day that is shown, not at the first of the season.

const here = document.querySelector(".strip [aria-current]");
if (here) {
  const strip = here.closest(".strip");
  const left = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += left - (strip.clientWidth - here.offsetWidth) / 2;
}
