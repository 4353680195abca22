// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { read } from "../office/ask";
import { useConnected } from "../office/connection";
import { useWords } from "../words/words";
import { Upkeep } from "./Upkeep";

/** Whether the node answers and which law it uses; how it keeps itself, for whoever may know. */
export function Health({ upkeep }: { upkeep: boolean }) {
  const t = useWords("administration");
  const connected = useConnected();
  const law = useLoaded(() => api.law(), []);
  const health = useLoaded(() => read<{ status: string }>("health"), []);
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
        <button type="button" onClick={health.retry}>
          {t("look-again")}
        </button>
      </section>
      {upkeep && <Upkeep />}
    </>
  );
}
