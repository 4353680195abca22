// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useId, useState } from "react";
import { ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { navigate, usePlace } from "../app/router";
import { send } from "../office/ask";
import { refreshSession } from "../office/session";
import type { Link } from "../office/types";
import { localeOf, useLanguage, useWords } from "../words/words";
import { SignIn } from "./SignIn";

/** The one-time link by which somebody chooses a password; its token stands behind the #, and reaches no log. */
export function LinkPage() {
  const t = useWords("signin");
  const { language } = useLanguage();
  const { hash } = usePlace();
  const [token] = useState(hash);
  const id = useId();
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [problem, setProblem] = useState<ApiProblem>();
  const [chosen, setChosen] = useState<string>();
  const link = useLoaded(token ? () => send<Link>("link/look", { token }) : null, [token]);
  useEffect(() => void refreshSession(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    try {
      await send("link", { token, password });
      // Nobody who looks at the history of this browser finds it.
      navigate("link", { replace: true });
      setChosen(link.value?.sign_in_name ?? "");
    } catch (reason) {
      setProblem(reason as ApiProblem);
    }
  };
  if (chosen !== undefined)
    return (
      <section className="panel sign-in">
        <h1>{t("title")}</h1>
        <p role="status">{t("link-done")}</p>
        <SignIn name={chosen} onDone={() => navigate("desk", { replace: true })} />
      </section>
    );
  const differs = again !== "" && again !== password;
  return (
    <section className="panel sign-in">
      <h1>{t("link-title")}</h1>
      {(token === "" || link.problem?.status === 404) && <p role="alert">{t("link-dead")}</p>}
      {link.problem && link.problem.status !== 404 && <Problem problem={link.problem} retry={link.retry} />}
      {link.value && (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <p>
            {t("link-for", { name: link.value.name, account: link.value.sign_in_name })}{" "}
            {t("link-until", { moment: new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" }).format(new Date(link.value.expires)) })}
          </p>
          {problem && <Problem problem={problem} />}
          <input type="text" className="visually-hidden" tabIndex={-1} aria-hidden="true" autoComplete="username" readOnly value={link.value.sign_in_name} />
          <div className="field">
            <label htmlFor={`${id}-one`}>{t("new-password")}</label>
            <input id={`${id}-one`} type="password" autoComplete="new-password" value={password} aria-describedby={`${id}-help`} onChange={(event) => setPassword(event.target.value)} />
            <p className="hint" id={`${id}-help`}>
              {t("new-password-help")}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}-two`}>{t("new-password-again")}</label>
            <input id={`${id}-two`} type="password" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
            {differs && (
              <p className="hint bad" role="alert">
                {t("passwords-differ")}
              </p>
            )}
          </div>
          <div className="row">
            <button type="submit" className="primary" disabled={password === "" || again !== password}>
              {t("choose")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
