// Arrow keys on the drawn bracket. Without this file every box is a link that Tab reaches in the order of play; with it the
// arrows follow the lines: sideways to the game a team comes from or goes on to, up and down within the round.

const round = (link) => Number(link.dataset.key.split("-")[0]);
const middle = (link) => {
  const box = link.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

function beside(link, links, direction) {
  const here = middle(link);
  const from = links.filter((other) => other.dataset.to === link.dataset.key);
  const to = links.filter((other) => other.dataset.key === link.dataset.to);
  const there = [...from, ...to].filter((other) => (middle(other).x - here.x) * direction > 1);
  if (there.length) return there.sort((one, two) => middle(one).y - middle(two).y)[0];
  // On a phone the final stands between the semi-finals, straight above and below it.
  return (direction > 0 ? to : from).find((other) => Math.abs(middle(other).x - here.x) < 1);
}

function within(link, links, step) {
  const same = links.filter((other) => round(other) === round(link));
  const at = same.indexOf(link) + step;
  if (at >= 0 && at < same.length) return same[at];
  // At the end of a round: whatever stands next in its column.
  const here = middle(link);
  const column = links.filter((other) => Math.abs(middle(other).x - here.x) < 1 && (middle(other).y - here.y) * step > 1);
  return column.sort((one, two) => (middle(one).y - middle(two).y) * step)[0];
}

const WAYS = {
  ArrowLeft: (link, links) => beside(link, links, -1),
  ArrowRight: (link, links) => beside(link, links, 1),
  ArrowUp: (link, links) => within(link, links, -1),
  ArrowDown: (link, links) => within(link, links, 1),
};

for (const drawing of document.querySelectorAll("svg.bk")) {
  drawing.addEventListener("keydown", (event) => {
    const link = event.target.closest("a.bx");
    const way = WAYS[event.key];
    if (!link || !way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = way(link, [...drawing.querySelectorAll("a.bx")]);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
  });
  // Browsers leave a box where it is as soon as a part of it can be seen.
  drawing.addEventListener("focusin", (event) => event.target.scrollIntoView({ block: "nearest", inline: "nearest" }));
}
