// SPDX-License-Identifier: EUPL-1.2
// Evidences of peers: what is read is written so that it reads the same; what opens has a seal that is good.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/evidence/lamps.h"
#include "channel/evidence/seal.h"
#include "channel/evidence/seal_form.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto document = format::read_xml(input);
    if (!document) {
        require(!channel::open_evidence(input));
        return 0;
    }
    const auto read = channel::read_evidence(document->root());
    if (!read) {
        require(!channel::open_evidence(input));
        return 0;
    }
    format::XmlWriter xml(channel::evidence_prefixes);
    channel::write_evidence(xml, read->evidence, [] {});
    const auto again = format::read_xml(std::move(xml).finish().value());
    require(again && channel::read_evidence(again->root()).value().evidence == read->evidence);
    channel::Lamps lamps;
    require(lamps.file(read->evidence, false, {}, Instant()).changed);
    if (const auto opened = channel::open_evidence(input)) {
        require(opened->evidence == read->evidence && read->signature);
        if (!opened->stamp) {
            const auto stamped = channel::stamped_evidence(input, "token");
            require(!stamped || channel::open_evidence(*stamped)->evidence == read->evidence);
        }
    }
    return 0;
}
