// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { useLoaded } from "../api/useLoaded";
import { Link } from "../app/router";
import { useCodes } from "../codes/codes";
import { AreaField, PersonField, SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { read } from "../office/ask";
import type { CaseCommands } from "../office/commands";
import { useCommon } from "../office/common";
import { moment, withOffset } from "../office/days";
import type { CaseReadings, Found } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { useCase } from "./CaseFile";
import { CommandForm } from "./CommandForm";

const relations = ["related", "competing", "supplementary", "follows", "prosecution-in-place"] as const;

function Readings() {
  const t = useWords("casefile");
  const { language } = useLanguage();
  const { file } = useCase();
  const { actorName } = useCommon();
  // Who may not see it is not shown that there is something.
  const { value } = useLoaded(() => read<CaseReadings>(`cases/${file.id}/readings`), [file.id]);
  const [all, setAll] = useState(false);
  if (value === undefined) return null;
  return (
    <section className="panel" aria-labelledby="readings">
      <h2 id="readings">
        {t("readings")} <span className="count">{value.readings.length}</span>
      </h2>
      <p className="hint">{t("readings-help")}</p>
      <ul className="rows">
        {value.readings.slice(0, all ? undefined : 10).map((reading, at) => (
          <li key={`${reading.at} ${at}`}>
            <span className="row-what">
              {actorName(reading.account, reading.on_behalf_of)}
              <span className="hint">
                {moment(reading.at, language)} · {reading.what === "case" ? t("read-case") : <span className="code">{reading.what}</span>}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {value.readings.length > 10 && (
        <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? "fewer" : "all-readings")}
        </button>
      )}
    </section>
  );
}

function LinkForm({ onClose }: { onClose: () => void }) {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { file } = useCase();
  const [sought, setSought] = useState("");
  const found = useLoaded(sought.trim().length > 1 ? () => read<Found>(`search?q=${encodeURIComponent(sought.trim())}`) : null, [sought.trim()]);
  const others = (found.value?.found ?? []).filter((one) => one.id !== file.id).slice(0, 12);
  const initial: { to: string; relation: CaseCommands["links"]["relation"]; says: string } = { to: "", relation: "related", says: "" };
  return (
    <CommandForm command="links" initial={initial} body={({ to, relation, says }) => (to ? { to, relation, ...(says.trim() && { says: says.trim() }) } : null)} onDone={onClose} onCancel={onClose}>
      {(draft, set) => (
        <>
          <TextField label={t("find-case")} type="search" value={sought} onChange={setSought} help={t("find-case-help")} />
          <SelectField label={t("other-case")} value={draft.to} onChange={(to) => set({ to })} none={d("choose")} options={others.map((one) => [one.id, `${one.number} ${one.title}`])} />
          <SelectField label={t("line-relation")} value={draft.relation} onChange={(relation) => set({ relation: relation as typeof draft.relation })} options={relations.map((one) => [one, code("link", one)])} />
          <TextField label={t("remark")} value={draft.says} onChange={(says) => set({ says })} help={d("optional")} />
        </>
      )}
    </CommandForm>
  );
}

/** Related cases, who works on this one, who was let in, and who has read it. */
export function PeoplePane() {
  const t = useWords("casefile");
  const d = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { file } = useCase();
  const { personName } = useCommon();
  const links = file.links ?? [];
  return (
    <div className="case-columns">
      <div>
        <section className="panel" aria-labelledby="team">
          <h2 id="team">{t("team")}</h2>
          <dl className="particulars">
            <div>
              <dt>{t("owner")}</dt>
              <dd>{personName(file.owner)}</dd>
            </div>
            <div>
              <dt>{t("line-substitute")}</dt>
              <dd>{personName(file.substitute)}</dd>
            </div>
            {file.unit && (
              <div>
                <dt>{t("line-unit")}</dt>
                <dd>{file.unit}</dd>
              </div>
            )}
            {file.team.length > 0 && (
              <div>
                <dt>{t("members")}</dt>
                <dd>{file.team.map(personName).join(", ")}</dd>
              </div>
            )}
          </dl>
          <div className="row">
            <Folded label={t("assign-case")}>
              {(close) => (
                <CommandForm
                  command="assignment"
                  initial={{ owner: file.owner, substitute: file.substitute }}
                  body={({ owner, substitute }) => (owner && substitute && owner !== substitute ? { owner, substitute, ...(file.unit && { unit: file.unit }) } : null)}
                  onDone={close}
                  onCancel={close}
                >
                  {(draft, set) => (
                    <>
                      <PersonField label={t("owner")} value={draft.owner} onChange={(owner) => set({ owner })} />
                      <PersonField label={t("line-substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} />
                    </>
                  )}
                </CommandForm>
              )}
            </Folded>
            <Folded label={t("join-team")}>
              {(close) => (
                <CommandForm command="team" initial={{ account: "" }} body={({ account }) => (account ? { account } : null)} onDone={close} onCancel={close}>
                  {(draft, set) => <PersonField label={d("person")} value={draft.account} onChange={(account) => set({ account })} />}
                </CommandForm>
              )}
            </Folded>
            {file.team.length > 0 && (
              <Folded label={t("leave-team")}>
                {(close) => (
                  <CommandForm command="team/leave" initial={{ account: file.team[0] ?? "" }} body={({ account }) => (account ? { account } : null)} onDone={close} onCancel={close}>
                    {(draft, set) => <SelectField label={d("person")} value={draft.account} onChange={(account) => set({ account })} options={file.team.map((one) => [one, personName(one)])} />}
                  </CommandForm>
                )}
              </Folded>
            )}
          </div>
        </section>
        {file.grants && (
          <section className="panel" aria-labelledby="grants">
            <h2 id="grants">{t("grants")}</h2>
            <p className="hint">{t("grants-help")}</p>
            <ul className="rows">
              {file.grants.map((grant, at) => (
                <li key={`${grant.account} ${at}`} className={grant.ended ? "withdrawn" : undefined}>
                  <span className="row-what">
                    {personName(grant.account)} {grant.break_glass && <span className="badge bad">{t("broke-glass")}</span>}
                    <span className="hint">
                      {grant.reason} · {t("until-day", { day: moment(grant.until, language) })}
                    </span>
                  </span>
                  {!grant.ended && (
                    <Folded label={t("end-grant")} name={`${t("end-grant")}: ${personName(grant.account)}`}>
                      {(close) => (
                        <CommandForm command="grants/end" name={grant.account} initial={{ account: grant.account }} body={(draft) => draft} submit={t("end-grant")} onDone={close} onCancel={close}>
                          {() => <p>{t("end-grant-help")}</p>}
                        </CommandForm>
                      )}
                    </Folded>
                  )}
                </li>
              ))}
            </ul>
            <Folded label={t("let-in")}>
              {(close) => (
                <CommandForm
                  command="grants"
                  initial={{ account: "", reason: "", until: "" }}
                  body={({ account, reason, until }) => (account && reason.trim() && until ? { account, reason: reason.trim(), until: withOffset(`${until}T23:59`) } : null)}
                  onDone={close}
                  onCancel={close}
                >
                  {(draft, set) => (
                    <>
                      <PersonField label={d("person")} value={draft.account} onChange={(account) => set({ account })} />
                      <AreaField label={d("reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("need-to-know")} />
                      <TextField label={t("line-until")} type="date" value={draft.until} onChange={(until) => set({ until })} />
                    </>
                  )}
                </CommandForm>
              )}
            </Folded>
          </section>
        )}
      </div>
      <div>
        <section className="panel" aria-labelledby="related">
          <h2 id="related">{t("related")}</h2>
          {links.length === 0 && <p className="hint">{t("no-links")}</p>}
          <ul className="rows">
            {links.map((link) => (
              <li key={`${link.to} ${link.relation}`}>
                <span className="row-what">
                  <Link to={`desk/cases/${link.to}`}>{link.number ? `${link.number} ${link.title}` : t("case-not-seen")}</Link>
                  <span className="hint">
                    {code("link", link.relation)}
                    {link.says && ` · ${link.says}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <Folded label={t("link-case")}>{(close) => <LinkForm onClose={close} />}</Folded>
        </section>
        <Readings />
      </div>
    </div>
  );
}
