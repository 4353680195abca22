// SPDX-License-Identifier: EUPL-1.2
// Every page of the desk, with somebody who may open it.
import { arrest, officeDay } from "./office.mjs";

/** An agreement, a programme and a publication with something on every pane. */
async function registerPages(office) {
  const by = (path, body) => office.ask("anna", "POST", path, body);
  const { agreement } = await by("agreements", { title: "Memorandum 3", kind: "memorandum", parties: [{ state: "KZ", authority: "„4“" }], substitute: "boris", covers: ["assistance"], languages: ["en"], term: "P5Y", notice: "P6M", limits: [{ what: "„5“", period: "P30D" }] });
  const at = `agreements/${agreement}`;
  for (const [round, text] of [[1, "Artikel 1\nWir helfen.\nArtikel 2\nWir danken.\n"], [2, "Artikel 1\nWir helfen.\nArtikel 2\nWir schreiben.\n"]]) await by(`${at}/drafts`, { round, by: "us", on: "2024-01-02", language: "de", text });
  await by(`${at}/offers`, { by: "them", state: "KZ", on: "2024-02-01", says: "„6“", source: "„7“" });
  await by(`${at}/offers`, { by: "us", state: "KZ", on: officeDay(), says: "„8“", source: "„9“", reason: "„10“" });
  await by(`${at}/steps`, { step: "sign", on: "2024-05-01", source: "„11“" });
  await by(`${at}/texts`, { language: "de", text: "Artikel 1\nWir helfen.\n", source: "„12“" });
  const { programme } = await by("programmes", { title: "Programm 2", parties: [{ state: "AZ" }], from: "2024-01-01", to: "2027-12-31", substitute: "boris" });
  for (const to of ["2024-06-30", "2027-12-31"]) await by(`programmes/${programme}/items`, { subject: `„${to}“`, form: "seminar", from: "2024-01-01", to });
  await by(`programmes/${programme}/items/i1/outcome`, { on: "2024-05-02", source: "„13“", outputs: ["„14“"] });
  const { publication } = await by("publications", { title: "Notiz 15", kind: "country-note", substitute: "boris", states: ["KZ"], citation: "„16“", topics: ["„17“"], rests_on: ["coe-024:9"] });
  const library = `publications/${publication}`;
  for (const label of ["„18“", "„19“"]) await by(`${library}/editions`, { label, on: "2020-01-02", authors: ["„20“"], source: "„21“" });
  for (const edition of ["e1", "e2"]) await by(`${library}/texts`, { edition, language: "de", text: "Wir suchen.\fWir finden." });
  await by(`${library}/editions/e1/force`, { from: "2020-02-01", source: "„22“" });
  for (const state of ["KZ", "TR"]) await by(`${library}/disseminations`, { edition: "e1", to: [{ state, authority: "„23“" }], on: "2020-02-02", language: "de", source: "„24“" });
  await by(`${library}/disseminations/s1/receipt`, { on: "2020-03-01", by: "„25“", source: "„26“" });
  const pages = [
    ...["", "?room=list", "?text=suchen", "?text=schweigen"].map((room) => `desk/publications${room}`), ...["editions", "pages", "receivers", "story"].map((pane) => `desk/${library}?pane=${pane}`), `desk/${library}?on=2020-01-31`,
    ...["", "?room=offers", "?room=numbers"].map((room) => `desk/agreements${room}`), ...["life", "offers", "texts", "terms", "story"].map((pane) => `desk/${at}?pane=${pane}`), `desk/${at}?on=2024-04-30`,
    "desk/programmes", ...["items", "renewal", "report", "story"].map((pane) => `desk/programmes/${programme}?pane=${pane}`),
  ];
  return { ids: [agreement, programme, publication], pages };
}

/** A body, and a meeting with something on every pane: agenda, delegations, minutes, a task, a promise and what was only noted. */
async function meetingPages(office) {
  const by = (path, body) => office.ask("anna", "POST", path, body);
  const { body } = await by("bodies", { title: "Komitee 1", kind: "committee", substitute: "boris", organisation: "„15“", seat: "„16“", mandate: "„17“" });
  for (const until of ["2024-12-31", undefined]) await by(`bodies/${body}/delegates`, { name: `„18 ${until ?? "–"}“`, office: "„19“", from: "2024-01-01", until, source: "„20“" });
  const { meeting } = await by("meetings", { title: "Treffen 2", kind: "bilateral", parties: [{ state: "KZ", authority: "„21“" }], from: "2024-03-12", to: "2024-03-13", place: "„22“", substitute: "boris" });
  const at = `meetings/${meeting}`;
  await by(`${at}/agenda`, { subject: "„23“", by: "us", says: "„24“", papers: ["„25“"] });
  await by(`${at}/agenda`, { subject: "„26“", by: "chair" });
  await by(`${at}/agenda/p2/removal`, { because: "„27“" });
  await by(`${at}/members`, { side: "them", state: "KZ", name: "„28“", office: "„29“", role: "head" });
  await by(`${at}/members`, { side: "us", name: "„30“", office: "„31“", role: "interpreter" });
  await by(`${at}/course`, { source: "„32“" });
  await by(`${at}/minutes`, { language: "de", text: "„33“" });
  await by(`${at}/minutes/v1/adoption`, { on: officeDay(), source: "„34“", reason: "„35“" });
  await by(`${at}/decisions`, { says: "„36“" });
  await by(`${at}/decisions`, { says: "„37“", by: "us", owner: "anna", due: officeDay(), point: "p1" });
  await by(`${at}/decisions`, { says: "„38“", by: "them", responsible_there: "„39“", due: "2024-04-30" });
  await by(`${at}/decisions`, { says: "„40“", by: "us", owner: "anna", due: "2024-04-30" });
  await by(`${at}/decisions/d4/outcome`, { on: "2024-04-01", says: "„41“", source: "„42“" });
  const pages = [
    "desk/bodies", ...["delegates", "story"].map((pane) => `desk/bodies/${body}?pane=${pane}`), ...["", "?room=tasks", "?room=calendar", "?room=calendar&month=2024-03"].map((room) => `desk/meetings${room}`),
    ...["agenda", "delegations", "decisions", "minutes", "sheet", "story"].map((pane) => `desk/${at}?pane=${pane}`), "desk/brief", "desk/brief?state=KZ",
  ];
  return { ids: [body, meeting], pages };
}

