// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/document.h"
#include "format/base64.h"
#include "format/json_writer.h"

namespace comity::channel {

namespace {

using format::JsonWriter;

void write_party(JsonWriter& json, const ListedParty& party) {
    json.object([&] {
        json.key("type").string(party.type);
        json.key("value").string(party.value);
    });
}

void write_endpoint(JsonWriter& json, const ListedEndpoint& endpoint) {
    json.object([&] {
        json.key("url").string(endpoint.url);
        json.key("profiles").array([&] {
            for (const Profile profile : endpoint.profiles) json.string(listed_name(profile));
        });
        if (!endpoint.mpc.empty()) json.key("mpc").string(endpoint.mpc);
        if (!endpoint.tls_pins.empty()) {
            json.key("tlsSha256").array([&] {
                for (const crypto::Sha256& pin : endpoint.tls_pins) json.string(crypto::hex(pin));
            });
        }
        if (!endpoint.addresses.empty()) json.key("addresses").strings(endpoint.addresses);
    });
}

void write_certificate(JsonWriter& json, const ListedCertificate& certificate) {
    json.object([&] {
        json.key("use").string(to_string(certificate.use));
        if (certificate.profile) json.key("profile").string(listed_name(*certificate.profile));
        json.key("sha256").string(crypto::hex(certificate.sha256));
        json.key("der").string(format::base64(octets(certificate.der)));
        json.key("notBefore").string(to_string(in_utc(certificate.not_before)));
        json.key("notAfter").string(to_string(in_utc(certificate.not_after)));
    });
}

void write_keys(JsonWriter& json, std::string_view key, const std::vector<ListedKey>& keys) {
    if (keys.empty()) return;
    json.key(key).array([&] {
        for (const ListedKey& listed : keys) json.string(listed.text);
    });
}

void write_limits(JsonWriter& json, const ListedAuthority& authority) {
    if (!authority.max_message_bytes && !authority.max_parts) return;
    json.key("limits").object([&] {
        if (authority.max_message_bytes) json.key("maxMessageBytes").integer(*authority.max_message_bytes);
        if (authority.max_parts) json.key("maxParts").integer(*authority.max_parts);
    });
}

void write_authority(JsonWriter& json, const ListedAuthority& authority) {
    json.object([&] {
        json.key("id").string(authority.id);
        json.key("state").string(authority.state.text());
        json.key("name").object([&] {
            for (const LocalName& name : authority.names) json.key(name.language).string(name.name);
        });
        json.key("competences").strings(authority.competences);
        json.key("languages").strings(authority.languages);
        if (authority.parent) json.key("parent").string(*authority.parent);
        json.key("status").string(to_string(authority.status));
        json.key("partyId");
        write_party(json, authority.party);
        if (!authority.aliases.empty()) {
            json.key("aliases").array([&] {
                for (const ListedParty& alias : authority.aliases) write_party(json, alias);
            });
        }
        json.key("endpoints").array([&] {
            for (const ListedEndpoint& endpoint : authority.endpoints) write_endpoint(json, endpoint);
        });
        json.key("certificates").array([&] {
            for (const ListedCertificate& certificate : authority.certificates) write_certificate(json, certificate);
        });
        write_keys(json, "log", authority.log);
        write_keys(json, "witness", authority.witness);
        if (authority.witness_url) json.key("witnessUrl").string(*authority.witness_url);
        write_limits(json, authority);
        if (!authority.operators.empty()) {
            json.key("operators").array([&] {
                for (const Operator& duty : authority.operators) {
                    json.object([&] {
                        json.key("function").string(duty.function);
                        json.key("contact").string(duty.contact);
                    });
                }
            });
        }
    });
}

}  // namespace

std::string authority_json(const ListedAuthority& authority) {
    JsonWriter json;
    write_authority(json, authority);
    return json.take();
}

std::string directory_json(const DirectoryDocument& document) {
    JsonWriter json;
    json.object([&] {
        json.key("format").string(directory_format);
        json.key("federation").string(document.federation);
        json.key("sequence").integer(document.sequence);
        json.key("validFrom").string(to_string(in_utc(document.valid_from)));
        json.key("validUntil").string(to_string(in_utc(document.valid_until)));
        json.key("previousSha256").string(crypto::hex(document.previous));
        json.key("authorities").array([&] {
            for (const ListedAuthority& authority : document.authorities) write_authority(json, authority);
        });
        if (document.next_roots) {
            json.key("nextRoots").object([&] {
                json.key("keys").array([&] {
                    for (const record::VerifierKey& key : document.next_roots->keys) json.string(record::vkey(key));
                });
                json.key("threshold").integer(static_cast<std::int64_t>(document.next_roots->threshold));
            });
        }
    });
    return json.take() + "\n";
}

ListedCertificate listed_certificate(CertificateUse use, std::optional<Profile> profile, std::string der,
                                     Instant not_before, Instant not_after) {
    ListedCertificate listed{use, profile, crypto::sha256(der), std::move(der), not_before, not_after};
    return listed;
}

}  // namespace comity::channel
