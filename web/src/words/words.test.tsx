// SPDX-License-Identifier: EUPL-1.2
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shortDay } from "../office/days";
import { formatDate, formatNumber, isolated, joined, LanguageProvider, onward, useLanguage, useWords } from "./words";

let root: Root;
beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => root.unmount());

function Sample() {
  const t = useWords("app");
  const { language, setLanguage } = useLanguage();
  return (
    <>
      <p>{[1, 2, 5, 21].map((count) => t("state-count", { count })).join("; ")}</p>
      <b>{t("no-such-key")}</b>
      <i>{language}</i>
      {["fr", "ru", "ar", "xx"].map((code) => (
        <button key={code} type="button" onClick={() => setLanguage(code)}>
          {code}
        </button>
      ))}
    </>
  );
}

const text = (selector: string) => document.querySelector(selector)?.textContent;
async function show() {
  root.render(
    <LanguageProvider>
      <Sample />
    </LanguageProvider>,
  );
  await vi.waitFor(() => expect(text("p")).toBeTruthy());
}
const press = (code: string) => [...document.querySelectorAll("button")].find((button) => button.textContent === code)?.click();

test("words are those of the reader's language, English where it is none of ours", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["de-AT", "pl"]);
  await show();
  expect(text("p")).toBe("1 State; 2 States; 5 States; 21 States");
});

test("the second language of the reader is taken where the first is none of ours", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["de-CH", "fr-CH", "en"]);
  await show();
  expect(text("i")).toBe("fr");
});

test("Russian counts as Russian does; the choice is kept and named on the document", async () => {
  await show();
  press("ru");
  await vi.waitFor(() => expect(text("p")).toBe("1 государство; 2 государства; 5 государств; 21 государство"));
  expect(document.documentElement.lang).toBe("ru");
  press("xx");
  expect(text("i")).toBe("ru");
  root.unmount();
  root = createRoot(document.getElementById("root") as HTMLElement);
  await show();
  expect(text("i")).toBe("ru");
});

test("Arabic is read from the right, with the digits of the records; it is given to who chooses it alone", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["ar-EG", "fr"]);
  await show();
  expect(text("i")).toBe("fr");
  expect(document.documentElement.dir).toBe("ltr");
  press("ar");
  await vi.waitFor(() => expect(text("p")).toBe("دولة واحدة; دولتان; 5 دول; 21 دولة"));
  expect(document.documentElement.dir).toBe("rtl");
  // Held together among words from the left, with the name of the month: strokes between figures would turn round.
  expect(formatDate("2026-11-21", "ar")).toMatch(/^\u2068[^/]*21 [^/\d]+ 2026\u2069$/u);
  expect(shortDay("2026-04-17", "ar")).toMatch(/^\u2068[^/]*17 [^/\d]+ 2026\u2069$/u);
});

test("parts of a line keep their own direction, and stand in that of the page", () => {
  expect(joined(["Anna (us)", "", null, false, "TR"], "en")).toBe("Anna (us) · TR");
  expect(joined([], "ar")).toBe("");
  expect(joined(["Anna (us)", "نائب"], "ar", ", ")).toBe("\u200f\u2068Anna (us)\u2069، \u2068نائب\u2069");
  // What is made of parts has no letters of its own that say where it begins.
  expect(isolated("\u20681\u2069 – \u20682\u2069", "ar")).toBe("\u2067\u20681\u2069 – \u20682\u2069\u2069");
  expect([onward("fr"), onward("ar")]).toEqual(["→", "←"]);
});

test("a message that is missing shows itself", async () => {
  await show();
  expect(text("b")).toBe("⟦app.no-such-key⟧");
});

test("days are written as people write them, whatever the time zone", () => {
  expect(formatDate("2026-11-21", "en")).toBe("21 November 2026");
  expect(formatDate("1967-03-20", "fr")).toBe("20 mars 1967");
  expect(formatDate("1967-03-20", "ru")).toBe("20 марта 1967 г.");
});

test("a day known in part stays as the register has it; none is a dash", () => {
  expect(formatDate("2010-05-??", "en")).toBe("2010-05-??");
  expect(formatDate("2001-01-09..2001-01-10", "fr")).toBe("2001-01-09 – 2001-01-10");
  expect(formatDate(null, "ru")).toBe("–");
});

test("what is no day is shown as it was typed, not shifted to another", () => {
  expect(formatDate("2026-13-45", "en")).toBe("2026-13-45");
  expect(formatDate("2026-02-30", "fr")).toBe("2026-02-30");
});

test("numbers are grouped as the language does", () => {
  expect(formatNumber(12345, "en")).toBe("12,345");
  expect(formatNumber(12345, "fr").replace(/\s/g, " ")).toBe("12 345");
  expect(formatNumber(12345, "ru").replace(/\s/g, " ")).toBe("12 345");
});
