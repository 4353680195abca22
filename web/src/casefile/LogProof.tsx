// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { ApiProblem } from "../api/client";
import { base64 } from "../court/octets";
import { read, readOctets, readText } from "../office/ask";
import type { EventProof } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { leafOf, LogTree, readCheckpoint, tilePath } from "./logTree";

interface Proved {
  /** The octets of the event as recorded, where one may verify the history: what the leaf commits to. */
  octets: string | null;
  leaf: string;
  size: number;
  root: string;
  /** Whether the leaf is that of these octets. */
  itsOwn: boolean;
  holds: boolean;
}

/** The event as recorded; nothing for whoever may read but not verify. */
async function proofOf(file: string, version: number): Promise<EventProof | null> {
  try {
    return await read<EventProof>(`cases/${file}/events/${version}/proof`);
  } catch (reason) {
    if (reason instanceof ApiProblem && (reason.status === 403 || reason.status === 404)) return null;
    throw reason;
  }
}

async function prove(file: string, version: number, sequence: number): Promise<Proved | null> {
  const checkpoint = readCheckpoint(await readText("log/checkpoint"));
  if (sequence > checkpoint.size) return null;
  const tree = new LogTree(checkpoint.size, async (level, index, width) => new Uint8Array(await (await readOctets(`log/tile/${tilePath(level, index, width)}`)).arrayBuffer()));
  const [root, leaf, proof] = await Promise.all([tree.root(sequence - 1), tree.leaf(sequence - 1), proofOf(file, version)]);
  const inLog = base64(root) === checkpoint.root;
  const itsOwn = proof === null || base64(await leafOf(proof)) === base64(leaf);
  return { octets: proof?.event ?? null, leaf: base64(leaf), size: checkpoint.size, root: checkpoint.root, itsOwn, holds: inLog && itsOwn };
}

/** Computes here, in the reader's browser, that an entry is under the signed checkpoint of the authority's log. */
export function LogProof({ version, sequence }: { version: number; sequence: number }) {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const [state, setState] = useState<{ proved?: Proved | null; failed?: boolean; busy: boolean }>({ busy: false });
  if (!isSecureContext) return <p className="hint">{t("proof-needs-tls")}</p>;
  const check = () => {
    setState({ busy: true });
    prove(file.id, version, sequence).then(
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
            {!proved.itsOwn && <p>{t("proof-says-not")}</p>}
            {proved.octets && (
              <>
                <p className="hint">{t("proof-says")}</p>
                <pre className="octets">{proved.octets}</pre>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
