// SPDX-License-Identifier: EUPL-1.2
// A page that fails tells so, keeps the frame and the address, and can be tried again.
import assert from "node:assert/strict";
import { visit } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("app");
const chosen = "?a=TR&b=CH&kind=extradition&on=2014-05-01";
const alert = (page) => page.getByRole("alert");
const goTo = (page, name) => page.getByRole("navigation", { name: t("pages") }).getByRole("link", { name }).click();

visit("a page whose program does not come is told, and reloading at the same address brings it", { path: chosen, refusals: [404], complaints: ["dynamically imported module"] }, async (page, context) => {
  const program = "**/assets/InterviewPage-*.js";
  await context.route(program, (route) => route.fulfill({ status: 404, body: "" }));
  await goTo(page, t("interview"));
  await alert(page).getByRole("heading", { level: 1, name: t("failed") }).waitFor();
  await alert(page).getByText(/dynamically imported module/).waitFor();
  assert.match(page.url(), /\/interview\?a=TR&b=CH&kind=extradition&on=2014-05-01$/);
  await context.unroute(program);
  await alert(page).getByRole("button", { name: t("reload") }).click();
  await page.getByRole("heading", { level: 1, name: /Türkiye.*Switzerland/ }).waitFor();
  assert.match(page.url(), /\/interview\?a=TR&b=CH&kind=extradition&on=2014-05-01$/);
});

visit("an answer a page cannot show is told, and the other pages still open", { path: chosen, width: 360, complaints: ["TypeError"] }, async (page, context) => {
  await context.route("**/api/v1/instruments/*", (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"id":"coe-024"}' }));
  await page.getByRole("link", { name: "European Convention on Extradition", exact: true }).first().click();
  await alert(page).getByText(/TypeError/).waitFor();
  assert.equal(new URL(page.url()).pathname, "/instruments/coe-024");
  await goTo(page, t("atlas"));
  await page.getByRole("heading", { level: 1, name: words("atlas")("title") }).waitFor();
  assert.equal(await alert(page).count(), 0);
});
