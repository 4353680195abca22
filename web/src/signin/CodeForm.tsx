// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { ApiProblem } from "../api/client";
import { send } from "../office/ask";
import type { SignInStep } from "../office/types";
import { useWords } from "../words/words";
import { passkeysPossible, proveByPasskey } from "./passkey";
import { SignInProblem } from "./SignInProblem";

interface CodeFormProps {
  /** What the account has; all where it is not known. */
  factors: readonly string[];
  onStep: (step: SignInStep) => void;
  onCancel?: () => void;
}

/** The second factor: a code of the app, a passkey, or a recovery code. */
export function CodeForm({ factors, onStep, onCancel }: CodeFormProps) {
  const t = useWords("signin");
  const id = useId();
  const [code, setCode] = useState("");
  const [recovering, setRecovering] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [recovering]);

  const prove = async (task: () => Promise<SignInStep>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      onStep(await task());
    } catch (reason) {
      setProblem(reason instanceof ApiProblem ? reason : new ApiProblem(-1, "", t("passkey-not-given")));
      setCode("");
      field.current?.focus();
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = code.replaceAll(/\s/g, "");
    if (typed) void prove(() => send<SignInStep>(recovering ? "session/recovery-code" : "session/code", { code: typed }));
  };
  return (
    <form className="stack" onSubmit={submit}>
      {problem && <SignInProblem problem={problem} wrong={t("wrong-code")} />}
      <div className="field">
        <label htmlFor={id}>{t(recovering ? "recovery-code" : "code")}</label>
        <input
          ref={field}
          id={id}
          className="code-input"
          value={code}
          inputMode={recovering ? "text" : "numeric"}
          autoComplete="one-time-code"
          spellCheck={false}
          onChange={(event) => setCode(event.target.value)}
        />
        <p className="hint">{t(recovering ? "recovery-help" : "code-help")}</p>
      </div>
      <div className="row">
        <button type="submit" className="primary" disabled={busy || code.trim() === ""}>
          {t("confirm")}
        </button>
        {passkeysPossible() && factors.includes("passkey") && (
          <button type="button" disabled={busy} onClick={() => void prove(() => proveByPasskey("challenge"))}>
            {t("with-passkey")}
          </button>
        )}
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        )}
      </div>
      {factors.includes("recovery-code") && (
        <button type="button" className="quiet" onClick={() => setRecovering(!recovering)}>
          {t(recovering ? "use-app" : "app-lost")}
        </button>
      )}
    </form>
  );
}
