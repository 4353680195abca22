// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "node/configuration.h"

namespace comity::node {

namespace {

constexpr std::array keys{
    ConfigurationKey{"database", "sqlite:comity.db", "where the record is kept: sqlite:PATH or postgresql://…"},
    ConfigurationKey{"contents", "contents", "folder of the documents' content"},
    ConfigurationKey{"documents.endpoint", "", "their content lies in object storage (S3) instead: https://…"},
    ConfigurationKey{"documents.region", "us-east-1", "its region"},
    ConfigurationKey{"documents.bucket", "", "its bucket, which exists already"},
    ConfigurationKey{"documents.prefix", "none", "what every key in the bucket begins with, as comity/"},
    ConfigurationKey{"documents.key_id", "", "id of the access key: file:PATH or environment:NAME"},
    ConfigurationKey{"documents.secret", "", "the secret access key: file:PATH or environment:NAME"},
    ConfigurationKey{"documents.loopback", "false", "http to this machine is allowed, to try it out"},
    ConfigurationKey{"demonstration", "false",
                     "made by `comity demo`: invented cases, passwords that everybody knows; never for real ones"},
    ConfigurationKey{"practice.acknowledge", "P7D", "acknowledge an incoming request within"},
    ConfigurationKey{"practice.first_reminder", "P30D", "propose the first reminder after"},
    ConfigurationKey{"practice.next_reminder", "P30D", "propose the next rung after"},
    ConfigurationKey{"practice.ladder", R"(["contact-point", "liaison", "network", "minister"])",
                     "rungs of the reminder ladder"},
    ConfigurationKey{"authority.id", "", "short name of the authority: lower-case letters, digits, hyphens"},
    ConfigurationKey{"authority.name", "", "the authority as people know it"},
    ConfigurationKey{"authority.state", "", "its State, by two letters (ISO 3166-1)"},
    ConfigurationKey{"authority.time_zone", "", "IANA name, Europe/Helsinki: whose days count"},
    ConfigurationKey{"authority.key", "file:keys/ID.key",
                     "the key all data keys are kept under: file:PATH or environment:NAME"},
    ConfigurationKey{"authority.token.module", "", "the key lies in a token (PKCS#11) instead: its library, a file"},
    ConfigurationKey{"authority.token.token", "", "label of the token"},
    ConfigurationKey{"authority.token.key", "", "label of the AES-256 key in it"},
    ConfigurationKey{"authority.token.pin", "", "its PIN: file:PATH or environment:NAME"},
    ConfigurationKey{"authority.four_eyes.act", "", "an act whose approvers are others than the usual: decide"},
    ConfigurationKey{"authority.four_eyes.kind", "all", "in cases of this kind only: extradition"},
    ConfigurationKey{"authority.four_eyes.approved_by", "the usual", "roles that approve it there"},
    ConfigurationKey{"authority.four_eyes.approvals", "1",
                     "how many persons must approve it there, beside the proposer"},
    ConfigurationKey{"authority.retention.kind", "all", "closed cases of this kind are kept: extradition"},
    ConfigurationKey{"authority.retention.direction", "both", "only incoming or outgoing ones"},
    ConfigurationKey{"authority.retention.keep", "", "so long after they were closed: P20Y"},
    ConfigurationKey{"authority.retention.ground", "", "the law or order the period rests on"},
    ConfigurationKey{"authority.templates", "none", "folder of its own templates of papers, which replace ours"},
    ConfigurationKey{"authority.seal_key", "authority.channel.seal_key",
                     "private key in PEM that seals papers of cases"},
    ConfigurationKey{"authority.seal_certificate", "authority.channel.seal_certificate",
                     "its certificate and those behind it, in PEM"},
    ConfigurationKey{"authority.log_origin", "comity/ID/log/1", "name of its log; a new one when its log key changes"},
    ConfigurationKey{"authority.identity_provider.issuer", "", "where people sign in elsewhere (OpenID Connect)"},
    ConfigurationKey{"authority.identity_provider.client_id", "", "as whom the server is known there"},
    ConfigurationKey{"authority.identity_provider.client_secret", "none", "file:PATH or environment:NAME"},
    ConfigurationKey{"authority.identity_provider.creates_accounts", "false", "who is unknown here gets an account"},
    ConfigurationKey{"authority.identity_provider.roles_claim", "none", "claim with the roles; without: given here"},
    ConfigurationKey{"authority.identity_provider.roles", "none", "table: word of the claim = role here"},
    ConfigurationKey{"authority.identity_provider.second_factor", "none",
                     "words of acr or amr, one of which must be said"},
    ConfigurationKey{"authority.identity_provider.loopback", "false", "http to this machine is allowed, to try it out"},
    ConfigurationKey{"authority.webhook.name", "",
                     "a program that may be told what changes: lower-case letters, digits, hyphens"},
    ConfigurationKey{"authority.webhook.url", "", "where it is told: https://…"},
    ConfigurationKey{"authority.webhook.secret", "", "the secret it shares: file:PATH or environment:NAME"},
    ConfigurationKey{"authority.webhook.loopback", "false", "http to this machine is allowed, to try it out"},
    ConfigurationKey{"authority.channel.access_point", "",
                     "the official channel: where its access point answers, as http://127.0.0.1:8471"},
    ConfigurationKey{"authority.channel.listen", "", "where the access point finds the node, as 127.0.0.1:8472"},
    ConfigurationKey{"authority.channel.authority", "authority.id", "the authority's id in the federation directory"},
    ConfigurationKey{"authority.channel.secret", "channel/secret", "file with the secret that both share"},
    ConfigurationKey{"authority.channel.exchange", "channel/exchange", "folder through which both hand over files"},
    ConfigurationKey{"authority.channel.seal_key", "channel/seal.key", "private key in PEM that seals evidences"},
    ConfigurationKey{"authority.channel.seal_certificate", "channel/seal.pem",
                     "its certificate and those behind it, in PEM"},
    ConfigurationKey{"authority.channel.anchors", "channel/anchors.pem",
                     "certificates in PEM that seals of others must lead to"},
    ConfigurationKey{"authority.channel.federation", "", "name of the federation whose directory is followed"},
    ConfigurationKey{"authority.channel.roots", "", "verifier keys that sign its directory, before it names others"},
    ConfigurationKey{"authority.channel.threshold", "all", "how many of them must sign"},
    ConfigurationKey{"authority.channel.registry", "", "account that gets the cases which a message begins"},
    ConfigurationKey{"authority.channel.registry_substitute", "", "account that stands in for it"},
    ConfigurationKey{"authority.channel.registry_unit", "none", "unit whose head oversees those cases"},
    ConfigurationKey{"authority.channel.gap_alarm_minutes", "240",
                     "so long is waited for a missing message of a thread before it is asked for"},
    ConfigurationKey{"authority.channel.anchor_minutes", "60",
                     "after so long without word a peer is asked to witness what our log has become"},
    ConfigurationKey{"authority.channel.manual", "none",
                     "onboarding records of authorities in no federation, as files"},
};

}  // namespace

std::span<const ConfigurationKey> configuration_keys() {
    return keys;
}

}  // namespace comity::node
