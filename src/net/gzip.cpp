// SPDX-License-Identifier: EUPL-1.2
#include "net/gzip.h"

#include <limits>
#include <new>
#include <stdexcept>

#include <zlib.h>

namespace comity::net {

std::string gzip(std::string_view text, GzipEffort effort) {
    if (text.size() > std::numeric_limits<uInt>::max()) throw std::length_error("gzip: text over 4 GiB");
    z_stream stream{};
    constexpr int gzip_wrapper = 16;  // added to the window bits (zlib manual, deflateInit2)
    const int level = effort == GzipEffort::best ? Z_BEST_COMPRESSION : 4;
    if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + gzip_wrapper, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int outcome = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (outcome != Z_STREAM_END) throw std::runtime_error("gzip: zlib did not finish");
    return packed;
}

}  // namespace comity::net
