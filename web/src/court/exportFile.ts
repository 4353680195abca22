// SPDX-License-Identifier: EUPL-1.2
// Verifies the export of a stream, line by line, and says what it proves: docs/formats/export.md, "What is checked".
import { type EventText, hashesIn, provedEvent } from "./event";
import { type JsonObject, numberIn, readObject, textIn, textsIn } from "./json";
import { type Line, linesOf, WrongLine } from "./lines";
import { type Checkpoint, type Key, readCheckpoint, readKey, type Verifies } from "./note";
import type { Octets } from "./octets";
import { isMet, type Policy } from "./policy";
import { continues } from "./tree";
import { Wrong } from "./wrong";

const MOST_EVENTS = 1_000_000;
const MOST_CHECKPOINTS = 1024;
/** So many are told; more say nothing new. */
export const MOST_FAULTS = 20;

export interface Fault {
  what: string;
  values: Record<string, string | number>;
  /** Where it stands; line 0 is the file as a whole. */
  line: number;
  from: number;
  to: number;
  /** Of the event that should stand there. */
  event?: number;
}

/** What is proved of one event; its text is read again from its place in the file when it is shown. */
export interface ProvedEvent {
  from: number;
  to: number;
  /** Of witnesses, in seconds since 1970. */
  after: number | null;
  before: number | null;
  /** By the authority's own clock. */
  milliseconds: number;
}

export interface Findings {
  authority: string;
  streamKind: string;
  streamId: string;
  exported: string;
  log: Key | null;
  witnesses: Key[];
  checkpoints: Checkpoint[];
  events: ProvedEvent[];
  faults: Fault[];
  /** Whether the browser could check signatures. */
  signatures: boolean;
  /** Whether the keys are those of a policy; nothing without one. */
  believed: boolean | null;
}

export interface Means {
  verifies: Verifies;
  policy?: Policy | null;
  /** Told after each event. */
  progress?: (events: number, of: number) => void;
}

class Verification {
  readonly findings: Findings = {
    authority: "", streamKind: "", streamId: "", exported: "", log: null, witnesses: [], checkpoints: [], events: [], faults: [], signatures: true, believed: null,
  };
  #announced = { checkpoints: 0, events: 0 };
  #before: (number | null)[] = [];
  #after: number | null = null;
  #covering = 0;
  #lastLeaf = -1;
  // Times of cosignatures by the digests of their lines.
  readonly #cosigned = new Map<string, number>();

  constructor(private readonly means: Means) {}

