/* Keeps what was typed and not yet sent in forms marked `data-draft`, on this device only.

   A draft is kept with the form as the server gave it out. It comes back after a lost connection or a closed tab, as
   long as the server still gives out the same form: once something else is stored, the page shows that. A form that was
   sent is done with when the team's revision has grown. Password and hidden fields are never kept, nor anything with a
   number as long as an identity card's. */

const PREFIX = "league-draft:";
const status = document.querySelector("[data-draft-status]");

const store = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    } catch {
      return null;
    }
  },
  write(name, draft) {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(draft));
      return true;
    } catch {
      return false; // Private mode or a full store: the page works as without this script.
    }
  },
  drop(name) {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {
      /* nothing was kept */
    }
  },
};

function fieldsOf(form) {
  const never = ["hidden", "password", "file", "submit", "button"];
  return [...form.elements].filter((field) => field.name && !never.includes(field.type));
}

function read(form) {
  return fieldsOf(form)
    .filter((field) => !/\d{15}/.test(field.value))
    .map((field) => [field.name, field.value, "checked" in field ? field.checked : null]);
}

function restore(form, values) {
  for (const [name, value, checked] of values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.value === value) field.checked = checked;
      } else {
        field.value = value;
      }
    }
  }
}

function tell(kind, at) {
  if (!status) return;
  const hour = at ? new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false }) : "";
  status.textContent = `${kind === "unsent" ? status.dataset.unsent : status.dataset.saved} ${hour}`.trim();
  status.classList.toggle("saved-unsent", kind === "unsent");
  status.hidden = false;
}

function watch(form) {
  const name = form.dataset.draft;
  const revision = form.dataset.draftRevision;
  const asServed = JSON.stringify(read(form));
  const kept = store.read(name);
  const done = kept?.sent && kept.revision !== revision;
  if (kept && !done && kept.asServed === asServed) {
    restore(form, kept.values);
    const card = form.closest("details");
    if (card) card.open = true;
    tell("unsent", kept.at);
  } else if (kept) {
    store.drop(name);
  }
  let waiting = 0;
  const keep = (sent) => {
    clearTimeout(waiting);
    waiting = 0;
    const values = read(form);
    if (JSON.stringify(values) === asServed) {
      store.drop(name);
      return;
    }
    const at = Date.now();
    if (store.write(name, { revision, asServed, values, at, sent })) tell("saved", at);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300, false);
  });
  // Whether it arrived is known only when the next page comes.
  form.addEventListener("submit", () => keep(true));
  addEventListener("pagehide", () => {
    if (waiting) keep(false);
  });
}

// A new team exists once its desk is shown: what was kept of the form that made it is done with.
for (const done of document.querySelectorAll("[data-draft-done]")) store.drop(done.dataset.draftDone);
for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
addEventListener("offline", () => tell("unsent"));
