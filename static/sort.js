// A list in an order, rearranged by hand: a row is taken by its handle and let go between two others. Without this file,
// and by keyboard, the buttons of each row do the same. The server shows the new order, as it does after a button.

for (const list of document.querySelectorAll("ol[data-sort]")) {
  const rows = () => [...list.children];
  let held = null;
  let before = [];

  const under = (y) =>
    rows().find((row) => {
      const box = row.getBoundingClientRect();
      return row !== held && y >= box.top && y <= box.bottom;
    });

  list.classList.add("by-hand");
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    held = grip.closest("li");
    before = rows();
    held.classList.add("held");
    grip.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    const other = held && under(event.clientY);
    if (!other) return;
    const down = rows().indexOf(other) > rows().indexOf(held);
    other[down ? "after" : "before"](held);
  });
  const letGo = (event) => {
    if (!held) return;
    held.classList.remove("held");
    held = null;
    if (event.type === "pointercancel") {
      list.append(...before);
    } else if (rows().some((row, index) => row !== before[index])) {
      list.closest("form").requestSubmit(list.parentElement.querySelector(`button[value="show:${list.dataset.sort}"]`));
    }
  };
  list.addEventListener("pointerup", letGo);
  list.addEventListener("pointercancel", letGo);
}
