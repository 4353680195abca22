// SPDX-License-Identifier: EUPL-1.2
import { useLanguage, useWords } from "../words/words";
import { Said } from "./English";

const channels = ["direct", "diplomatic"];

/** "uk|ru" → the names of the languages; what is no code stays as the register has it. */
export function LanguageNames({ codes }: { codes: string }) {
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "none" });
  return codes.split("|").map((code, at) => {
    const name = /^[a-z]{2,3}$/.test(code) ? names.of(code) : undefined;
    return (
      <span key={code}>
        {at > 0 && ", "}
        {name ?? <Said text={code} />}
      </span>
    );
  });
}

/** "direct|diplomatic" in words. */
export function Channels({ channel }: { channel: string }) {
  const t = useWords("sheet");
  return channel.split("|").map((one, at) => (
    <span key={one}>
      {at > 0 && ", "}
      {channels.includes(one) ? t(`channel-${one}`) : <span lang="en">{one}</span>}
    </span>
  ));
}