  async run(pieces: AsyncIterable<Octets>): Promise<Findings> {
    const { faults } = this.findings;
    let expected = 0;
    let last = { number: 0, from: 0, to: 0 };
    try {
      for await (const line of linesOf(pieces)) {
        last = line;
        const [checkpoints, whole] = [1 + this.#announced.checkpoints, 1 + this.#announced.checkpoints + this.#announced.events];
        if (line.number > 1 && line.number > whole) {
          if (faults.length === 0) this.#report(line, new Wrong("more-behind"));
          return this.findings;
        }
        // Behind a head or a checkpoint that does not hold nothing can be proved.
        const isEvent = line.number > checkpoints && line.number > 1;
        if (isEvent) expected += 1;
        const holds = await this.#reported(line, isEvent ? expected : undefined, () => (line.number === 1 ? this.#head(line.text) : isEvent ? this.#event(line, expected) : this.#checkpoint(line.text)));
        if (!holds && (!isEvent || faults.length >= MOST_FAULTS)) return this.findings;
        if (isEvent) this.means.progress?.(expected, this.#announced.events);
      }
    } catch (fault) {
      if (!(fault instanceof WrongLine)) throw fault;
      this.#report(fault.line, fault.wrong, fault.line.number > 1 + this.#announced.checkpoints ? expected + 1 : undefined);
      if (fault.wrong.what !== "half-line") return this.findings;
    }
    if (last.number === 0) this.#report({ number: 0, from: 0, to: 0 }, new Wrong("empty"));
    else if (last.number < 1 + this.#announced.checkpoints + this.#announced.events)
      this.#report({ number: 0, from: last.to, to: last.to }, new Wrong("cut-off", { have: expected, announced: this.#announced.events }));
    return this.findings;
  }

  #report({ number, from, to }: Omit<Line, "text">, wrong: Wrong, event?: number): void {
    this.findings.faults.push({ what: wrong.what, values: wrong.values, line: number, from, to, ...(event !== undefined && { event }) });
  }

  async #reported(line: Line, event: number | undefined, check: () => Promise<void>): Promise<boolean> {
    try {
      await check();
      return true;
    } catch (wrong) {
      if (!(wrong instanceof Wrong)) throw wrong;
      this.#report(line, wrong, event);
      return false;
    }
  }

  async #head(text: string): Promise<void> {
    let head: JsonObject;
    try {
      head = readObject(text);
    } catch (wrong) {
      throw wrong instanceof Wrong && wrong.what === "no-json" ? new Wrong("no-export") : wrong;
    }
    if (head.format !== "comity-export/v1") throw new Wrong("no-export");
    readObject(text, ["authority", "checkpoints", "events", "exported", "format", "log", "stream_id", "stream_kind", "witnesses"]);
    const { findings } = this;
    findings.authority = textIn(head, "authority");
    findings.streamKind = textIn(head, "stream_kind");
    findings.streamId = textIn(head, "stream_id");
    findings.exported = textIn(head, "exported");
    this.#announced = { checkpoints: numberIn(head, "checkpoints", 1), events: numberIn(head, "events", 1) };
    if (this.#announced.events > MOST_EVENTS || this.#announced.checkpoints > MOST_CHECKPOINTS) throw new Wrong("too-much", { events: MOST_EVENTS, checkpoints: MOST_CHECKPOINTS });
    findings.log = await readKey(textIn(head, "log"), 1);
    findings.witnesses = await Promise.all(textsIn(head, "witnesses").map((key) => readKey(key, 4)));
    const { policy } = this.means;
    if (!policy) return;
    findings.believed = policy.logs.some(({ text: known }) => known === findings.log?.text);
    if (!findings.believed) throw new Wrong("log-not-believed");
    findings.witnesses = [...policy.witnesses.values()];
  }

  async #checkpoint(text: string): Promise<void> {
    const { findings } = this;
    const line = readObject(text, ["checkpoint", "consistency"]);
    const verifies: Verifies = async (...given) => {
      const answer = await this.means.verifies(...given);
      if (answer === null) findings.signatures = false;
      return answer;
    };
    const proof = hashesIn(line, "consistency");
    const read = await readCheckpoint(textIn(line, "checkpoint"), findings.log as Key, findings.witnesses, verifies);
    const old = findings.checkpoints.at(-1);
    if (read.size <= (old?.size ?? 0)) throw new Wrong("smaller-checkpoint");
    if (!(await continues(old?.size ?? 0, old?.root ?? read.root, read.size, read.root, proof))) throw new Wrong("rewritten", { old: old?.size ?? 0, size: read.size });
    findings.checkpoints.push(read);
    for (const { digest, seconds } of read.cosignatures) this.#cosigned.set(digest, seconds);
    if (findings.checkpoints.length === this.#announced.checkpoints) this.#lastCheckpoint(read);
  }

  #lastCheckpoint(last: Checkpoint): void {
    const { findings } = this;
    const { policy } = this.means;
    // By when each checkpoint is known to have been there: by its own cosignatures, or by those of a later one.
    let earliest: number | null = null;
    this.#before = findings.checkpoints.map(() => null);
    for (let at = findings.checkpoints.length - 1; at >= 0; at -= 1) {
      for (const { seconds } of findings.checkpoints[at]?.cosignatures ?? []) earliest = Math.min(earliest ?? seconds, seconds);
      this.#before[at] = earliest;
    }
    if (policy && !isMet(policy, last.cosignatures)) {
      findings.believed = false;
      throw new Wrong("quorum");
    }
  }

  async #event(line: Line, expected: number): Promise<void> {
    const { findings } = this;
    const last = findings.checkpoints.at(-1) as Checkpoint;
    const said = await provedEvent(line.text, last.size, last.root);
    if (said.authority !== findings.authority || said.streamKind !== findings.streamKind || said.streamId !== findings.streamId)
      throw new Wrong("other-stream", { stream: `${said.streamKind} ${said.streamId}`, authority: said.authority });
    if (said.streamSequence !== expected) throw new Wrong("other-place", { place: said.streamSequence });
    if (said.sequence - 1 <= this.#lastLeaf) throw new Wrong("other-order");
    this.#lastLeaf = said.sequence - 1;
    const after = this.#cosignatureTime(said);
    if (after !== null) this.#after = Math.max(this.#after ?? after, after);
    while ((findings.checkpoints[this.#covering]?.size ?? Number.MAX_SAFE_INTEGER) < said.sequence) this.#covering += 1;
    findings.events.push({ from: line.from, to: line.to, milliseconds: said.milliseconds, after: this.#after, before: this.#before[this.#covering] ?? null });
  }

  /** The time of the cosignature that an event points at, where the file holds its line. */
  #cosignatureTime({ payload }: EventText): number | null {
    const pointer = payload.newest_cosignature;
    if (pointer === null || typeof pointer !== "object" || Array.isArray(pointer)) return null;
    return this.#cosigned.get(String(pointer.sha256)) ?? null;
  }
}

export const verifyExport = (pieces: AsyncIterable<Octets>, means: Means): Promise<Findings> => new Verification(means).run(pieces);
