// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useId, useState } from "react";
import { ApiProblem } from "../api/client";
import { send } from "../office/ask";
import type { SignInStep } from "../office/types";
import { useWords } from "../words/words";
import { passkeysPossible, proveByPasskey } from "./passkey";
import { SignInProblem } from "./SignInProblem";

/** The first step: name and password, or a passkey alone. */
export function PasswordForm({ name: given = "", onStep }: { name?: string; onStep: (step: SignInStep) => void }) {
  const t = useWords("signin");
  const id = useId();
  const [name, setName] = useState(given);
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const take = async (task: () => Promise<SignInStep>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onStep(await task());
    } catch (reason) {
      setProblem(reason instanceof ApiProblem ? reason : new ApiProblem(-1, "", t("passkey-not-given")));
      setPassword("");
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name && password) void take(() => send<SignInStep>("session/password", { name: name.trim(), password }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      {problem && <SignInProblem problem={problem} wrong={t("wrong-password")} />}
      <div className="field">
        <label htmlFor={`${id}-name`}>{t("name")}</label>
        <input id={`${id}-name`} value={name} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={given === ""} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t("password")}</label>
        <input id={`${id}-password`} type="password" value={password} autoComplete="current-password" autoFocus={given !== ""} onChange={(event) => setPassword(event.target.value)} />
      </div>
      <div className="row">
        <button type="submit" className="primary" disabled={busy || name === "" || password === ""}>
          {t("go-on")}
        </button>
        {passkeysPossible() && (
          <button type="button" disabled={busy} onClick={() => void take(() => proveByPasskey("start"))}>
            {t("with-passkey")}
          </button>
        )}
      </div>
    </form>
  );
}
