// SPDX-License-Identifier: EUPL-1.2
import casefile from "../casefile/words.ar.json";
import clocks from "../clocks/words.ar.json";
import codes from "../codes/words.ar.json";
import desk from "../desk/words.ar.json";
import docket from "../docket/words.ar.json";
import promises from "../promises/words.ar.json";
import restrictions from "../restrictions/words.ar.json";
import signin from "../signin/words.ar.json";
import today from "../today/words.ar.json";

export const catalogues = { casefile, clocks, codes, desk, docket, promises, restrictions, signin, today };
