// SPDX-License-Identifier: EUPL-1.2
#include "channel/compression/gzip_writer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <stdexcept>
#include <utility>

#include <zlib.h>

namespace comity::channel {

namespace {

constexpr std::size_t buffer_octets = 256 * 1024;
constexpr int gzip_wrapper = 16;  // added to the window bits (zlib manual, deflateInit2)

}  // namespace

struct GzipWriter::Stream {
    Stream() {
        const int outcome = deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip_wrapper, MAX_MEM_LEVEL,
                                         Z_DEFAULT_STRATEGY);
        if (outcome != Z_OK) throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream z{};
    std::array<unsigned char, buffer_octets> buffer;
};

GzipWriter::GzipWriter(Deflation deflation, crypto::OctetSink packed) : sink_(std::move(packed)) {
    if (deflation == Deflation::wrap) {
        stored_.emplace(sink_);
    } else {
        stream_ = std::make_unique<Stream>();
    }
}

GzipWriter::~GzipWriter() = default;

Result<void> GzipWriter::write(Octets plain) {
    if (stored_) return stored_->write(plain);
    while (!plain.empty()) {
        const Octets step = plain.first(std::min<std::size_t>(plain.size(), std::numeric_limits<uInt>::max()));
        TRY_VOID(deflate_all(step, Z_NO_FLUSH));
        plain = plain.subspan(step.size());
    }
    return {};
}

Result<void> GzipWriter::finish() {
    return stored_ ? stored_->finish() : deflate_all({}, Z_FINISH);
}

std::uint32_t GzipWriter::checksum() const {
    // zlib.h: with a gzip header this is the CRC-32 of the input so far.
    return stored_ ? stored_->checksum() : static_cast<std::uint32_t>(stream_->z.adler);
}

Result<void> GzipWriter::deflate_all(Octets plain, int flush) {
    z_stream& z = stream_->z;
    z.next_in = const_cast<Bytef*>(plain.data());  // zlib does not write to it
    z.avail_in = static_cast<uInt>(plain.size());
    while (true) {
        z.next_out = stream_->buffer.data();
        z.avail_out = static_cast<uInt>(buffer_octets);
        const int outcome = deflate(&z, flush);
        if (outcome == Z_STREAM_ERROR) throw std::runtime_error("gzip: zlib refuses to go on");
        if (z.avail_out != buffer_octets) TRY_VOID(sink_(Octets(stream_->buffer).first(buffer_octets - z.avail_out)));
        if (flush == Z_FINISH ? outcome == Z_STREAM_END : z.avail_out != 0) return {};
    }
}

}  // namespace comity::channel
