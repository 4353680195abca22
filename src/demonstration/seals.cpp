// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/seals.h"

#include "demonstration/certificate_office.h"

namespace comity::demonstration {

std::vector<node::AuthorityConfiguration> with_seals(std::vector<node::AuthorityConfiguration> authorities) {
    for (node::AuthorityConfiguration& one : authorities) {
        one.seal_key = "keys/" + one.id + ".seal.key";
        one.seal_certificate = "keys/" + one.id + ".seal.pem";
        one.validation.anchors = "keys/demonstration.pem";
    }
    return authorities;
}

Result<void> make_seals(const std::filesystem::path& folder, const std::vector<node::AuthorityConfiguration>& of,
                        Instant now) {
    TRY(office, CertificateOffice::open(now));
    TRY_VOID(write_file(folder / "keys/demonstration.pem", office.certificate().pem()));
    for (const node::AuthorityConfiguration& one : of) {
        TRY(seal, office.issue(one.name, crypto::KeyKind::p256));
        TRY_VOID(keep_issued(seal, folder / one.seal_key, folder / one.seal_certificate));
    }
    return {};
}

}  // namespace comity::demonstration
