// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useId, useState } from "react";
import { ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { send } from "../office/ask";
import type { SignInStep, Totp } from "../office/types";
import { useWords } from "../words/words";
import { SignInProblem } from "./SignInProblem";

/** A second factor for somebody who has none: the secret goes into an app, the app proves that it has it. */
export function EnrolForm({ onStep }: { onStep: (step: SignInStep) => void }) {
  const t = useWords("signin");
  const id = useId();
  const [totp, setTotp] = useState<Totp>();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    let current = true;
    send<Totp>("account/totp", {}).then(
      (made) => current && setTotp(made),
      (reason: unknown) => current && setProblem(reason as ApiProblem),
    );
    return () => {
      current = false;
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      onStep(await send<SignInStep>("account/totp/confirmation", { code: code.replaceAll(/\s/g, "") }));
    } catch (reason) {
      setProblem(reason as ApiProblem);
      setCode("");
    }
  };
  if (totp === undefined) return problem ? <Problem problem={problem} /> : null;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{t("enrol-why")}</p>
      <ol className="stack steps-list">
        <li>
          {t("enrol-secret")}
          <p className="secret code" translate="no">
            {totp.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
          </p>
          <a href={totp.address}>{t("enrol-open")}</a>
        </li>
        <li>
          <div className="field">
            <label htmlFor={id}>{t("enrol-code")}</label>
            <input id={id} className="code-input" value={code} inputMode="numeric" autoComplete="one-time-code" onChange={(event) => setCode(event.target.value)} />
          </div>
        </li>
      </ol>
      {problem && <SignInProblem problem={problem} wrong={t("wrong-code")} />}
      <div className="row">
        <button type="submit" className="primary" disabled={code.trim() === ""}>
          {t("confirm")}
        </button>
      </div>
    </form>
  );
}

/** Shown once, and never again: they are all that opens the account when the app is lost. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useWords("signin");
  return (
    <div className="stack">
      <p>{t("recovery-why")}</p>
      <ul className="recovery code" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row no-print">
        <button type="button" className="primary" onClick={onDone}>
          {t("recovery-kept")}
        </button>
        <button type="button" onClick={() => print()}>
          {t("print")}
        </button>
      </div>
    </div>
  );
}
