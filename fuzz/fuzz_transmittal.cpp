// SPDX-License-Identifier: EUPL-1.2
// Transmittals of peers: what is read can be written, reads the same, and files into a thread without harm.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/envelope/thread_sequence.h"
#include "channel/envelope/transmittal.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::channel;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto transmittal = read_transmittal(input);
    if (!transmittal) return 0;
    const auto written = transmittal_xml(*transmittal);
    require(written && read_transmittal(*written).value() == *transmittal);
    require(part_faults(*transmittal, {}).size() == transmittal->parts.size());
    ThreadSequence thread;
    const auto digest = comity::crypto::sha256(input);
    const auto first = thread.file(*transmittal, digest, comity::Instant());
    require(first.filing == (transmittal->sequence == 1 ? Filing::in_order : Filing::out_of_order));
    require(thread.file(*transmittal, digest, comity::Instant()).filing == Filing::again);
    require(thread.gaps().size() == (transmittal->sequence == 1 ? 0U : 1U));
    return 0;
}