/** News and statistics: items and tables in the making, what waits for a second person, and what is public since the office was opened. */
async function publicPages(office) {
  const by = (path, body) => office.ask("edda", "POST", path, body);
  const ids = [];
  for (const waits of [false, true]) {
    const { news } = await by("news", { title: "Nachricht 43", substitute: "hana", tags: ["t-44"], states: ["KZ"] });
    for (const language of ["en", "fr", "ru", "de"]) await by(`news/${news}/texts`, { language, headline: "„45“", text: "„46“\n\n„47“" });
    if (waits) await by(`news/${news}/publication`, { reason: "„48“" });
    ids.push(news);
  }
  const { news: [published] } = await office.ask("edda", "GET", "news?stage=published");
  const { statistics: [counted] } = await office.ask("edda", "GET", "statistics?stage=published");
  const { rows, columns, editions: [{ until }] } = await office.ask("edda", "GET", `statistics/${counted.id}`);
  const { statistic } = await by("statistics", { title: "„49“", title_fr: "„50“", title_ru: "„51“", about: "cases", rows, columns, substitute: "hana" });
  await by(`statistics/${statistic}/editions`, { until });
  ids.push(statistic, published.id, counted.id);
  const pages = ["desk/news", `desk/news/${ids[0]}`, `desk/news/${ids[1]}?language=de`, `desk/news/${published.id}?pane=published`, "desk/statistics", `desk/statistics/${statistic}`, `desk/statistics/${counted.id}?edition=e1`];
  return { ids, pages };
}

/** Makes two cases with something on every pane; gives [person or nobody, address] of all pages, and the persons signed in. */
export async function deskPages(office) {
  const { id } = await arrest(office, "Fälschung 42", "Mehmet Dağcı");
  const { case: assistance } = await office.ask("anna", "POST", "cases", { kind: "assistance", direction: "outgoing", counterpart: "CH", title: "Konto 7", substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${assistance}/measures`, { word: "bank-accounts" });
  await office.ask("anna", "POST", `cases/${id}/promises`, { kind: "assurance", given: true, says: "„1“", breached_by: ["execute"], source: { words: "„2“" } });
  await office.ask("anna", "POST", `cases/${id}/tasks`, { says: "„3“", owner: "anna" });
  await office.ask("anna", "POST", `cases/${assistance}/subjects`, { role: "accused", names: ["Rəşad Nümunə"] });
  await office.ask("anna", "POST", `cases/${assistance}/papers`, { template: "bank-records", languages: ["fr", "ru"] });
  await office.ask("anna", "POST", "glossary/terms", { words: { en: "„52“", fr: "„53“", ru: "„54“; „55“" }, note: "„56“", source: "„57“" });
  const kept = [await registerPages(office), await meetingPages(office)];
  const published = await publicPages(office);
  const pages = [
    ["anna", "desk"], ["anna", "desk/docket"], ["anna", "desk/new"], ["anna", "desk/clocks"], ["anna", "desk/clocks?view=month"], ["anna", "desk/promises"], ["anna", "desk/reciprocity"],
    ["anna", "desk/reciprocity?state=TR"], ["anna", "desk/incoming"], ["anna", "desk/incoming?room=scans"], ["anna", "desk/glossary?from=en&to=ru"], ["anna", "desk/account"], ["anna", `desk/cases/${id}`], ["anna", `desk/cases/${assistance}`], ["anna", `desk/cases/${assistance}?pane=measures`],
    ...["", "&paper=w1", "&paper=w1&part=told", "&paper=w1&part=review", "&paper=w1&part=pages", "&paper=w1&part=package"].map((paper) => ["anna", `desk/cases/${assistance}?pane=papers${paper}`]),
    ...["law", "facts", "dossier", "correspondence", "promises", "work", "people", "timeline"].map((pane) => ["anna", `desk/cases/${id}?pane=${pane}`]),
    ["hana", "desk/approvals"], ["hana", "desk/restrictions"], ["hana", "desk/retention"], ["anna", "desk/questionnaires"], ["anna", "desk/questionnaires/fatf"], ["edda", "desk/questionnaires/fatf"], ["ada", "desk/administration?room=accounts"], ["otto", "desk/administration?room=audit"], ["ada", "desk/administration?room=health"], ["anna", "desk/administration?room=log"], [null, "desk"],
    ...kept.flatMap(({ pages }) => pages).map((path) => ["anna", path]),
    ...published.pages.map((path) => ["edda", path]),
  ];
  const people = {};
  for (const name of ["anna", "edda", "hana", "ada", "otto"]) people[name] = await office.signedIn(name);
  /** An address as a test is named, without what chance put into it. */
  const shown = (path) => [id, assistance, ...[...kept, published].flatMap(({ ids }) => ids)].reduce((shown, one) => shown.replace(one, "…"), path);
  return { id, assistance, pages, people, shown };
}
