// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { readOctets, readText } from "../office/ask";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { base64, LogTree, readCheckpoint, tilePath } from "./logTree";

interface Proved {
  leaf: string;
  size: number;
  root: string;
  holds: boolean;
}

async function prove(sequence: number): Promise<Proved | null> {
  const checkpoint = readCheckpoint(await readText("log/checkpoint"));
  if (sequence > checkpoint.size) return null;
  const tree = new LogTree(checkpoint.size, async (level, index, width) => new Uint8Array(await (await readOctets(`log/tile/${tilePath(level, index, width)}`)).arrayBuffer()));
  const [root, leaf] = await Promise.all([tree.root(sequence - 1), tree.leaf(sequence - 1)]);
  return { leaf: base64(leaf), size: checkpoint.size, root: checkpoint.root, holds: base64(root) === checkpoint.root };
}

/** Computes here, in the reader's browser, that an entry is under the signed checkpoint of the authority's log. */
export function LogProof({ sequence }: { sequence: number }) {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const [state, setState] = useState<{ proved?: Proved | null; failed?: boolean; busy: boolean }>({ busy: false });
  if (!isSecureContext) return <p className="hint">{t("proof-needs-tls")}</p>;
  const check = () => {
    setState({ busy: true });
    prove(sequence).then(
      (proved) => setState({ proved, busy: false }),
      () => setState({ failed: true, busy: false }),
    );
  };
  const { proved } = state;
  return (
    <div className="log-proof">
      <button type="button" disabled={state.busy} onClick={check}>
        {t("prove-entry")}
      </button>
      <div role="status">
        {state.failed && <p>{t("proof-failed")}</p>}
        {proved === null && <p>{t("proof-later")}</p>}
        {proved && (
          <>
            <p>
              <span className={`badge ${proved.holds ? "good" : "bad"}`}>{t(proved.holds ? "proof-holds" : "proof-breaks")}</span> {t("proof-size", { size: formatNumber(proved.size, language) })}
            </p>
            <p className="code hint">
              {t("proof-leaf")} {proved.leaf}
              <br />
              {t("proof-root")} {proved.root}
            </p>
          </>
        )}
      </div>
    </div>
  );
}
