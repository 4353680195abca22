// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import { searchStates } from "./searchStates";

const state = (code: string, alpha3: string, en: string, fr: string, ru: string) => ({ code, alpha3, name: en, names: { en, fr, ru } });
const states = [
  state("TR", "TUR", "Türkiye", "Turquie", "Турция"),
  state("CH", "CHE", "Switzerland", "Suisse", "Швейцария"),
  state("CI", "CIV", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар"),
  state("TM", "TKM", "Turkmenistan", "Turkménistan", "Туркменистан"),
  state("AT", "AUT", "Austria", "Autriche", "Австрия"),
];
const found = (text: string) => searchStates(states, text, "en").map((one) => one.code);

test.each([
  ["ch", "CH"],
  ["CHE", "CH"],
  ["suis", "CH"],
  ["швей", "CH"],
  ["turkiye", "TR"],
  ["cote", "CI"],
  ["ivoire", "CI"],
  ["TUR", "TR"],
])("'%s' finds %s first", (text, code) => expect(found(text)[0]).toBe(code));

test("a name that begins so comes before one that contains it", () => expect(found("tri")).toEqual(["AT"]));
test("names that begin the same come by their names", () => expect(found("turk")).toEqual(["TR", "TM"]));
test("nothing typed shows all by name", () => expect(found(" ")).toEqual(["AT", "CI", "CH", "TR", "TM"]));
test("what fits nothing finds nothing", () => expect(found("zz")).toEqual([]));
