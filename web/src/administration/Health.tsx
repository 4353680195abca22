// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { readCheckpoint } from "../casefile/logTree";
import { read, readText } from "../office/ask";
import { useConnected } from "../office/connection";
import { formatNumber, useLanguage, useWords } from "../words/words";

/** Whether the node answers, which law it uses, and how far its signed log has come. */
export function Health() {
  const t = useWords("administration");
  const { language } = useLanguage();
  const connected = useConnected();
  const law = useLoaded(() => api.law(), []);
  const health = useLoaded(() => read<{ status: string }>("health"), []);
  const log = useLoaded(() => readText("log/checkpoint"), []);
  const checkpoint = log.value ? readCheckpoint(log.value) : null;
  const signatures = (log.value ?? "").split("\n").filter((line) => line.startsWith("— "));
  return (
    <>
      <section className="panel" aria-labelledby="health">
        <h2 id="health">{t("room-health")}</h2>
        {health.problem && <Problem problem={health.problem} retry={health.retry} />}
        <dl className="particulars">
          <div>
            <dt>{t("node")}</dt>
            <dd>
              <span className={`badge ${health.value?.status === "ok" && connected ? "good" : "bad"}`}>{t(health.value?.status === "ok" && connected ? "answers" : "answers-not")}</span>
            </dd>
          </div>
          {law.value && (
            <div>
              <dt>{t("law")}</dt>
              <dd>
                {law.value.version} <span className="code">{law.value.digest}</span>
              </dd>
            </div>
          )}
        </dl>
        <button
          type="button"
          onClick={() => {
            health.retry();
            log.retry();
          }}
        >
          {t("look-again")}
        </button>
      </section>
      <section className="panel" aria-labelledby="log">
        <h2 id="log">{t("log")}</h2>
        <p className="hint">{t("log-help")}</p>
        {log.problem && <Problem problem={log.problem} retry={log.retry} />}
        {checkpoint && (
          <>
            <dl className="particulars">
              <div>
                <dt>{t("origin")}</dt>
                <dd className="code">{checkpoint.origin}</dd>
              </div>
              <div>
                <dt>{t("entries")}</dt>
                <dd>{formatNumber(checkpoint.size, language)}</dd>
              </div>
              <div>
                <dt>{t("root")}</dt>
                <dd className="code">{checkpoint.root}</dd>
              </div>
              <div>
                <dt>{t("signatures")}</dt>
                <dd>
                  <ul>
                    {signatures.map((line) => (
                      <li key={line} className="code">
                        {line.split(" ")[1]}
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            </dl>
            {signatures.length < 2 && <p className="notice">{t("no-witness")}</p>}
          </>
        )}
      </section>
    </>
  );
}
