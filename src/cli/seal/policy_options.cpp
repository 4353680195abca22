// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/policy_options.h"

#include <CLI/CLI.hpp>

#include "cli/seal/files.h"
#include "node/node.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

/// Lists in DER, each read with the certificate, of those that are trusted, that signed it.
Result<std::vector<crypto::RevocationList>> read_lists(const std::vector<std::string>& files,
                                                       const std::vector<crypto::Certificate>& issuers) {
    std::vector<crypto::RevocationList> lists;
    for (const std::string& file : files) {
        TRY(der, store::read_whole(file, crypto::max_revocation_list_octets));
        std::optional<crypto::RevocationList> found;
        Error last{ErrorKind::not_found, file + ": no anchor is given that could have signed it", {}, "give --anchor"};
        for (const crypto::Certificate& issuer : issuers) {
            auto list = crypto::RevocationList::from_der(octets(der), issuer);
            if (list) {
                found = *std::move(list);
                break;
            }
            last = list.error();
            last.place = {file};
        }
        if (!found) return tl::unexpected(std::move(last));
        lists.push_back(*std::move(found));
    }
    return lists;
}

}  // namespace

void PolicyOptions::add_to(CLI::App& command) {
    command.add_option("--anchor", anchors, "certificates that signers must lead to (PEM)")->type_name("PATH");
    command.add_option("--stamp-anchor", stamp_anchors, "those for time stamps (PEM)")->type_name("PATH");
    command.add_option("--revoked", lists, "a list of revoked certificates (CRL in DER)")->type_name("PATH");
    command.add_flag("--no-revocation", no_revocation, "count a certificate that no list speaks of as not revoked");
    command.add_option("--at", at, "validate as of then; without: now")->type_name("INSTANT");
}

Result<seal::ValidationPolicy> PolicyOptions::policy() const {
    seal::ValidationPolicy policy;
    TRY(trusted, read_certificates(anchors));
    TRY(trusted_for_stamps, read_certificates(stamp_anchors));
    TRY(revoked, read_lists(lists, trusted));
    policy.anchors = std::move(trusted);
    policy.stamp_anchors = std::move(trusted_for_stamps);
    policy.lists = std::move(revoked);
    policy.revocation_needed = !no_revocation;
    policy.now = node::system_clock();
    if (!at.empty()) {
        TRY(when, parse_instant(at));
        policy.now = when;
    }
    return policy;
}

}  // namespace comity::cli
