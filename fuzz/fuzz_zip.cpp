// SPDX-License-Identifier: EUPL-1.2
// Archives of others: what opens gives each entry within its limits, and packed anew it gives the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "seal/zip/zip_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    constexpr std::size_t most = 1 << 20;
    seal::ZipLimits limits;
    limits.inflated = most;
    const auto archive = seal::ZipArchive::open({data, size}, limits);
    if (!archive) return 0;
    seal::ZipWriter again;
    std::size_t kept = 0;
    for (const seal::ZipEntry& entry : archive->entries()) {
        const auto content = archive->content(entry, most);
        if (!content) continue;
        if (content->size() != entry.size || archive->find(entry.name) != &entry) std::abort();
        if (!again.add(entry.name, *content, seal::Packing::deflated)) std::abort();
        ++kept;
    }
    const auto file = std::move(again).finish();
    if (!file || seal::ZipArchive::open(octets(*file))->entries().size() != kept) std::abort();
    return 0;
}
