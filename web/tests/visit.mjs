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
const readers = new Map();

/**
 * A test that visits an address below the site. `refusals` are the statuses and `complaints` the words on the console
 * that a test provokes by itself; `at` is the site, where it is another one; `limit` is for a long way. Tests of one file
 * with the same `reader` share what a browser keeps: for those that only look, so that programs and pictures are loaded once.
 */
export function visit(name, { path = "", at = site, width = 1440, height = 900, theme = "light", language = "en", refusals = [], complaints = [], limit = 60_000, reader, ...more } = {}, body) {
  return test(name, { timeout: limit }, async () => {
    const options = { viewport: { width, height }, colorScheme: theme, locale: language, reducedMotion: "reduce", ...more };
    if (reader && !readers.has(reader)) readers.set(reader, await browser.newContext(options));
    const context = readers.get(reader) ?? (await browser.newContext(options));
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const faults = watch(page, new URL(at).origin, refusals, complaints);
    try {
      await page.goto(new URL(path, at).href);
      await page.locator("h1").first().waitFor();
      await body(page, context);
      assert.equal(await page.getByText("⟦").count(), 0, "a message is missing from its catalogue");
      assert.deepEqual(faults, []);
    } catch (fault) {
      throw told(fault, faults);
    } finally {
      await (reader ? page : context).close();
    }
  });
}

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
  const provoked = (text) => [...refusals.map((status) => `status of ${status}`), ...complaints].some((words) => text.includes(words));
  page.on("pageerror", (fault) => faults.push(`exception: ${fault.message}`));
  // Breaches of the content security policy are told as errors on the console.
  page.on("console", (message) => {
    if (message.type() === "error" && !provoked(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) faults.push(`asked someone else: ${url.origin}`);
  });
  page.on("requestfailed", (request) => {
    // A question that was overtaken by the next one is cancelled by the page itself.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED" && !provoked(why)) faults.push(`no answer: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !refusals.includes(response.status())) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** Asks again until the check holds, as a reader waits for a page; the check's own fault when it never does. */
export async function eventually(page, check) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
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
