// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { read } from "../office/ask";
import { type AskForProof, ProofContext } from "../office/proof";
import { signOut, takeStep, useSession } from "../office/session";
import type { OwnAccount, SignInStep } from "../office/types";
import { useWords } from "../words/words";
import { CodeForm } from "./CodeForm";
import { SignIn } from "./SignIn";

/** A dialog of the browser's own: what is behind it cannot be reached, Escape closes it where it may be closed. */
export function Dialog({ title, onClose, children }: { title: string; onClose?: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

/** Lets everything below ask for a fresh proof. */
export function ProofRoom({ children }: { children: ReactNode }) {
  const t = useWords("signin");
  const [asked, setAsked] = useState<{ answer: (proved: boolean) => void; factors: string[] } | null>(null);
  const ask = useCallback<AskForProof>(async () => {
    // Without the account every factor is offered; the server knows which are its.
    const own = await read<OwnAccount>("account").catch(() => null);
    const factors = own === null ? ["totp", "passkey"] : own.passkeys.length > 0 ? ["totp", "passkey"] : ["totp"];
    return new Promise<boolean>((resolve) => setAsked({ answer: resolve, factors }));
  }, []);
  const end = (proved: boolean, step?: SignInStep) => {
    if (step) takeStep(step);
    asked?.answer(proved);
    setAsked(null);
  };
  return (
    <ProofContext value={ask}>
      {children}
      {asked && (
        <Dialog title={t("proof-title")} onClose={() => end(false)}>
          <p>{t("proof-why")}</p>
          <CodeForm factors={asked.factors} onStep={(step) => end(true, step)} onCancel={() => end(false)} />
        </Dialog>
      )}
    </ProofContext>
  );
}

/** The session ended while somebody worked: they sign in above their page, which stays as it is. */
export function LostSession() {
  const t = useWords("signin");
  const { session, lost } = useSession();
  if (!lost) return null;
  return (
    <Dialog title={t("lost-title")}>
      <p>{t("lost-help")}</p>
      <SignIn name={session?.account?.sign_in_name ?? ""} />
      <button type="button" className="quiet" onClick={() => void signOut().catch(() => location.reload())}>
        {t("leave")}
      </button>
    </Dialog>
  );
}
