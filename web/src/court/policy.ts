// SPDX-License-Identifier: EUPL-1.2
// Whom to believe, from elsewhere than the file: C2SP tlog-policy.
import { type Cosignature, type Key, readKey } from "./note";
import { Wrong } from "./wrong";

const MOST_OCTETS = 256 * 1024;
const MOST_NAMES = 256;

interface Group {
  needed: number;
  members: string[];
}

export interface Policy {
  logs: Key[];
  witnesses: Map<string, Key>;
  groups: Map<string, Group>;
  /** Name of a witness or a group; "none" asks for nobody. */
  quorum: string;
}

function groupOf(words: string[], policy: Policy, used: Set<string>): Group {
  const [, , count = "", ...members] = words;
  for (const member of members) {
    if (!policy.witnesses.has(member) && !policy.groups.has(member)) throw new Wrong("policy-undefined", { name: member });
    if (used.has(member)) throw new Wrong("policy-twice", { name: member });
    used.add(member);
  }
  const needed = count === "all" ? members.length : count === "any" ? 1 : /^[1-9]\d{0,3}$/.test(count) ? Number(count) : 0;
  if (needed < 1 || needed > members.length) throw new Wrong("policy-line");
  return { needed, members };
}

async function take(words: string[], policy: Policy, used: Set<string>): Promise<void> {
  const [kind, name = "", text = ""] = words;
  const taken = name === "none" || policy.witnesses.has(name) || policy.groups.has(name);
  if (kind === "log" && (words.length === 2 || words.length === 3)) {
    policy.logs.push(await readKey(name, 1));
  } else if (kind === "witness" && (words.length === 3 || words.length === 4) && !taken) {
    policy.witnesses.set(name, await readKey(text, 4));
  } else if (kind === "group" && words.length >= 4 && !taken) {
    policy.groups.set(name, groupOf(words, policy, used));
  } else if (kind === "quorum" && words.length === 2 && policy.quorum === "") {
    if (name !== "none" && !taken) throw new Wrong("policy-undefined", { name });
    policy.quorum = name;
  } else {
    throw new Wrong("policy-line");
  }
  const keys = [...policy.logs, ...policy.witnesses.values()].map((key) => key.publicKey.join());
  if (new Set(keys).size !== keys.length) throw new Wrong("policy-twice", { name });
  if (policy.logs.length > MOST_NAMES || policy.witnesses.size + policy.groups.size > MOST_NAMES) throw new Wrong("policy-large");
}

export async function readPolicy(text: string): Promise<Policy> {
  if (text.length > MOST_OCTETS) throw new Wrong("policy-large");
  const policy: Policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: "" };
  const used = new Set<string>();
  for (const line of text.split("\n")) {
    // eslint-disable-next-line no-control-regex
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(line)) throw new Wrong("policy-line");
    const words = line.split(/[ \t]+/).filter(Boolean);
    if (words.length > 0 && !words[0]?.startsWith("#")) await take(words, policy, used);
  }
  if (policy.quorum === "") throw new Wrong("policy-quorum");
  return policy;
}

/** Whether those who cosigned are as many as the policy asks for. */
export function isMet(policy: Policy, cosignatures: readonly Cosignature[]): boolean {
  const counts = (name: string): boolean => {
    const group = policy.groups.get(name);
    if (group) return group.members.filter(counts).length >= group.needed;
    const key = policy.witnesses.get(name);
    return cosignatures.some(({ witness }) => witness.text === key?.text);
  };
  return policy.quorum === "none" || counts(policy.quorum);
}
