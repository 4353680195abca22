// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/brief_file.h"

#include <algorithm>
#include <cstring>

namespace comity::channel {

Result<void> BriefFile::append(Octets octets) {
    if (!file_ && octets.size() <= in_memory_ - short_.size()) {
        short_ += as_text(octets);
        return {};
    }
    TRY_VOID(move_to_spool());
    return file_->append(octets);
}

Result<void> BriefFile::replace(std::uint64_t offset, Octets octets) {
    if (file_) return file_->replace(offset, octets);
    short_.replace(offset, octets.size(), as_text(octets));
    return {};
}

Result<void> BriefFile::sync() {
    TRY_VOID(move_to_spool());
    return file_->sync();
}

Result<void> BriefFile::move_to_spool() {
    if (file_) return {};
    TRY(file, spool_.create());
    TRY_VOID(file->append(octets(short_)));
    file_ = std::move(file);
    short_ = {};
    return {};
}

Result<std::size_t> BriefFile::read_at(std::uint64_t offset, std::span<unsigned char> octets) const {
    if (file_) return file_->read_at(offset, octets);
    const std::size_t from = std::min<std::uint64_t>(offset, short_.size());
    const std::size_t count = std::min(octets.size(), short_.size() - from);
    std::memcpy(octets.data(), short_.data() + from, count);
    return count;
}

}  // namespace comity::channel
