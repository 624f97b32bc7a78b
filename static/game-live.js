// Keeps the board of a game up to date: asks for a small snapshot, and for the page only when its revision has grown.
// Every 5 s while somebody looks, every 30 s while nobody does; the browser turns an unchanged answer into a 304.

const LOOKING_MS = 5000;
const AWAY_MS = 30000;
const OLD_MINUTES = 120;

const place = document.querySelector("[data-live]");
let timer = null;
let began = performance.now();

function tellAge() {
  const age = place.querySelector("[data-age]");
  if (!age) return;
  const seconds = Math.floor(Number(age.dataset.age) + (performance.now() - began) / 1000);
  const words = age.lastElementChild;
  if (seconds < 60) words.textContent = age.dataset.seconds.replace("{n}", seconds);
  else if (seconds < OLD_MINUTES * 60) words.textContent = age.dataset.minutes.replace("{n}", Math.floor(seconds / 60));
  else words.textContent = age.dataset.old;
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  if (!fresh) return;
  document.title = page.title;
  place.dataset.rev = fresh.dataset.rev;
  place.dataset.state = fresh.dataset.state;
  place.replaceChildren(...fresh.childNodes);
  began = performance.now();
}

async function ask() {
  try {
    const answer = await fetch(place.dataset.live);
    if (answer.ok) {
      const { rev, state } = await answer.json();
      if (String(rev) !== place.dataset.rev || state !== place.dataset.state) await refresh();
    }
  } catch {
    // no connection: the age of the score keeps growing, and says so
  }
  tellAge();
  plan();
}

function plan() {
  clearTimeout(timer);
  if (place.dataset.state === "final") return;
  timer = setTimeout(ask, document.visibilityState === "visible" ? LOOKING_MS : AWAY_MS);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") ask();
  else plan();
});
setInterval(tellAge, 1000);
plan();
