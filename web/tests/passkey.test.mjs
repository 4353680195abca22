// SPDX-License-Identifier: EUPL-1.2
// Passkeys in Chromium, with an authenticator that it invents.
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const boris = await office.signedIn("boris");
const t = { account: words("account"), desk: words("desk"), signin: words("signin") };

// Passkeys are bound to names, not to addresses.
const at = Object.assign(new URL(office.address), { hostname: "localhost" }).href;
const storageState = { ...boris, cookies: boris.cookies.map((cookie) => ({ ...cookie, domain: "localhost" })) };

visit("a passkey is added on the account's page and then signs in alone", { at, path: "desk/account", storageState }, async (page, context) => {
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await devices.send("WebAuthn.addVirtualAuthenticator", { options });
  await page.getByLabel(t.account("passkey-label")).fill("this telephone");
  await page.getByRole("button", { name: t.account("add-passkey") }).click();
  await page.getByRole("button", { name: t.signin("recovery-kept") }).click();
  await page.getByText(t.account("passkey", { label: "this telephone" })).waitFor();
  await page.getByRole("button", { name: t.desk("sign-out"), exact: true }).click();
  await page.getByRole("button", { name: t.signin("with-passkey") }).click();
  await page.getByRole("button", { name: t.desk("sign-out"), exact: true }).waitFor();
});
