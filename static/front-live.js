// Keeps the scoreboard of the front page honest: the age of each score grows, and while somebody looks the board is
// fetched anew every half a minute.

const REFRESH_MS = 30000;
const OLD_MINUTES = 120;

let began = performance.now();

function tellAges() {
  const passed = (performance.now() - began) / 1000;
  for (const age of document.querySelectorAll(".board [data-age]")) {
    const seconds = Math.floor(Number(age.dataset.age) + passed);
    const words = age.lastElementChild;
    if (seconds < 60) words.textContent = age.dataset.seconds.replace("{n}", seconds);
    else if (seconds < OLD_MINUTES * 60) words.textContent = age.dataset.minutes.replace("{n}", Math.floor(seconds / 60));
    else words.textContent = age.dataset.old;
  }
}

async function refresh() {
  const board = document.querySelector(".board");
  if (document.visibilityState !== "visible" || board.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".board");
    if (!fresh) return;
    document.title = page.title;
    board.replaceWith(fresh);
    began = performance.now();
  } catch {
    // no connection: the age of the score keeps growing, and says so
  }
}

document.addEventListener("visibilitychange", refresh);
setInterval(tellAges, 1000);
setInterval(refresh, REFRESH_MS);
