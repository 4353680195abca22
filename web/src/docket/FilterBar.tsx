// SPDX-License-Identifier: EUPL-1.2
import { memo, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { useAccount } from "../office/session";
import { localeOf, useLanguage, useWords } from "../words/words";
import type { Filter, FilterName } from "./filter";
import { kinds } from "../codes/kinds";

/** Typing never waits: the address follows a moment later. */
const PAUSE_MS = 120;

interface FilterBarProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
  search: RefObject<HTMLInputElement | null>;
}

export const FilterBar = memo(function FilterBar({ filter, onChange, search }: FilterBarProps) {
  const t = useWords("docket");
  const id = useId();
  const [typed, setTyped] = useState(filter.q ?? "");
  // On a telephone the choices take no place until they are wanted.
  const [open, setOpen] = useState(false);
  const set = Object.keys(filter).filter((name) => name !== "q").length;
  const newest = useRef({ filter, onChange });
  newest.current = { filter, onChange };
  // Another view was chosen: the field follows.
  useEffect(() => setTyped((before) => (before.trim() === (filter.q ?? "") ? before : (filter.q ?? ""))), [filter.q]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { filter: now, onChange: tell } = newest.current;
      if (typed.trim() !== (now.q ?? "")) tell({ ...now, q: typed.trim() });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <form className={open ? "panel docket-filter open no-print" : "panel docket-filter no-print"} role="search" aria-label={t("filter")} onSubmit={(event) => event.preventDefault()}>
      <div className="field wide">
        <label htmlFor={`${id}-q`}>
          {t("search")} <kbd>/</kbd>
        </label>
        <input ref={search} id={`${id}-q`} type="search" value={typed} placeholder={t("search-help")} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <button type="button" className="quiet filter-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("filter")} {set > 0 && `(${set})`}
      </button>
      <Choices filter={filter} onChange={onChange} />
    </form>
  );
});

/** Some hundred options: they are not drawn anew with every letter that is typed. */
const Choices = memo(function Choices({ filter, onChange }: Pick<FilterBarProps, "filter" | "onChange">) {
  const t = useWords("docket");
  const code = useCodes();
  const id = useId();
  const account = useAccount();
  const { states, accounts } = useCommon();
  const { language } = useLanguage();
  const counterparts = useMemo(() => {
    const { compare } = new Intl.Collator(localeOf(language));
    return [...states].sort((one, other) => compare(one.name, other.name)).map((state): [string, string] => [state.code, state.name]);
  }, [states, language]);
  const choice = (name: FilterName, options: [string, string][]) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name)}</label>
      <select id={`${id}-${name}`} value={filter[name] ?? ""} onChange={(event) => onChange({ ...filter, [name]: event.target.value })}>
        <option value="">{t(name === "closed" ? "open-ones" : "all")}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      {choice("kind", kinds.map((kind) => [kind, code("kind", kind)]))}
      {choice("direction", ["incoming", "outgoing"].map((word) => [word, code("direction", word)]))}
      {choice("counterpart", counterparts)}
      {choice("owner", [[account.id, t("mine")], ...accounts.filter((one) => one.id !== account.id).map((one): [string, string] => [one.id, one.name])])}
      {choice("closed", [["true", t("closed-ones")]])}
    </>
  );
});
