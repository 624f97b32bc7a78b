// The strip of match days begins at the day that is shown, or at the next one, not at the first of the season.

const here = document.querySelector(".strip [aria-current]") ?? document.querySelector(".strip [data-next]");
if (here) {
  const strip = here.closest(".strip");
  const left = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  strip.scrollLeft += left - (strip.clientWidth - here.offsetWidth) / 2;
}
