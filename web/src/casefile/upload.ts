// SPDX-License-Identifier: EUPL-1.2
// A document on its way into the dossier: in pieces, so that a lost connection costs one piece, and is gone on with.
import { ApiProblem } from "../api/client";
import { read, send, sendOctets } from "../office/ask";
import type { Upload } from "../office/types";

const PIECE = 1024 * 1024;
const TRIES = 6;
const WAIT_MS = 1000;

const keyOf = (caseId: string, file: File) => `comity.draft.upload.${caseId}.${file.name}.${file.size}.${file.lastModified}`;

async function begin(caseId: string, file: File): Promise<Upload> {
  const known = sessionStorage.getItem(keyOf(caseId, file));
  if (known !== null) {
    try {
      return await read<Upload>(`cases/${caseId}/contents/${known}`);
    } catch (reason) {
      if (!(reason instanceof ApiProblem) || reason.status === 0) throw reason;
      sessionStorage.removeItem(keyOf(caseId, file)); // the server has forgotten it
    }
  }
  const begun = await send<Upload>(`cases/${caseId}/contents`, { bytes: file.size });
  sessionStorage.setItem(keyOf(caseId, file), begun.upload);
  return begun;
}

/** Sends what is still missing; the digest under which the server keeps it. Rejects when the connection stays away. */
export async function upload(caseId: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<string> {
  let at = await begin(caseId, file);
  for (let failures = 0; at.digest === undefined; ) {
    signal.throwIfAborted();
    onProgress(at.offset);
    const end = Math.min(at.offset + PIECE, file.size);
    try {
      at = await sendOctets<Upload>(`cases/${caseId}/contents/${at.upload}`, file.slice(at.offset, end), `bytes ${at.offset}-${end - 1}/${file.size}`);
      failures = 0;
    } catch (reason) {
      // Where the answer was lost, the server knows how far it came.
      if (!(reason instanceof ApiProblem) || ![0, 409].includes(reason.status) || ++failures > TRIES) throw reason;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * failures));
      at = await read<Upload>(`cases/${caseId}/contents/${at.upload}`).catch(() => at);
    }
  }
  onProgress(file.size);
  sessionStorage.removeItem(keyOf(caseId, file));
  return at.digest;
}
