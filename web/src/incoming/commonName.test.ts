// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { commonName } from "./commonName";

test.each([
  ["CN=Ministry of X", "Ministry of X"],
  ["CN=Ministry of X,O=State X,C=FI", "Ministry of X"],
  ["C=FI, O=State X, CN=Ministry of X", "Ministry of X"],
  ["CN=Ministry\\, Unit 2,C=FI", "Ministry, Unit 2"],
  ["O=State X,C=FI", "O=State X,C=FI"],
  ["OCN=nobody", "OCN=nobody"],
])("whom a certificate names: %s", (subject, name) => {
  expect(commonName(subject)).toBe(name);
});
