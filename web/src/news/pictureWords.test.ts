// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { pictureWords } from "./pictureWords";

const words = { alternative: " Two people ", alternative_fr: "Deux personnes", alternative_ru: "Два человека", credit: "A. Example" };

test("what a picture shows is said in every language, and who made it", () => {
  expect(pictureWords(words)).toEqual({ ...words, alternative: "Two people" });
  for (const name of Object.keys(words)) expect(pictureWords({ ...words, [name]: " " }), name).toBeNull();
});

test("what is longer than a page takes is not sent", () => {
  expect(pictureWords({ ...words, alternative_ru: "я".repeat(150) })).not.toBeNull();
  expect(pictureWords({ ...words, alternative_ru: "я".repeat(151) })).toBeNull();
});
