// SPDX-License-Identifier: EUPL-1.2
// Whoever has no mouse: goes from one thing to the next by Tab, presses Enter, types. What Tab does not reach cannot be done.
import assert from "node:assert/strict";
import { eventually } from "./visit.mjs";
import { words } from "./words.mjs";

const t = { case: words("casefile"), desk: words("desk"), codes: words("codes") };
const FARTHEST = 200;
const exactly = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
const two = (number) => String(number).padStart(2, "0");

/** So many presses are sent before it is asked where they led. */
const AT_ONCE = 10;

/** Whether the focus is on that element; until it was found there, Tab does not leave it, so that nobody has to look after each press. */
function holdTabAt(element) {
  const there = element === document.activeElement;
  if (!("tabHeldAt" in window))
    addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || document.activeElement !== window.tabHeldAt) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true });
  window.tabHeldAt = there ? undefined : element;
  return there;
}

export function keyboardOf(page) {
  async function reach(locator) {
    const one = locator.first();
    await one.waitFor();
    for (let tabs = 0; tabs < FARTHEST; tabs += AT_ONCE) {
      if (await one.evaluate(holdTabAt)) return;
      await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.press("Tab")));
    }
    assert.ok(await one.evaluate(holdTabAt), `${locator} is not reached by ${FARTHEST} times Tab`);
  }
  async function press(locator) {
    await reach(locator);
    await page.keyboard.press("Enter");
  }
  async function type(locator, text) {
    await reach(locator);
    await page.keyboard.type(text);
  }
  /** Chooses by the first letters, as one does in a list of the browser's own. */
  async function choose(locator, text) {
    await type(locator, text);
    assert.equal(await locator.first().evaluate((list) => list.selectedOptions[0].textContent), text);
  }
  /** A day ("2026-03-16"), as the browser's field takes it in English. */
  async function typeDay(locator, day) {
    const [year, month, date] = day.split("-");
    await type(locator, `${month}${date}${year}`);
  }

  /** A moment on the clock of this machine, or its day where the field wants no more. */
  async function typeTime(locator, moment) {
    await typeDay(locator, `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`);
    if ((await locator.first().getAttribute("type")) !== "datetime-local") return;
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type(`${two(moment.getHours() % 12 || 12)}${two(moment.getMinutes())}${moment.getHours() < 12 ? "AM" : "PM"}`);
  }

  /** Takes a step of the case that is open: what the form wants is given, the reason where one is asked for. */
  async function take(step) {
    const act = page.locator("button.act").filter({ has: page.locator(".act-name").filter({ hasText: exactly(t.codes(`step-${step}`)) }) });
    const more = page.locator(".acts > button[aria-expanded=false]");
    await page.locator("button.act").first().waitFor();
    if ((await act.count()) === 0 && (await more.count()) > 0) await press(more);
    await press(act);
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const submit = dialog.locator("button[type=submit]");
    const reason = dialog.getByLabel(t.desk("reason"));
    if ((await reason.count()) > 0) await type(reason, `why: ${step}`);
    // Fields come with the law's description of what they ask.
    await eventually(page, async () => {
      for (const field of await dialog.locator("input[type=datetime-local], input[type=date], select:not(.shape)").all()) if ((await field.inputValue()) === "") await fill(field);
      assert.ok(await submit.isEnabled());
    });
    await press(submit);
    await dialog.waitFor({ state: "detached" });
  }

  async function fill(field) {
    if (!(await field.evaluate((element) => element.tagName === "SELECT"))) return typeTime(field, new Date(Date.now() - 60_000));
    await reach(field);
    await page.keyboard.press("ArrowDown");
  }

  return { reach, press, type, choose, typeDay, typeTime, take };
}
