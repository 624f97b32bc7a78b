// The referee's score form. Without this file it works as well; with it the sum is live, the row for overtime appears by
// itself, and what was typed survives a lost connection: it is kept on this phone by game and revision.

const KEPT_DAYS = 7;
const PROBE_MS = 5000;
const RETRY_MS = 15000;

const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false; // private mode, or full: the page still works, it only cannot promise to remember
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  },
  forgetOld() {
    try {
      const limit = Date.now() - KEPT_DAYS * 86400000;
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("score:") && (store.read(key)?.at ?? 0) < limit) localStorage.removeItem(key);
      }
    } catch {
      // no storage, nothing to forget
    }
  },
};

// ---- one word about where the numbers are ---------------------------------------------------------------------------

function say(form, state) {
  const place = form.querySelector("[data-state]");
  if (!place || place.dataset[state] === undefined) return;
  place.dataset.state = state;
  place.textContent = place.dataset[state];
}

// ---- sending over a bad connection ----------------------------------------------------------------------------------

async function reachable(url) {
  if (navigator.onLine === false) return false;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PROBE_MS);
  try {
    await fetch(url, { cache: "no-store", signal: stop.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

// The browser would show its own error page and take the form away. So ask first whether the server answers; if it does
// not, keep everything and send as soon as it does.
function sendWhenReachable(form) {
  let sending = false;
  let waiting = null; // the button that was pressed while there was no connection

  async function attempt(button) {
    if (sending) return;
    sending = true;
    if (await reachable(form.dataset.probe)) {
      waiting = null;
      form.noValidate = true;
      passing = true;
      form.requestSubmit(button ?? undefined);
      passing = false;
    } else {
      waiting = button ?? form;
      say(form, "waiting");
    }
    sending = false;
  }

  let passing = false;
  form.addEventListener("submit", (event) => {
    if (passing) return;
    event.preventDefault();
    attempt(event.submitter);
  });
  const again = () => waiting && attempt(waiting === form ? null : waiting);
  addEventListener("online", again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  setInterval(again, RETRY_MS);
}

// ---- the numbers ----------------------------------------------------------------------------------------------------

const whole = (input) => (/^\s*\d+\s*$/.test(input.value) ? Number(input.value) : null);

function rowsOf(form) {
  return [...form.querySelectorAll(".tally:not(.tally-total)")].flatMap((tally) => {
    const inputs = [...tally.querySelectorAll("input.input")];
    const rows = [];
    for (let i = 0; i + 1 < inputs.length; i += 2) rows.push({ tally, a: inputs[i], b: inputs[i + 1] });
    return rows;
  });
}

function flip(place, value, leads) {
  const text = String(value);
  if (place.dataset.value === text + leads) return;
  place.dataset.value = text + leads;
  const card = document.createElement("span");
  card.className = leads ? "flip lead" : "flip";
  const reader = document.createElement("span");
  reader.className = "vh";
  reader.textContent = text;
  card.append(reader);
  for (const figure of text) {
    const digit = document.createElement("b");
    digit.setAttribute("aria-hidden", "true");
    digit.textContent = figure;
    card.append(digit);
  }
  place.replaceChildren(card);
}

// Points by house rules: they count before it is asked whether the game is level.
function withoutBasket(form) {
  const points = { a: 0, b: 0 };
  for (const input of form.querySelectorAll("[data-gives]")) {
    points[input.dataset.to] += (whole(input) ?? 0) * Number(input.dataset.gives);
  }
  return points;
}

function addUp(form) {
  const rows = rowsOf(form);
  const { regular: regularText, brought } = form.querySelector("[data-regular]").dataset;
  const regular = Number(regularText);
  // What the sides bring along from the first of two games; nothing where this game may end level.
  const [beforeA, beforeB] = brought ? brought.split(" ").map(Number) : [NaN, NaN];
  let { a, b } = withoutBasket(form);
  let open = true; // whether this row may be filled: the regular ones, and an extra one after a draw
  rows.forEach((row, index) => {
    const empty = !row.a.value.trim() && !row.b.value.trim();
    if (index >= regular) row.tally.hidden = !open && empty;
    const pa = whole(row.a);
    const pb = whole(row.b);
    a += pa ?? 0;
    b += pb ?? 0;
    if (pa === null || pb === null) open = false;
    else if (index + 1 >= regular) open = open && a + beforeA === b + beforeB;
  });
  const note = form.querySelector("[data-level]");
  if (note) note.hidden = rows.slice(regular).every((row) => row.tally.hidden);
  flip(form.querySelector("[data-sum-a]"), a, a > b);
  flip(form.querySelector("[data-sum-b]"), b, b > a);
  compare(form, a, b);
}

function compare(form, a, b) {
  const agree = form.querySelector("[data-agree]");
  const differ = form.querySelector("[data-differ]");
  if (!agree || !differ) return;
  const [ta, tb] = form.querySelectorAll(".tally-total input.input");
  const stated = [whole(ta), whole(tb)];
  const wrong = [
    [stated[0], a, differ.dataset.a],
    [stated[1], b, differ.dataset.b],
  ].find(([said, sum]) => said !== null && said !== sum);
  agree.hidden = Boolean(wrong) || stated.includes(null);
  differ.hidden = !wrong;
  differ.textContent = wrong
    ? differ.dataset.differ.replace("{team}", wrong[2]).replace("{sum}", wrong[1]).replace("{stated}", wrong[0])
    : "";
}

// ---- remembering ----------------------------------------------------------------------------------------------------

const fieldsOf = (form) => [...form.elements].filter((f) => f.name && f.name !== "csrf_token" && f.name !== "revision");

function valuesOf(form) {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (field.type === "radio") {
      if (field.checked) values[field.name] = field.value;
    } else if (field.tagName !== "BUTTON") values[field.name] = field.value;
  }
  return values;
}

function fill(form, values) {
  for (const field of fieldsOf(form)) {
    if (!(field.name in values)) continue;
    if (field.type === "radio") field.checked = field.value === values[field.name];
    else if (field.tagName !== "BUTTON") field.value = values[field.name];
  }
}

function remember(form) {
  const key = `score:${form.dataset.score}:${form.dataset.revision}`;
  const shown = JSON.stringify(valuesOf(form));
  const kept = store.read(key);
  if (kept && !("typed" in form.dataset)) {
    if (JSON.stringify(kept.values) === shown) {
      store.drop(key);
    } else {
      fill(form, kept.values);
      form.querySelector("[data-restored]")?.removeAttribute("hidden");
      say(form, "local");
    }
  }
  const keep = () => {
    addUp(form);
    if (store.write(key, { at: Date.now(), values: valuesOf(form) })) say(form, "local");
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
}

store.forgetOld();
for (const form of document.querySelectorAll("form[data-score]")) {
  remember(form);
  addUp(form);
  sendWhenReachable(form);
}
for (const form of document.querySelectorAll("form[data-upload]")) sendWhenReachable(form);
