// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { read } from "../office/ask";
import { moment, shortDay } from "../office/days";
import type { BackupState, Jobs } from "../office/types";
import { formatNumber, useLanguage, useWords } from "../words/words";

function JobTable({ told }: { told: Jobs }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  return (
    <>
      <p>{told.clocks_of_day ? t("clocks-of-day", { day: shortDay(told.clocks_of_day, language) }) : t("clocks-never")}</p>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("jobs")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("job")}</th>
              <th scope="col">{t("ended")}</th>
              <th scope="col">{t("looked-at")}</th>
              <th scope="col">{t("changed")}</th>
              <th scope="col">{t("how")}</th>
            </tr>
          </thead>
          <tbody>
            {told.jobs.map((job) => (
              <tr key={job.job}>
                <td>{t(`job-${job.job}`)}</td>
                <td>{moment(job.ended, language)}</td>
                <td>{formatNumber(job.cases, language)}</td>
                <td>{formatNumber(job.changed, language)}</td>
                <td>
                  <span className={`badge ${job.fault ? "bad" : "good"}`}>{t(job.fault ? "went-wrong" : "went-well")}</span> {job.fault && <span lang="en">{job.fault}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function BackupLine({ state }: { state: BackupState }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  const { last } = state;
  if (state.engine === "postgresql" && last === null) return <p>{t("backup-elsewhere")}</p>;
  if (last === null) return <p className="notice">{t("backup-never")}</p>;
  return (
    <dl className="particulars">
      <div>
        <dt>{t("backup-at")}</dt>
        <dd>{moment(last.at, language)}</dd>
      </div>
      <div>
        <dt>{t("backup-file")}</dt>
        <dd className="code">{last.file}</dd>
      </div>
      <div>
        <dt>{t("backup-bytes")}</dt>
        <dd>{formatNumber(last.bytes, language)}</dd>
      </div>
      <div>
        <dt>{t("backup-since")}</dt>
        <dd>{formatNumber(state.events - last.events, language)}</dd>
      </div>
    </dl>
  );
}

/** What the node does of itself, and how old the newest copy of its database is: for whoever may read the configuration. */
export function Upkeep() {
  const t = useWords("administration");
  const jobs = useLoaded(() => read<Jobs>("jobs"), []);
  const backup = useLoaded(() => read<BackupState>("backup"), []);
  return (
    <>
      <section className="panel" aria-labelledby="jobs">
        <h2 id="jobs">{t("jobs")}</h2>
        <p className="hint">{t("jobs-help")}</p>
        {jobs.problem && <Problem problem={jobs.problem} retry={jobs.retry} />}
        {jobs.value && <JobTable told={jobs.value} />}
      </section>
      <section className="panel" aria-labelledby="backup">
        <h2 id="backup">{t("backup")}</h2>
        <p className="hint">{t("backup-help")}</p>
        {backup.problem && <Problem problem={backup.problem} retry={backup.retry} />}
        {backup.value && <BackupLine state={backup.value} />}
      </section>
    </>
  );
}
