// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import type { Question } from "../api/types";
import { download } from "../app/download";
import { useWords } from "../words/words";
import { nested } from "./question";
import { toYaml } from "./yaml";

/** The question to keep or pass on: a link, a file for `comity determine`, paper. */
export function Share({ question, name }: { question: Question; name: string }) {
  const t = useWords("interview");
  const [copied, setCopied] = useState<"no" | "yes" | "by-hand">("no");
  const copy = () => {
    // Without a secure context there is no clipboard: the link is shown to be copied by hand.
    if (!navigator.clipboard) return setCopied("by-hand");
    navigator.clipboard.writeText(location.href).then(
      () => setCopied("yes"),
      () => setCopied("by-hand"),
    );
  };
  return (
    <section className="panel share-panel no-print" aria-labelledby="share">
      <h2 id="share">{t("share")}</h2>
      <div className="row">
        <button type="button" onClick={copy}>
          {t("copy-link")}
        </button>
        <button type="button" onClick={() => download(`${name}.yaml`, new Blob([toYaml(nested(question))], { type: "application/yaml" }))}>
          YAML
        </button>
        <button type="button" onClick={() => download(`${name}.json`, new Blob([`${JSON.stringify(nested(question), null, 2)}\n`], { type: "application/json" }))}>
          JSON
        </button>
        <button type="button" onClick={() => print()}>
          {t("print")}
        </button>
      </div>
      <p className="hint" role="status">
        {copied === "yes" && t("copied")}
      </p>
      {copied === "by-hand" && (
        <div className="field">
          <label htmlFor="link">{t("link")}</label>
          <input id="link" readOnly value={location.href} onFocus={(event) => event.target.select()} />
        </div>
      )}
      <p className="hint">{t("share-help")}</p>
      <p className="hint">
        {t("file-help")} <code>comity determine {name}.yaml</code>
      </p>
    </section>
  );
}
