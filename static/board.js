// The board of a season: a game is picked up (Enter or a press on its cross of arrows, or by dragging its card), each place
// says what it costs or what it clashes with, and it is put down (Enter, a press, or letting go). Escape leaves it where it
// was. Without this file the cross of arrows leads to the page that moves one game.

const board = document.querySelector("[data-board]");
const part = (name) => board.querySelector(`[data-hand-${name}]`);
const hand = board.querySelector("[data-hand]");
const form = part("form");
const FAR_ENOUGH = 6; // pixels until a press is a drag
let held = null;

// ---- what is on the screen ------------------------------------------------------------------------------------------

const visible = (element) => element.getClientRects().length > 0;
const cellOf = (place) => board.querySelector(`td[data-place="${CSS.escape(place)}"]`);
const gridShown = () => visible(board.querySelector(".grid-wrap") ?? hand);
const say = (text) => (part("say").textContent = text);

function made(tag, cls, text) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  if (text) element.textContent = text;
  return element;
}

function putButton(place, inCell) {
  const button = made("button", `put put-${place.kind} put-${place.level}`);
  button.type = "button";
  button.dataset.put = place.place;
  if (inCell) button.append(made("b", "", place.mark), made("span", "vh", place.label), made("small", "", place.short));
  else button.append(made("b", "", place.label), made("small", "", place.words));
  if (place.kind === "taken" || place.kind === "here") button.setAttribute("aria-disabled", "true");
  button.addEventListener("click", () => choose(place));
  button.addEventListener("focus", () => {
    say(`${place.label}: ${place.words}`);
    if (inCell) button.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return button;
}

function showPlaces() {
  const lists = part("places");
  lists.replaceChildren();
  let open = true;
  for (const group of held.groups) {
    const places = held.places.filter((place) => group.of.includes(`${place.kind}-${place.level}`));
    if (!places.length) continue;
    const details = made("details", "hand-group");
    details.open = open;
    open = false;
    const list = made("ul");
    for (const place of places) {
      const item = made("li");
      item.append(putButton(place, false));
      list.append(item);
    }
    details.append(made("summary", "", `${group.name} (${places.length})`), list);
    lists.append(details);
  }
  for (const place of held.places) {
    const cell = cellOf(place.place);
    if (!cell) continue;
    cell.classList.add("can-put");
    cell.append(putButton(place, true));
  }
}

function clearPlaces() {
  for (const cell of board.querySelectorAll(".can-put")) {
    cell.classList.remove("can-put", "over");
    cell.querySelector(".put")?.remove();
  }
  part("places").replaceChildren();
}

// ---- picking up, putting down ---------------------------------------------------------------------------------------

async function pick(link, { byKey = false } = {}) {
  drop();
  const game = link.dataset.pick;
  board.classList.add("is-holding");
  const question = new URLSearchParams({ first: board.dataset.first, last: board.dataset.last });
  let answer = null;
  try {
    const response = await fetch(`${board.dataset.places.replace("GAME", game)}?${question}`, { headers: { Accept: "application/json" } });
    if (response.ok) answer = await response.json();
  } catch {
    // offline, or the session is over: the page for one game says it better
  }
  if (!answer) {
    location.assign(link.href);
    return false;
  }
  held = { ...answer, link };
  for (const card of board.querySelectorAll(`[data-game="${CSS.escape(game)}"]`)) card.classList.add("held");
  hand.hidden = false;
  form.hidden = true;
  part("title").textContent = held.title;
  part("who").textContent = held.who;
  part("more").href = link.href;
  for (const name of ["more", "cancel", "keys"]) part(name).hidden = false;
  for (const rest of board.querySelectorAll("[data-rest]")) rest.hidden = true;
  showPlaces();
  say(held.here);
  if (!gridShown()) hand.scrollIntoView({ block: "start" });
  if (byKey) firstTarget()?.focus();
  return true;
}

function firstTarget() {
  const all = targets();
  const best = held.places.find((place) => place.kind === "free");
  return all.find((button) => button.dataset.put === best?.place) ?? all[0];
}

function drop() {
  if (!held) return;
  const { link, game } = held;
  clearPlaces();
  for (const card of board.querySelectorAll(`[data-game="${CSS.escape(game)}"]`)) card.classList.remove("held");
  for (const rest of board.querySelectorAll("[data-rest]")) rest.hidden = false;
  board.classList.remove("is-holding");
  hand.hidden = true;
  held = null;
  if (visible(link)) link.focus();
}

function choose(place) {
  if (place.kind === "taken" || place.kind === "here") {
    say(`${place.label}: ${place.words}`);
    return;
  }
  form.action = board.dataset.put.replace("GAME", held.game);
  const sent = { place: place.place, revision: held.revision, other: place.other, other_revision: place.other_revision };
  for (const [name, value] of Object.entries(sent)) form.elements[name].value = value;
  if (!place.ask) {
    form.submit();
    return;
  }
  part("effect").hidden = false;
  part("effect").replaceChildren(made("b", "", place.label), made("p", "", place.words));
  form.elements.reason.closest(".field").hidden = !place.reason;
  form.querySelector("[type=submit]").textContent = place.button;
  form.hidden = false;
  part("places").hidden = true;
  form.scrollIntoView({ block: "nearest" });
  (place.reason ? form.elements.reason : form.querySelector("[type=submit]")).focus();
}

function back() {
  if (form.hidden || !held) {
    drop();
    return;
  }
  form.hidden = true;
  part("places").hidden = false;
  firstTarget()?.focus();
}

// ---- keys -----------------------------------------------------------------------------------------------------------

const targets = () => [...board.querySelectorAll(gridShown() ? "td .put" : "[data-hand-places] .put")].filter(visible);
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(element) {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

// The nearest place in the direction of the arrow, those straight ahead before those aside.
function ahead(from, [across, down]) {
  const here = middle(from);
  const away = targets()
    .map((button) => ({ button, x: middle(button).x - here.x, y: middle(button).y - here.y }))
    .map((one) => ({ ...one, along: one.x * across + one.y * down, aside: Math.abs(one.x * down) + Math.abs(one.y * across) }))
    .filter((one) => one.along > 4);
  away.sort((one, two) => one.along + 3 * one.aside - (two.along + 3 * two.aside));
  return away[0]?.button;
}

document.addEventListener("keydown", (event) => {
  if (!held || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    event.preventDefault();
    endDrag();
    back();
    return;
  }
  const arrow = ARROWS[event.key];
  if (!arrow || event.target.matches("input, textarea, select") || !form.hidden) return;
  event.preventDefault();
  const from = event.target.closest(".put");
  (from ? ahead(from, arrow) : firstTarget())?.focus();
});

board.addEventListener("click", (event) => {
  const link = event.target.closest("[data-pick]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  pick(link, { byKey: event.detail === 0 || !gridShown() });
});

part("cancel").addEventListener("click", back);

// ---- dragging with a mouse or a pen; a finger scrolls, and presses the cross of arrows ------------------------------

let drag = null;

board.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".fx[data-game]");
  if (!card || event.pointerType === "touch" || event.button || event.target.closest("a, button")) return;
  drag = { card, x: event.clientX, y: event.clientY, ghost: null, ready: null };
});

board.addEventListener("dragstart", (event) => event.preventDefault());

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.ghost) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
    drag.ghost = drag.card.cloneNode(true);
    drag.ghost.classList.add("ghost");
    drag.ghost.removeAttribute("data-game");
    drag.ghost.setAttribute("aria-hidden", "true");
    drag.ghost.style.inlineSize = `${drag.card.offsetWidth}px`;
    document.body.append(drag.ghost);
    getSelection()?.removeAllRanges();
    drag.ready = pick(drag.card.querySelector("[data-pick]"));
  }
  event.preventDefault();
  drag.ghost.style.translate = `${event.clientX + 8}px ${event.clientY + 8}px`;
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("td[data-place]");
  if (cell === drag.over) return;
  drag.over?.classList.remove("over");
  drag.over = cell ?? null;
  cell?.classList.add("over");
  const place = held?.places.find((one) => one.place === cell?.dataset.place);
  if (place) say(`${place.label}: ${place.words}`);
});

document.addEventListener("pointerup", async () => {
  const ended = drag;
  endDrag();
  if (!ended?.ghost || !(await ended.ready) || !held) return;
  const place = held.places.find((one) => one.place === ended.over?.dataset.place);
  if (place && place.kind !== "here") choose(place);
  else drop();
});

document.addEventListener("pointercancel", () => endDrag());

function endDrag() {
  drag?.ghost?.remove();
  drag?.over?.classList.remove("over");
  drag = null;
}

// ---- where it went --------------------------------------------------------------------------------------------------

const moved = new URLSearchParams(location.search).get("moved");
if (moved) {
  const cards = [...board.querySelectorAll(`[data-game="${CSS.escape(moved)}"]`)].filter(visible);
  cards[0]?.classList.add("just-moved");
  cards[0]?.querySelector("[data-pick]")?.focus();
}
