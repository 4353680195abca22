// SPDX-License-Identifier: EUPL-1.2
// One visit of a reader to the pages, in a browser of its own kind: width, appearance, language. Whatever goes wrong
// on the way fails the test: an error on the console, a breach of the content security policy, a refused or failed
// request, a request to anyone else, words that are missing.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chromium } from "playwright-core";

export const site = process.env.COMITY_ADDRESS;
const browser = await chromium.connect(process.env.COMITY_BROWSER);
after(() => browser.close());

const PATIENCE = 10_000;
/** Of each reader of this file: what their browser keeps, and the window left to the next test. */
const readers = new Map();
const windows = new Map();
/** Of each window, the questions that are not answered yet. */
const asking = new WeakMap();

/**
 * A test that visits an address below the site. `refusals` are the statuses and `complaints` the words on the console
 * that a test provokes by itself; `at` is the site, where it is another one; `limit` is for a long way; at `moment` the
 * clock of the page stands still, where one is given. Tests of one file
 * with the same `reader` share what a browser keeps: for those that only look, so that programs and pictures are loaded once.
 * One that `stays` goes on in the window of the last, as a link would, and leaves nothing behind: a page opened anew takes
 * most of its time to start its programs. Whoever fails takes window and browser along.
 */
export function visit(name, { path = "", at = site, width = 1440, height = 900, theme = "light", language = "en", refusals = [], complaints = [], limit = 60_000, reader, stays = false, moment, ...more } = {}, body) {
  return test(name, { timeout: limit }, async () => {
    const options = { viewport: { width, height }, colorScheme: theme, locale: language, reducedMotion: "reduce", ...more };
    const context = readers.get(reader) ?? (await browser.newContext(options));
    const left = windows.get(reader);
    const used = readers.has(reader);
    readers.delete(reader);
    windows.delete(reader);
    context.setDefaultTimeout(PATIENCE);
    if (moment) await context.clock.setFixedTime(moment);
    const page = left ?? countQuestions(await context.newPage());
    const { faults, end } = watch(page, new URL(at).origin, refusals, complaints);
    let well = false;
    try {
      const address = new URL(path, at).href;
      if (used) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ media: null, colorScheme: theme, reducedMotion: "reduce" });
      }
      await (left ? goOn(page, address) : page.goto(address));
      await page.locator("h1").first().waitFor();
      await body(page, context);
      assert.equal(await page.getByText("⟦").count(), 0, "a message is missing from its catalogue");
      assert.deepEqual(faults, []);
      well = true;
    } catch (fault) {
      throw told(fault, faults);
    } finally {
      end();
      if (!reader || !well) await context.close();
      else {
        readers.set(reader, context);
        if (stays) windows.set(reader, page);
        else await page.close();
      }
    }
  });
}

/** A visit of somebody who only looks, with a browser that others of this file have used. */
export const look = (name, options, body) => visit(name, { reader: `looks in ${options.language ?? "en"}`, ...options }, body);

function countQuestions(page) {
  const under = new Set();
  page.on("request", (request) => under.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => under.delete(request));
  asking.set(page, under);
  return page;
}

const goOn = (page, address) =>
  page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    scrollTo(0, 0);
  }, address);

// Playwright colours its messages, which XML reports cannot hold; what went wrong on the page explains most failures.
function told(fault, faults) {
  const plain = (text) => text.replace(/\x1b\[\d+m/g, "");
  const onPage = faults.length > 0 && !(fault instanceof assert.AssertionError && fault.actual === faults) ? `\nOn the page: ${faults.join("; ")}` : "";
  const failure = new Error(plain(fault.message) + onPage);
  const frames = plain(fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  failure.stack = [failure.message, ...frames].join("\n");
  return failure;
}

function watch(page, origin, refusals, complaints) {
  const faults = [];
  const heard = [];
  const on = (event, listener) => {
    page.on(event, listener);
    heard.push(() => page.off(event, listener));
  };
  const provoked = (text) => [...refusals.map((status) => `status of ${status}`), ...complaints].some((words) => text.includes(words));
  on("pageerror", (fault) => faults.push(`exception: ${fault.message}`));
  // Breaches of the content security policy are told as errors on the console.
  on("console", (message) => {
    if (message.type() === "error" && !provoked(message.text())) faults.push(`console: ${message.text()}`);
  });
  on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) faults.push(`asked someone else: ${url.origin}`);
  });
  on("requestfailed", (request) => {
    // A question that was overtaken by the next one is cancelled by the page itself.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED" && !provoked(why)) faults.push(`no answer: ${request.url()} ${why}`);
  });
  on("response", (response) => {
    if (response.status() < 400 || refusals.includes(response.status())) return;
    const at = faults.push(`${response.status()}: ${response.url()}`) - 1;
    const tell = (why) => (faults[at] += ` ${why}`);
    response.text().then(tell, tell);
  });
  const end = () => {
    for (const stop of heard) stop();
  };
  return { faults, end };
}

/** The next frame; a window in which nothing moves may be given none. */
const aMoment = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 50);
      }),
  );

/** Asks again until the check holds, as a reader waits for a page; the check's own fault when it never does. */
export async function eventually(page, check) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await aMoment(page);
    }
  }
}

/** Nothing is on its way any more: no placeholder, no question. The stream of news never ends, and does not count. */
export async function settled(page) {
  // An answer may lead to the next question.
  for (let quiet = 0; quiet < 2; ++quiet) await atRest(page);
}

function atRest(page) {
  return eventually(page, async () => {
    await aMoment(page);
    const placeholders = await page.locator(".loading").count();
    const asked = [...asking.get(page)].filter((request) => request.resourceType() !== "eventsource").map((request) => request.url());
    assert.deepEqual({ placeholders, asked }, { placeholders: 0, asked: [] });
  });
}

/** Chooses the language at the head of the page. */
export async function speak(page, language) {
  await page.locator("select").filter({ has: page.locator("option[lang=ru]") }).selectOption(language);
  await page.locator(`html[lang=${language}]`).waitFor();
}

/** Chooses a State in a field by typing and Enter, as one does without a mouse. */
export async function chooseState(page, label, typed) {
  const field = page.getByRole("combobox", { name: label });
  await field.click();
  await field.fill(typed);
  await page.getByRole("listbox", { name: label }).getByRole("option").first().waitFor();
  await field.press("Enter");
}

/** All that is said to a reader or a screen reader: texts, names, placeholders, descriptions. */
export function everythingSaid(page) {
  return page.evaluate(() => {
    const said = new Set();
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) said.add(walker.currentNode.data.trim().replace(/\s+/g, " "));
    for (const element of document.querySelectorAll("[aria-label],[placeholder],[title],[alt],[aria-valuetext]"))
      for (const name of ["aria-label", "placeholder", "title", "alt", "aria-valuetext"]) said.add(element.getAttribute(name)?.trim() ?? "");
    said.delete("");
    return [...said];
  });
}
