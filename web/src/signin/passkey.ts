// SPDX-License-Identifier: EUPL-1.2
// Passkeys: what the server asks (Web Authentication level 3, JSON forms) put to the browser, and its answer back.
import { send } from "../office/ask";
import type { PasskeyChallenge, PublicKeyOptions, SignInStep } from "../office/types";
import { adoptCsrf } from "../office/session";

/** Browsers offer them to secure contexts alone. */
export const passkeysPossible = () => isSecureContext && typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

function spoken(credential: Credential | null): unknown {
  if (credential === null) throw new DOMException("no passkey was given", "NotAllowedError");
  return (credential as PublicKeyCredential).toJSON();
}

/** "start": a passkey alone; "challenge": as second step, or a fresh proof. */
export async function proveByPasskey(how: "start" | "challenge"): Promise<SignInStep> {
  const { options, csrf } = await send<PasskeyChallenge>(`session/passkey/${how}`, {});
  adoptCsrf(csrf);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  const credential = spoken(await navigator.credentials.get({ publicKey }));
  return send<SignInStep>("session/passkey", { credential });
}

export async function registerPasskey(label: string): Promise<SignInStep> {
  const options = await send<PublicKeyOptions>("account/passkeys/challenge", {});
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  const credential = spoken(await navigator.credentials.create({ publicKey }));
  return send<SignInStep>("account/passkeys", { credential, label });
}
