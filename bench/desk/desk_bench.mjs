// SPDX-License-Identifier: EUPL-1.2
// desk_bench.mjs FOLDER RESULTS: an officer and the head of a unit at work in an office with a great many cases. Of what
// was tried several times the median counts, of different pages the slowest or heaviest.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "../../web/tests/comity_server.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");
const [folder, results] = process.argv.slice(2);
const program = process.env.COMITY_PROGRAM;
const AUTHORITY = "ch-bj";
const OFFICER = "officer001";
const HEAD = "head-of-unit01";
const PASSWORD = "demonstration only";
const TIMES = 3;
const LETTERS = "karim fraud with invoices";
const BETWEEN_LETTERS_MS = 70;
const SCROLLED_MS = 3_000;
const WHEEL_PX = 240;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const measured = [];
function tell(name, value, unit) {
  measured.push({ name: `desk/${name}`, real_time: value, time_unit: unit });
  console.log(`desk/${name}: ${value.toFixed(1)} ${unit}`);
}

/** Runs in the page before anything else: questions under way, and when the page became usable after `from`. */
function watch() {
  const under_way = new Set();
  const ask = window.fetch;
  window.fetch = (question, ...more) => {
    const one = { question: String(question.url ?? question) };
    under_way.add(one);
    return ask(question, ...more).finally(() => under_way.delete(one));
  };
  window.usable = (from) =>
    new Promise((resolve, reject) => {
      let since = null;
      const patience = performance.now() + 20_000;
      const look = () => {
        const busy = document.querySelector(".loading, .waiting");
        const ready = document.querySelector("h1") && !busy && under_way.size === 0;
        if (!ready) since = null;
        else since ??= performance.now();
        // What an answer makes the page ask next belongs to it: two frames without a question are the end.
        if (since !== null && performance.now() - since > 40) resolve(since - from);
        else if (performance.now() > patience) reject(new Error(`${location} is not ready: ${busy?.className ?? ""} ${[...under_way].map(({ question }) => question)}`));
        else requestAnimationFrame(look);
      };
      look();
    });
}

