// SPDX-License-Identifier: EUPL-1.2
#include "record/sealed_body.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::record {

namespace {

std::string associated(std::string_view authority, const StreamId& stream, std::uint64_t sequence) {
    return fmt::format("comity-body/v1\n{}\n{}\n{}\n", authority, to_string(stream), sequence);
}

}  // namespace

std::string seal_body(const Event& event, std::string_view octets, const Salt& salt, const crypto::AeadKey& key,
                      const crypto::RandomBytes& random) {
    std::string plain(reinterpret_cast<const char*>(salt.data()), salt.size());
    plain += octets;
    return crypto::seal(key, comity::octets(plain),
                        comity::octets(associated(event.authority, event.stream, event.sequence)), random);
}

Result<OpenedBody> open_body(std::string_view authority, const StreamId& stream, std::uint64_t sequence,
                             std::string_view body, const crypto::AeadKey& key) {
    TRY(plain, crypto::open(key, octets(body), octets(associated(authority, stream, sequence))));
    OpenedBody opened;
    if (plain.size() < opened.salt.size())
        return fail(ErrorKind::invalid, fmt::format("event {} is too short to hold its salt", sequence), {},
                    "the store was changed: restore it from a backup");
    std::copy_n(plain.begin(), opened.salt.size(), opened.salt.begin());
    plain.erase(0, opened.salt.size());
    opened.octets = std::move(plain);
    return opened;
}

}  // namespace comity::record
