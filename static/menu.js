// The menu of the signed-in closes on Escape and on a press elsewhere; without this it closes on its own button only.
const menu = document.querySelector("details.me");

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
addEventListener("click", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
