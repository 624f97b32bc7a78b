// Watches a search for a timetable: fetches the page again every second while somebody looks, and puts the new parts in
// place of the old ones. The button to stop stays where it is. Without this file the page reloads by itself.

const LOOKING_MS = 1000;
const AWAY_MS = 15000;

const board = document.querySelector("[data-solve]");
let timer = null;

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.querySelector("[data-solve]")?.dataset.solve !== board.dataset.solve) {
    location.reload(); // begun, ended, or impossible: another page
    return;
  }
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
}

async function look() {
  try {
    await refresh();
  } catch {
    // no connection: the next look may have one
  }
  plan();
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(look, document.visibilityState === "visible" ? LOOKING_MS : AWAY_MS);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look();
  else plan();
});
plan();
