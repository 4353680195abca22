// SPDX-License-Identifier: EUPL-1.2
// What the channel filed, as the offline verifier reads it: where the node's reader takes a document too, both write
// one canonical form of it, and judging it ends.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "format/xml.h"
#include "require.h"
#include "verify/octets.h"
#include "verify/proofs/canonical.h"
#include "verify/proofs/proof_words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto ours = verify::read_xml(input);
    const auto theirs = format::read_xml(input);
    if (ours && theirs) {
        const auto canonical = format::canonical(theirs->root());
        require(!canonical || *canonical == verify::canonical(**ours));
        const auto again = verify::read_xml(verify::canonical(**ours));
        require(again && verify::canonical(**again) == verify::canonical(**ours));
    }
    const std::string name = verify::to_hexadecimal(verify::sha256(input));
    const auto findings = verify::judge_proofs({{name + ".xml", std::string(input)}}, {}, {});
    require(findings.proofs.size() == 1 && !verify::proofs_in_words("proofs", findings, {}).empty());
    return 0;
}
