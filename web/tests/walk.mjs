// SPDX-License-Identifier: EUPL-1.2
// A page walked through by Tab from its first thing to its last: where the focus went, and what is wrong with that (WCAG 2.2: 2.1.1,
// 2.1.2, 2.4.3, 2.4.7, 2.4.11).

/** So many presses are sent before it is asked where they led. */
const AT_ONCE = 20;
const MOST = 600;

/** In the page: looks at each element that has the focus when Tab is pressed, before it moves on. */
function startWalk() {
  const faults = [];
  const stops = [];
  const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const focusable = () =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !(element.type === "radio" && !element.checked),
    );
  /** What is seen of it: a file is chosen by an input that is not, but its words are. */
  const seenOf = (element) => element.closest(".file-choice")?.querySelector("span") ?? element;
  const look = (element) => {
    const seen = seenOf(element);
    const { outlineStyle, outlineWidth } = getComputedStyle(seen);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push(`has the focus and does not show it: ${told(element)}`);
    const box = seen.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`reaches from ${Math.round(box.left)} to ${Math.round(box.right)} of ${innerWidth} px: ${told(element)}`);
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (bottom - top < 1) return faults.push(`has the focus outside the window, from ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight} px: ${told(element)}`);
    const within = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(box.left + box.width * x, top + (bottom - top) * y)));
    if (!within.some((one) => one && (seen.contains(one) || one.contains(seen)))) faults.push(`has the focus behind something: ${told(element)}`);
  };
  // A field for a day has several stops of its own.
  const parted = (element) => /^(date|datetime-local|time|month)$/.test(element.type);
  const walk = { done: false };
  const end = () => {
    walk.done = true;
    const went = new Set(stops);
    for (const element of focusable()) if (!went.has(element)) faults.push(`Tab does not come to it: ${told(element)}`);
    for (const [at, element] of stops.entries()) if (at > 0 && stops[at - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) faults.push(`comes after what stands behind it: ${told(element)}`);
    walk.faults = [...new Set(faults)];
  };
  const onTab = (event) => {
    if (event.key !== "Tab") return;
    // Behind the last one is the browser, which gives the focus back when it likes.
    if (walk.done) return event.preventDefault();
    const element = document.activeElement;
    if (element === stops.at(-1)) {
      if (parted(element)) return;
      faults.push(`Tab does not leave it: ${told(element)}`);
      end();
    } else if (stops.includes(element)) {
      faults.push(`Tab comes back to it: ${told(element)}`);
      end();
    } else {
      stops.push(element);
      look(element);
      if (element === focusable().at(-1)) end();
    }
    if (walk.done) event.preventDefault();
  };
  window.endWalk = () => {
    if (!walk.done) end();
    removeEventListener("keydown", onTab, true);
    return walk.faults;
  };
  addEventListener("keydown", onTab, true);
  window.walk = walk;
  focusable()[0]?.focus();
}

/** Everything that is wrong with going through the page by Tab. */
export async function walkByTab(page) {
  await page.evaluate(startWalk);
  for (let pressed = 0; pressed < MOST; pressed += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.press("Tab")));
    if (await page.evaluate(() => window.walk.done)) break;
  }
  return page.evaluate(() => window.endWalk());
}
