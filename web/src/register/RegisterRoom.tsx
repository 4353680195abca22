// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { registerWords } from "../words/register";
import { MoreWords } from "../words/words";
import "../casefile/casefile.css";
import "./register.css";

/** The words and looks of what the register keeps, which the rest of the desk does without. */
export function RegisterRoom({ children }: { children: ReactNode }) {
  return <MoreWords from={registerWords}>{children}</MoreWords>;
}
