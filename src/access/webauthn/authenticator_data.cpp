// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/authenticator_data.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::access {
namespace {

// WebAuthn section 6.1, "Flags".
constexpr unsigned char user_present = 0x01;
constexpr unsigned char user_verified = 0x04;
constexpr unsigned char backup_eligible = 0x08;
constexpr unsigned char backed_up = 0x10;
constexpr unsigned char attested_credential = 0x40;
constexpr unsigned char extensions = 0x80;

constexpr std::size_t fixed_octets = 37;

tl::unexpected<Error> refused(std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("the authenticator data {}", why), {},
                "try again, or use another authenticator");
}

/// aaguid, length and id, key; what is left follows.
Result<AttestedCredential> read_credential(Octets& rest) {
    AttestedCredential credential;
    if (rest.size() < 18) return refused("end within the credential");
    std::ranges::copy(rest.first(16), credential.aaguid.begin());
    const std::size_t length = std::size_t{rest[16]} << 8U | rest[17];
    if (length == 0 || length > max_credential_id) {
        return refused(fmt::format("name a credential of {} octets, 1 to {} are possible", length, max_credential_id));
    }
    rest = rest.subspan(18);
    if (rest.size() < length) return refused("end within the credential");
    credential.id = as_text(rest.first(length));
    rest = rest.subspan(length);
    TRY(key, read_first_cbor(rest, "public key"));
    credential.public_key = as_text(rest.first(key.used));
    TRY(cose_key, read_cose_key(key.value));
    credential.key = cose_key;
    rest = rest.subspan(key.used);
    return credential;
}

}  // namespace

Result<AuthenticatorData> read_authenticator_data(Octets octets) {
    if (octets.size() > max_authenticator_data) {
        return fail(ErrorKind::limit,
                    fmt::format("the authenticator data have over {} octets", max_authenticator_data));
    }
    if (octets.size() < fixed_octets) return refused(fmt::format("have under {} octets", fixed_octets));
    AuthenticatorData data;
    std::ranges::copy(octets.first(32), data.rp_id_hash.begin());
    const unsigned char flags = octets[32];
    data.user_present = (flags & user_present) != 0;
    data.user_verified = (flags & user_verified) != 0;
    data.backup_eligible = (flags & backup_eligible) != 0;
    data.backed_up = (flags & backed_up) != 0;
    if (data.backed_up && !data.backup_eligible) return refused("say that a key is backed up which cannot be");
    for (const unsigned char octet : octets.subspan(33, 4)) data.sign_count = data.sign_count << 8U | octet;
    Octets rest = octets.subspan(fixed_octets);
    if ((flags & attested_credential) != 0) {
        TRY(credential, read_credential(rest));
        data.credential = std::move(credential);
    }
    if ((flags & extensions) != 0) {
        TRY(map, read_first_cbor(rest, "extensions"));
        if (!map.value.is(CborValue::Kind::map)) return refused("have extensions that are no map");
        rest = rest.subspan(map.used);
    }
    if (!rest.empty()) return refused("go on after their end");
    return data;
}

}  // namespace comity::access
