// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/seal_key.h"

#include <fmt/format.h>

#include "crypto/random.h"
#include "crypto/sha256.h"
#include "net/client/time_stamp_authority.h"
#include "node/certificate_files.h"

namespace comity::node {

namespace {

/// The time-stamping authorities of the official channel, asked in turn until one answers.
Result<seal::TimeStamper> stamper_of(const AuthorityConfiguration& authority) {
    if (!authority.channel || authority.channel->stamp_authorities.empty()) return seal::TimeStamper();
    TRY(anchors, read_certificates(authority.channel->stamp_anchors));
    return seal::TimeStamper([urls = authority.channel->stamp_authorities,
                              anchors = std::move(anchors)](std::string_view octets) -> Result<std::string> {
        Result<crypto::TimeStamp> stamp = fail(ErrorKind::unavailable, "no time-stamping authority answers");
        for (const std::string& url : urls) {
            stamp = net::ask_for_time_stamp(url, crypto::sha256(octets), anchors, crypto::system_random());
            if (stamp) return stamp->token;
        }
        return tl::unexpected(std::move(stamp).error());
    });
}

}  // namespace

Result<SealKey> read_seal_key(const AuthorityConfiguration& authority) {
    if (authority.seal_key.empty() || authority.seal_certificate.empty())
        return fail(ErrorKind::unavailable, fmt::format("{} has no key to seal papers with", authority.name), {},
                    "an administrator sets authority.seal_key and authority.seal_certificate in comity.toml");
    TRY(key, crypto::private_key_from_file(authority.seal_key));
    TRY(path, read_certificates(authority.seal_certificate));
    TRY(stamper, stamper_of(authority));
    return SealKey{std::move(key), std::move(path), std::move(stamper)};
}

}  // namespace comity::node
