// SPDX-License-Identifier: EUPL-1.2
import { useSession } from "../office/session";
import { useWords } from "../words/words";
import { SignIn } from "./SignIn";

/** In the place of any page of the desk, for somebody who is not signed in. */
export function SignInPage() {
  const t = useWords("signin");
  const { session } = useSession();
  return (
    <section className="panel sign-in">
      <p className="hint">{session?.authority.name}</p>
      <h1>{t("title")}</h1>
      <SignIn />
    </section>
  );
}
