// SPDX-License-Identifier: EUPL-1.2
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LanguageProvider } from "../words/words";
import { ApiProblem } from "./client";
import { Problem } from "./Problem";

let root: Root;
beforeEach(() => {
  localStorage.setItem("comity.language", "en");
  document.body.innerHTML = "<div id='root'></div>";
  root = createRoot(document.getElementById("root") as HTMLElement);
});
afterEach(() => root.unmount());

async function show(problem: ApiProblem, retry?: () => void, language = "en") {
  localStorage.setItem("comity.language", language);
  root.render(<LanguageProvider><Problem problem={problem} retry={retry} /></LanguageProvider>);
  await vi.waitFor(() => expect(document.querySelector("[role=alert]")).not.toBeNull());
  return document.querySelector("[role=alert]") as HTMLElement;
}

test("every fault is shown with the way out", async () => {
  const errors = [
    { place: "a", message: "'XQ1' is no State", hint: "two or three letters" },
    { place: "on", message: "'1 May' is no day", hint: "" },
  ];
  const alert = await show(new ApiProblem(422, "Unprocessable Content", "a: 'XQ1' is no State", errors));
  expect([...alert.querySelectorAll("li")].map((li) => li.textContent)).toEqual(["'XQ1' is no State – two or three letters", "'1 May' is no day"]);
  expect(alert.querySelector("button")).toBeNull();
});

test("without single faults the detail is shown", async () => {
  expect((await show(new ApiProblem(404, "Not Found", "there is no instrument coe-999"))).textContent).toContain("there is no instrument coe-999");
});

test("a server that does not answer is told as that, and can be asked again", async () => {
  const retry = vi.fn();
  const alert = await show(new ApiProblem(0, "", ""), retry);
  expect(alert.textContent).toContain("The server does not answer");
  alert.querySelector("button")?.click();
  expect(retry).toHaveBeenCalledOnce();
});

test.each([
  ["fr", "Votre rôle"],
  ["ru", "Ваша роль"],
])("what kind of refusal it is stands there in %s, the program's own words marked as English", async (language, words) => {
  const alert = await show(new ApiProblem(403, "Forbidden", "your roles do not let you assign the case"), undefined, language);
  expect(alert.textContent).toContain(words);
  expect(alert.querySelector("[lang=en]")?.textContent).toBe("your roles do not let you assign the case");
});

test("a status without words of ours is told by what the program says; its type is for programs", async () => {
  const alert = await show(new ApiProblem(418, "I'm a teapot", "short and stout", [], "/problems/teapot"));
  expect(alert.textContent).toBe("That did not work. The program says: short and stout");
});