const server = await serve(program, new URL("../../web/dist", import.meta.url).pathname, ["--data", folder, "--authority", AUTHORITY, "--rate", "0"]);
const browser = await chromium.launch({ executablePath: process.env.COMITY_CHROMIUM ?? "/usr/bin/chromium", args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
try {
  await bench();
} finally {
  await browser.close();
  await server.stop();
}
writeFileSync(results, JSON.stringify({ benchmarks: measured }, null, 1));

/** Signs in as a person would, which also brings the first load. */
async function signIn(name) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(new URL("desk", server.address).href);
  await page.getByLabel("Sign-in name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const code = execFileSync(program, ["demo", folder, "--code", name, "--authority", AUTHORITY], { encoding: "utf8" }).trim();
  await page.getByLabel("Code from the app").fill(code);
  await page.keyboard.press("Enter");
  await page.locator("nav").first().waitFor();
  await page.evaluate(() => window.usable(0));
  return { context, page };
}

/** The same page again and again, its files known to the browser, its answers not. */
async function opened(page, path) {
  const times = [];
  for (let i = 0; i < TIMES; ++i) {
    await page.goto(new URL(path, server.address).href);
    times.push(await page.evaluate(() => window.usable(0)));
  }
  return median(times);
}

/** As a link does it: how long until the page is there. */
function go(page, to) {
  return page.evaluate(async (path) => {
    const begun = performance.now();
    history.pushState(null, "", new URL(path, document.baseURI));
    dispatchEvent(new PopStateEvent("popstate"));
    return window.usable(begun);
  }, to);
}

/** From the click to the page that is there, in a desk that is open and has not shown it yet. */
async function gone(page, from, to) {
  const times = [];
  for (let i = 0; i < TIMES; ++i) {
    await page.goto(new URL(from, server.address).href);
    await page.evaluate(() => window.usable(0));
    times.push(await go(page, to));
  }
  return median(times);
}

/** KiB that came over the wire for the desk, and then for each of the pages gone to from it, answers included. */
async function weights(context, paths) {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  let octets = 0;
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => (octets += encodedDataLength));
  const weigh = async (task) => {
    octets = 0;
    await task();
    await page.evaluate(() => window.usable(0));
    return octets / 1024;
  };
  const first = await weigh(() => page.goto(new URL("desk", server.address).href));
  const later = [];
  for (const path of paths) later.push(await weigh(() => go(page, path)));
  await page.close();
  return { first, later: Math.max(...later) };
}

async function typed(page) {
  await page.goto(new URL("desk/docket", server.address).href);
  await page.evaluate(() => window.usable(0));
  await page.evaluate(() => {
    window.keys = [];
    new PerformanceObserver((list) => window.keys.push(...list.getEntries().filter(({ name }) => name.startsWith("key") || name === "input").map(({ duration }) => duration))).observe({ type: "event", durationThreshold: 16 });
  });
  await page.keyboard.press("/");
  for (const letter of LETTERS) {
    await page.keyboard.press(letter === " " ? "Space" : letter);
    await page.waitForTimeout(BETWEEN_LETTERS_MS);
  }
  const last = await page.evaluate(() => performance.now());
  const found = await page.evaluate((from) => window.usable(from), last);
  // Below 16 ms the browser does not tell: within the frame.
  const slowest = await page.evaluate(() => Math.max(16, ...window.keys));
  return { slowest, found };
}

/** Frames while the wheel turns: how many a second, and the longest. */
async function scrolled(page) {
  await page.goto(new URL("desk/docket", server.address).href);
  await page.evaluate(() => window.usable(0));
  const box = await page.locator(".case-table").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const frames = page.evaluate(
    (until) =>
      new Promise((resolve) => {
        const at = [];
        const look = (now) => {
          at.push(now);
          if (now - at[0] < until) requestAnimationFrame(look);
          else resolve(at);
        };
        requestAnimationFrame(look);
      }),
    SCROLLED_MS,
  );
  const end = Date.now() + SCROLLED_MS;
  while (Date.now() < end) await page.mouse.wheel(0, WHEEL_PX);
  const at = await frames;
  const far = await page.locator(".case-table").evaluate((element) => element.scrollTop);
  if (far < WHEEL_PX) throw new Error("the list did not scroll");
  const gaps = at.slice(1).map((now, i) => now - at[i]);
  return { perSecond: gaps.length / ((at.at(-1) - at[0]) / 1000), longest: Math.max(...gaps), far };
}

async function bench() {
  const officer = await signIn(OFFICER);
  const cases = await officer.page.evaluate(async () => (await (await fetch(new URL("api/v1/cases?limit=1", document.baseURI))).json()).cases);
  const one = `desk/cases/${cases[0].id}`;
  const pages = ["desk", "desk/docket", "desk/docket?q=fraud", "desk/docket?closed=true", "desk/new", "desk/approvals", "desk/clocks", "desk/clocks?view=month", "desk/promises", "desk/reciprocity", "desk/reciprocity?state=TR", "desk/account", one];
  for (const pane of ["law", "facts", "dossier", "correspondence", "promises", "work", "people", "timeline"]) pages.push(`${one}?pane=${pane}`);

  const slowest = { opened: ["", 0], gone: ["", 0] };
  const note = (how, who, path, time) => {
    console.log(`  ${who} ${path.replace(cases[0].id, "…")}: ${how === "opened" ? "opened" : "gone to"} ${time.toFixed(0)} ms`);
    if (time > slowest[how][1]) slowest[how] = [path, time];
  };
  const head = await signIn(HEAD);
  for (const path of ["desk", "desk/docket", one]) note("opened", "officer", path, await opened(officer.page, path));
  for (const path of pages) note("gone", "officer", path, await gone(officer.page, path === "desk" ? "desk/new" : "desk", path));
  for (const path of ["desk", "desk/docket", "desk/docket?q=fraud", "desk/clocks", "desk/clocks?view=month"]) note("gone", "head", path, await gone(head.page, path === "desk" ? "desk/new" : "desk", path));
  tell("page_opened", slowest.opened[1], "ms");
  tell("page_gone_to", slowest.gone[1], "ms");
  const keys = await typed(officer.page);
  tell("key_to_frame", keys.slowest, "ms");
  tell("found_after_typing", keys.found, "ms");
  const scroll = await scrolled(head.page);
  tell("scroll_frames", scroll.perSecond, "per second");
  console.log(`  the longest frame ${scroll.longest.toFixed(1)} ms, ${scroll.far.toFixed(0)} px scrolled`);
  const { first, later } = await weights(officer.context, pages.filter((path) => path !== "desk"));
  tell("first_load", first, "KiB");
  tell("later_page", later, "KiB");
}
