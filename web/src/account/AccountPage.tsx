// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { navigate } from "../app/router";
import { useCodes } from "../codes/codes";
import { TextField } from "../desk/fields";
import { read, send } from "../office/ask";
import { moment } from "../office/days";
import { refreshSession } from "../office/session";
import type { OwnAccount, RecoveryCodes as Codes, SignInStep, Tokens, Totp } from "../office/types";
import { useSending } from "../office/useSending";
import { RecoveryCodes } from "../signin/EnrolForm";
import { passkeysPossible, registerPasskey } from "../signin/passkey";
import { useLanguage, useWords } from "../words/words";
import { ApiProblem } from "../api/client";
import { NewToken } from "./NewToken";
import { StandIns } from "./StandIns";

function Password() {
  const t = useWords("account");
  const [one, setOne] = useState("");
  const [again, setAgain] = useState("");
  const { busy, problem, run } = useSending();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await run({ password: "another" }, () => send("account/password", { password: one }, { method: "PUT" }).then(() => true));
    if (!done) return;
    await refreshSession(); // all sessions have ended
    navigate("desk");
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="hint">{t("password-help")}</p>
      {problem && <Problem problem={problem} />}
      <div className="grid-2">
        <PasswordField label={t("new-password")} value={one} onChange={setOne} />
        <PasswordField label={t("again")} value={again} onChange={setAgain} />
      </div>
      <div className="row">
        <button type="submit" disabled={busy || one === "" || one !== again}>
          {t("change-password")}
        </button>
      </div>
    </form>
  );
}

function PasswordField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      <input type="password" autoComplete="new-password" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

/** What one proves with: app, passkeys, recovery codes. */
function Factors({ own, onChange }: { own: OwnAccount; onChange: () => void }) {
  const t = useWords("account");
  const { language } = useLanguage();
  const { busy, problem, run } = useSending();
  const [codes, setCodes] = useState<string[]>();
  const [label, setLabel] = useState("");
  const [refused, setRefused] = useState(false);
  const [app, setApp] = useState<Totp>();
  const [code, setCode] = useState("");
  const made = (step: SignInStep | undefined) => {
    if (step?.recovery_codes) setCodes(step.recovery_codes);
    if (step) onChange();
  };
  const addPasskey = async () => {
    setRefused(false);
    made(
      await run({ passkey: label }, async () => {
        try {
          return await registerPasskey(label.trim());
        } catch (reason) {
          if (reason instanceof ApiProblem) throw reason;
          setRefused(true); // the browser, or its owner, did not want to
          return undefined;
        }
      }),
    );
    setLabel("");
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />;
  return (
    <div className="stack">
      {problem && <Problem problem={problem} />}
      {refused && <p role="alert">{t("passkey-refused")}</p>}
      <ul className="rows">
        <li>
          <span className="row-what">
            {t("app")} <span className={`badge ${own.totp ? "good" : "soft"}`}>{t(own.totp ? "is-there" : "is-not-there")}</span>
          </span>
          <button type="button" disabled={busy} onClick={() => void run({ totp: "begin" }, () => send<Totp>("account/totp", {})).then((begun) => begun && setApp(begun))}>
            {t(own.totp ? "another-app" : "add-app")}
          </button>
        </li>
        {own.passkeys.map((passkey) => (
          <li key={passkey.id}>
            <span className="row-what">
              {t("passkey", { label: passkey.label })} {passkey.barred && <span className="badge bad">{t("barred")}</span>}
              <span className="hint">{moment(passkey.added, language)}</span>
            </span>
            <button type="button" disabled={busy} aria-label={`${t("remove")}: ${passkey.label}`} onClick={() => void run({ remove: passkey.id }, () => send(`account/passkeys/${passkey.id}`, undefined, { method: "DELETE" }).then(() => true)).then((done) => done && onChange())}>
              {t("remove")}
            </button>
          </li>
        ))}
        <li>
          <span className="row-what">{t("recovery-codes", { count: own.recovery_codes })}</span>
          <button type="button" disabled={busy} onClick={() => void run({ recovery: "new" }, () => send<Codes>("account/recovery-codes", {})).then((fresh) => fresh && setCodes(fresh.recovery_codes))}>
            {t("new-codes")}
          </button>
        </li>
      </ul>
      {app && (
        <form
          className="folded stack"
          onSubmit={(event) => {
            event.preventDefault();
            void run({ code }, () => send<SignInStep>("account/totp/confirmation", { code: code.replaceAll(/\s/g, "") })).then((step) => {
              if (!step) return;
              setApp(undefined);
              setCode("");
              made(step);
            });
          }}
        >
          <p>{t("app-help")}</p>
          <p className="secret code" translate="no">
            {app.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
          </p>
          <TextField label={t("app-code")} value={code} onChange={setCode} />
          <div className="row">
            <button type="submit" className="primary" disabled={busy || code.trim() === ""}>
              {t("confirm")}
            </button>
          </div>
        </form>
      )}
      {passkeysPossible() && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void addPasskey();
          }}
        >
          <TextField label={t("passkey-label")} value={label} onChange={setLabel} help={t("passkey-help")} />
          <button type="submit" disabled={busy || label.trim() === ""}>
            {t("add-passkey")}
          </button>
        </form>
      )}
    </div>
  );
}

