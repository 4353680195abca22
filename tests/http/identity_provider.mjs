// SPDX-License-Identifier: EUPL-1.2
// An identity provider on loopback for identity_provider_test.py: npm's oidc-provider, where everybody is signed in as the
// person named in the cookie "person". Says its issuer; reads the redirect address from its input.
import http from "node:http";
import readline from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, secret] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { Provider } = await import(pathToFileURL(require.resolve("oidc-provider")).href);

const people = {
  nora: { name: "Nora Provider", preferred_username: "nora", locale: "fr-CH", groups: ["casework"] },
  otto: { name: "Otto Nobody", preferred_username: "otto", locale: "en", groups: ["canteen"] },
};

function provider(issuer, redirect) {
  const made = new Provider(issuer, {
    clients: [{
      client_id: "comity", client_secret: secret, redirect_uris: [redirect], response_types: ["code"],
      grant_types: ["authorization_code"], token_endpoint_auth_method: "client_secret_basic",
    }],
    conformIdTokenClaims: false,
    claims: { openid: ["sub"], profile: ["name", "preferred_username", "locale", "groups"], email: ["email"] },
    cookies: { keys: ["not a secret"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  return made;
}

const server = http.createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  console.log(issuer);
  readline.createInterface({ input: process.stdin }).once("line", (redirect) => {
    const made = provider(issuer, redirect);
    const answer = made.callback();
    server.on("request", (request, response) => {
      if (!request.url.startsWith("/interaction/")) return answer(request, response);
      const person = /person=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "nora";
      made.interactionFinished(request, response, { login: { accountId: person, amr: ["pwd", "otp"] } }).catch((fault) => {
        response.statusCode = 500;
        response.end(String(fault));
      });
    });
    console.log("ready");
  });
});
