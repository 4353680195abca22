// SPDX-License-Identifier: EUPL-1.2
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import type { NewsPicture, NewsRevision, NewsText } from "../office/register";
import { registerWords } from "../words/register";
import { formatDate, languages } from "../words/words";
import { NewsPhotograph } from "./NewsPhotograph";
import { paragraphs } from "./paragraphs";

interface PublicPreviewProps {
  text: Pick<NewsText, "headline" | "language" | "text">;
  /** The day it bears. */
  on: string;
  pictures?: readonly NewsPicture[];
  tags: readonly string[];
  states: readonly string[];
  /** What was corrected, with the day of it. */
  corrections?: readonly Pick<NewsRevision, "note" | "on">[];
}

type Frame = (typeof languages)[number];
type Framed = Promise<readonly [Awaited<ReturnType<typeof api.states>>, Awaited<ReturnType<(typeof registerWords)[Frame]>>]>;
const frames = new Map<Frame, Framed>();

/** Names of States and words of a language, asked for once however many items a page shows. */
function frameOf(language: Frame): Framed {
  const known = frames.get(language);
  if (known) return known;
  const asked = Promise.all([api.states(language), registerWords[language]()]);
  frames.set(language, asked);
  asked.catch(() => frames.delete(language));
  return asked;
}

/** An item in one language as the public page shows it (docs/use/public.md): among English words where it is in a further one. */
export function PublicPreview({ text, on, pictures = [], tags, states, corrections = [] }: PublicPreviewProps) {
  const frame = languages.find((one) => one === text.language) ?? "en";
  const { value, problem, retry } = useLoaded(() => frameOf(frame), [frame], frame);
  const [named = [], words] = value ?? [];
  return (
    <article className="public-preview" lang={text.language} dir="auto">
      {text.headline && <h4>{text.headline}</h4>}
      <p lang={frame}>
        <time dateTime={on}>{formatDate(on, frame)}</time>
      </p>
      {pictures.slice(0, 1).map((picture) => (
        <NewsPhotograph key={picture.id} picture={picture} language={frame} />
      ))}
      {paragraphs(text.text).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
      {pictures.slice(1).map((picture) => (
        <NewsPhotograph key={picture.id} picture={picture} language={frame} />
      ))}
      {corrections.map((one) => (
        <p key={`${one.on} ${one.note.en}`} className="note" lang={frame}>
          {words?.catalogues.news?.correction}, {formatDate(one.on, frame)}: {one.note[frame]}
        </p>
      ))}
      {tags.length + states.length > 0 && (
        <ul lang={frame}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
          {states.map((state) => (
            <li key={state}>{named.find(({ code }) => code === state)?.name ?? state}</li>
          ))}
        </ul>
      )}
      {problem && <Problem problem={problem} retry={retry} />}
    </article>
  );
}