/** One's own account: second factors, sessions, tokens, password. */
export function AccountPage() {
  const t = useWords("account");
  const code = useCodes();
  const { language } = useLanguage();
  const { value: own, problem, retry } = useLoaded(() => read<OwnAccount>("account"), []);
  const tokens = useLoaded(() => read<Tokens>("account/tokens"), []);
  const { run, problem: refused } = useSending();
  const everywhere = async () => {
    const done = await run({ sessions: "all" }, () => send("account/sessions", undefined, { method: "DELETE" }).then(() => true));
    if (done) await refreshSession();
  };
  const endToken = async (id: string) => {
    await run({ token: id }, () => send(`account/tokens/${id}`, undefined, { method: "DELETE" }).then(() => true));
    tokens.retry();
  };
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
      </header>
      {problem && <Problem problem={problem} retry={retry} />}
      {refused && <Problem problem={refused} />}
      {own && (
        <>
          <section className="panel" aria-labelledby="who">
            <h2 id="who">{own.name}</h2>
            <p className="hint">
              {t("signs-in-as", { name: own.sign_in_name })} · {own.roles.split(/[ ,]+/).filter(Boolean).map((role) => code("role", role)).join(", ")}
              {own.unit && ` · ${own.unit}`}
            </p>
          </section>
          <section className="panel" aria-labelledby="factors">
            <h2 id="factors">{t("factors")}</h2>
            <Factors own={own} onChange={retry} />
          </section>
          <section className="panel" aria-labelledby="sessions">
            <h2 id="sessions">{t("sessions")}</h2>
            <ul className="rows">
              {own.sessions.map((session, at) => (
                <li key={`${session.began} ${at}`}>
                  <span className="row-what">
                    {session.address} {session.this && <span className="badge good">{t("this-one")}</span>}
                    <span className="hint">
                      {t("session-times", { began: moment(session.began, language), used: moment(session.last_used, language) })} · {code("level", session.level)}
                    </span>
                    <span className="hint" lang="en">
                      {session.agent}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <button type="button" onClick={() => void everywhere()}>
              {t("out-everywhere")}
            </button>
          </section>
          <StandIns />
          <section className="panel" aria-labelledby="tokens">
            <h2 id="tokens">{t("tokens")}</h2>
            <p className="hint">{t("tokens-help")}</p>
            <ul className="rows">
              {(tokens.value?.tokens ?? []).map((token) => (
                <li key={token.id}>
                  <span className="row-what">
                    {token.label}
                    <span className="hint">{t("until", { moment: moment(token.expires, language) })}</span>
                  </span>
                  <button type="button" aria-label={`${t("remove")}: ${token.label}`} onClick={() => void endToken(token.id)}>
                    {t("remove")}
                  </button>
                </li>
              ))}
            </ul>
            <NewToken onDone={tokens.retry} />
          </section>
          <section className="panel" aria-labelledby="password">
            <h2 id="password">{t("change-password")}</h2>
            <Password />
          </section>
        </>
      )}
    </>
  );
}
