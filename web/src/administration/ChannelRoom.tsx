// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { TextField } from "../desk/fields";
import { read, send } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useAccount, useOneself } from "../office/session";
import type { ChannelAlarms, ChannelDirectory, ChannelStatus } from "../office/types";
import { useSending } from "../office/useSending";
import { formatNumber, useLanguage, useWords } from "../words/words";
import { PModeTable } from "./PModeTable";

type Alarm = ChannelAlarms["alarms"][number];
type Peer = ChannelDirectory["authorities"][number];

function AlarmItem({ alarm, onDone }: { alarm: Alarm; onDone: () => void }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  const { actorName } = useCommon();
  const [because, setBecause] = useState("");
  const { busy, problem, run } = useSending();
  const mayClear = useAccount().roles.some((role) => ["deputy", "administrator"].includes(role));
  const clear = async () => {
    if (await run({ because }, () => send(`channel/alarms/${alarm.id}/clearing`, { because: because.trim() }).then(() => true))) onDone();
  };
  return (
    <li>
      <div className="row-what">
        <span className={`badge ${alarm.cleared_by ? "soft" : "bad"}`}>{t(alarm.cleared_by ? "alarm-cleared" : "alarm-open")}</span> <span className="code">{alarm.kind}</span> {alarm.peer}
        <p lang="en">{alarm.says}</p>
        <p className="hint">{alarm.cleared_by ? t("cleared-as", { name: actorName(alarm.cleared_by, alarm.cleared_on_behalf_of), reason: alarm.cleared_as }) : moment(alarm.at, language)}</p>
        {problem && <Problem problem={problem} />}
        {!alarm.cleared_by && mayClear && (
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault();
              void clear();
            }}
          >
            <TextField label={t("clear-because")} value={because} onChange={setBecause} />
            <button type="submit" disabled={busy || because.trim() === ""}>
              {t("clear-alarm")}
            </button>
          </form>
        )}
      </div>
    </li>
  );
}

/** An authority of the directory; two persons make it a choice for senders. */
function PeerRow({ peer, onDone }: { peer: Peer; onDone: () => void }) {
  const t = useWords("administration");
  const { actorName, stateName } = useCommon();
  const { busy, problem, run } = useSending();
  const account = useAccount();
  const oneself = useOneself();
  const has = (...roles: string[]) => account.roles.some((role) => roles.includes(role));
  const act = async (what: "proposal" | "approval") => {
    if (await run({ peer: peer.id, what }, () => send(`channel/directory/${peer.id}/${what}`, {}).then(() => true))) onDone();
  };
  const proposable = !peer.own && !peer.choice && peer.proposed_by === "" && has("administrator");
  const approvable = !peer.choice && peer.proposed_by !== "" && !oneself(peer.proposed_by, peer.proposed_on_behalf_of) && has("administrator", "deputy");
  return (
    <tr>
      <td>{stateName(peer.state)}</td>
      <td>
        {peer.name} <span className="code hint">{peer.id}</span>
        {problem && <Problem problem={problem} />}
      </td>
      <td>
        <span className={`badge ${peer.status === "active" ? "good" : "warn"}`}>{t(`status-${peer.status}`)}</span>
      </td>
      <td>
        {peer.own ? t("ourselves") : peer.choice ? t("is-choice") : peer.proposed_by ? t("proposed-by", { name: actorName(peer.proposed_by, peer.proposed_on_behalf_of) }) : t("no-choice")}{" "}
        {proposable && (
          <button type="button" disabled={busy} onClick={() => void act("proposal")}>
            {t("propose-peer")}
          </button>
        )}
        {approvable && (
          <button type="button" disabled={busy} onClick={() => void act("approval")}>
            {t("approve-peer")}
          </button>
        )}
      </td>
    </tr>
  );
}

function DirectoryTable({ directory, onDone }: { directory: ChannelDirectory; onDone: () => void }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  if (directory.sequence === null) return <p className="notice">{t("no-directory")}</p>;
  return (
    <>
      <p>{t("directory-of", { sequence: formatNumber(directory.sequence, language), moment: moment(directory.valid_until ?? "", language) })}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("directory")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("authority")}</th>
              <th scope="col">{t("status")}</th>
              <th scope="col">{t("choice")}</th>
            </tr>
          </thead>
          <tbody>
            {directory.authorities.map((peer) => (
              <PeerRow key={peer.id} peer={peer} onDone={onDone} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The official channel: whether the access point answers, whom the directory lists, security alarms. */
export function ChannelRoom() {
  const t = useWords("administration");
  const status = useLoaded(() => read<ChannelStatus>("channel"), []);
  const directory = useLoaded(status.value ? () => read<ChannelDirectory>("channel/directory") : null, [status.value]);
  const alarms = useLoaded(status.value ? () => read<ChannelAlarms>("channel/alarms") : null, [status.value]);
  if (status.problem?.status === 404)
    return (
      <section className="panel">
        <h2>{t("room-channel")}</h2>
        <p>{t("no-channel")}</p>
      </section>
    );
  return (
    <>
      <section className="panel" aria-labelledby="channel">
        <h2 id="channel">{t("room-channel")}</h2>
        {status.problem && <Problem problem={status.problem} retry={status.retry} />}
        {status.value && (
          <dl className="particulars">
            <div>
              <dt>{t("access-point")}</dt>
              <dd>
                <span className={`badge ${status.value.answers ? "good" : "bad"}`}>{t(status.value.answers ? "answers" : "answers-not")}</span> {status.value.says && <span lang="en">{status.value.says}</span>}
              </dd>
            </div>
            <div>
              <dt>{t("federation")}</dt>
              <dd>
                {status.value.federation} <span className="code">{status.value.authority}</span>
              </dd>
            </div>
          </dl>
        )}
        <button type="button" onClick={status.retry}>
          {t("look-again")}
        </button>
      </section>
      <section className="panel" aria-labelledby="alarms">
        <h2 id="alarms">{t("alarms")}</h2>
        <p className="hint">{t("alarms-help")}</p>
        {alarms.problem && <Problem problem={alarms.problem} retry={alarms.retry} />}
        {alarms.value?.alarms.length === 0 && <p role="status">{t("no-alarm")}</p>}
        <ul className="rows">
          {alarms.value?.alarms.map((alarm) => (
            <AlarmItem key={alarm.id} alarm={alarm} onDone={alarms.retry} />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="directory">
        <h2 id="directory">{t("directory")}</h2>
        <p className="hint">{t("directory-help")}</p>
        {directory.problem && <Problem problem={directory.problem} retry={directory.retry} />}
        {directory.value && <DirectoryTable directory={directory.value} onDone={directory.retry} />}
      </section>
      {status.value?.answers && <PModeTable />}
    </>
  );
}
