// SPDX-License-Identifier: EUPL-1.2
// Every page of the desk, with somebody who may open it.
import { arrest } from "./office.mjs";

/** Makes two cases with something on every pane; gives [person or nobody, address] of all pages, and the persons signed in. */
export async function deskPages(office) {
  const { id } = await arrest(office, "Fälschung 42", "Mehmet Dağcı");
  const { case: assistance } = await office.ask("anna", "POST", "cases", { kind: "assistance", direction: "outgoing", counterpart: "CH", title: "Konto 7", substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${assistance}/measures`, { word: "bank-accounts" });
  await office.ask("anna", "POST", `cases/${id}/promises`, { kind: "assurance", given: true, says: "„1“", breached_by: ["execute"], source: { words: "„2“" } });
  await office.ask("anna", "POST", `cases/${id}/tasks`, { says: "„3“", owner: "anna" });
  const pages = [
    ["anna", "desk"], ["anna", "desk/docket"], ["anna", "desk/new"], ["anna", "desk/clocks"], ["anna", "desk/clocks?view=month"], ["anna", "desk/promises"], ["anna", "desk/reciprocity"],
    ["anna", "desk/reciprocity?state=TR"], ["anna", "desk/account"], ["anna", `desk/cases/${id}`], ["anna", `desk/cases/${assistance}`], ["anna", `desk/cases/${assistance}?pane=measures`],
    ...["law", "facts", "dossier", "correspondence", "promises", "work", "people", "timeline"].map((pane) => ["anna", `desk/cases/${id}?pane=${pane}`]),
    ["hana", "desk/approvals"], ["ada", "desk/administration?room=accounts"], ["otto", "desk/administration?room=audit"], ["ada", "desk/administration?room=health"], ["anna", "desk/administration?room=log"], [null, "desk"],
  ];
  const people = {};
  for (const name of ["anna", "hana", "ada", "otto"]) people[name] = await office.signedIn(name);
  /** An address as a test is named, without what chance put into it. */
  const shown = (path) => path.replace(id, "…").replace(assistance, "…");
  return { id, assistance, pages, people, shown };
}

/** Nothing is on its way any more: the stream of news never ends, and does not count. */
export async function settled(page) {
  await page.locator(".loading").waitFor({ state: "detached" });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.locator(".loading").waitFor({ state: "detached" });
}
