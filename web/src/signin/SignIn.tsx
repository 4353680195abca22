// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { refreshSession, takeStep } from "../office/session";
import type { SignInStep } from "../office/types";
import { useWords } from "../words/words";
import { CodeForm } from "./CodeForm";
import { EnrolForm, RecoveryCodes } from "./EnrolForm";
import { PasswordForm } from "./PasswordForm";

/** Signing in from the first step to the last; `onDone` once the session is whole. */
export function SignIn({ name, onDone }: { name?: string; onDone?: () => void }) {
  const t = useWords("signin");
  const [step, setStep] = useState<SignInStep>();
  const [codes, setCodes] = useState<string[]>();
  const take = (next: SignInStep) => {
    if (next.recovery_codes && next.recovery_codes.length > 0) {
      // The page must not go on before they were read.
      setCodes(next.recovery_codes);
      setStep(next);
      return;
    }
    takeStep(next);
    setStep(next);
    if (next.outcome === "signed-in") onDone?.();
  };
  if (codes && step)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          takeStep(step);
          void refreshSession();
          onDone?.();
        }}
      />
    );
  if (step?.outcome === "enrol") return <EnrolForm onStep={take} />;
  if (step?.outcome === "second-factor") return <CodeForm factors={step.factors ?? []} onStep={take} onCancel={() => setStep(undefined)} />;
  return (
    <>
      <PasswordForm name={name} onStep={take} />
      <p className="hint">{t("no-account")}</p>
    </>
  );
}
