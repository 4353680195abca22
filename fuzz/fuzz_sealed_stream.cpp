// SPDX-License-Identifier: EUPL-1.2
// A sealed document that someone changed: nothing comes out that was not put in, whole only if nothing changed.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "crypto/sealed_stream.h"

namespace {

using namespace comity::crypto;
using comity::octets;

const AeadKey& key() {
    static const AeadKey made = AeadKey::from(octets("a key of thirty-two octets......")).value();
    return made;
}

const RandomBytes zeros = [](std::span<unsigned char> octets) { std::ranges::fill(octets, '\0'); };

OctetSink into(std::string& text) {
    return [&text](comity::Octets octets) -> comity::Result<void> {
        text += comity::as_text(octets);
        return {};
    };
}

}  // namespace

/// The input is the text; then the sealed form with the input written over its beginning must not open.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const comity::Octets input(data, size);
    std::string sealed;
    ContentSealer sealer(key(), {}, zeros, into(sealed));
    if (!sealer.write(input) || !sealer.finish()) std::abort();

    std::string opened;
    ContentOpener opener(key(), {}, into(opened));
    if (!opener.write(octets(sealed)) || !opener.finish() || octets(opened).size() != size ||
        opened != comity::as_text(input))
        std::abort();

    std::string changed = sealed;
    changed.replace(0, std::min(size, changed.size()), comity::as_text(input.first(std::min(size, changed.size()))));
    std::string other;
    ContentOpener of_changed(key(), {}, into(other));
    const bool whole = of_changed.write(octets(changed)) && of_changed.finish();
    if (whole != (changed == sealed)) std::abort();
    return 0;
}
