// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/gzip_reader.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace comity::channel {

namespace {

constexpr std::size_t buffer_octets = 256 * 1024;
constexpr std::size_t step_octets = 64 * 1024;  // of input, so that the ratio is looked at often enough
constexpr int gzip_wrapper = 16;                // added to the window bits (zlib manual, inflateInit2)

tl::unexpected<Error> damaged(std::string what) {
    return fail(ErrorKind::invalid, "gzip: " + std::move(what), {}, "compress the part anew");
}

}  // namespace

struct GzipReader::Stream {
    Stream() {
        if (inflateInit2(&z, MAX_WBITS + gzip_wrapper) != Z_OK) throw std::bad_alloc();
    }
    ~Stream() { inflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream z{};
    std::array<unsigned char, buffer_octets> buffer;
};

GzipReader::GzipReader(InflateLimits limits, crypto::OctetSink plain)
    : stream_(std::make_unique<Stream>()), limits_(limits), sink_(std::move(plain)) {}

GzipReader::~GzipReader() = default;

Result<void> GzipReader::put(Octets plain) {
    if (plain.empty()) return {};
    out_ += plain.size();
    if (out_ > limits_.max_octets) {
        return fail(ErrorKind::limit, fmt::format("gzip: inflates to over {} octets", limits_.max_octets));
    }
    if (out_ >= limits_.ratio_from && out_ / limits_.max_ratio > in_) {
        return fail(ErrorKind::limit, fmt::format("gzip: inflates to over {} times its size", limits_.max_ratio));
    }
    return sink_(plain);
}

Result<void> GzipReader::write(Octets packed) {
    z_stream& z = stream_->z;
    while (!packed.empty()) {
        if (ended_) return damaged("data behind the end of the first member");
        const Octets step = packed.first(std::min(packed.size(), step_octets));
        z.next_in = const_cast<Bytef*>(step.data());  // zlib does not write to it
        z.avail_in = static_cast<uInt>(step.size());
        in_ += step.size();
        do {
            z.next_out = stream_->buffer.data();
            z.avail_out = static_cast<uInt>(buffer_octets);
            const int outcome = inflate(&z, Z_NO_FLUSH);
            if (outcome == Z_MEM_ERROR) throw std::bad_alloc();
            ended_ = outcome == Z_STREAM_END;
            if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR) {
                return damaged(z.msg != nullptr ? z.msg : "damaged data");
            }
            TRY_VOID(put(Octets(stream_->buffer).first(buffer_octets - z.avail_out)));
        } while (!ended_ && z.avail_out == 0);
        packed = packed.subspan(step.size() - z.avail_in);
    }
    return {};
}

Result<std::uint64_t> GzipReader::finish() {
    if (!ended_) return damaged("the data end too early");
    return out_;
}

}  // namespace comity::channel
