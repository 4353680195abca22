// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "channel/message/spool.h"

namespace comity::channel {

/// In memory as long as it is short, else in a file of the spool: to make and remove a file takes the system longer
/// than all that is done with a short part. While it is in memory it has no path, and whoever wants to take it over
/// reads it.
class BriefFile final : public SpoolFile {
   public:
    /// `in_memory`: octets from which on it lies in the spool, which outlives it.
    BriefFile(Spool& spool, std::size_t in_memory) : spool_(spool), in_memory_(in_memory) {}

    const std::string& path() const override { return file_ ? file_->path() : none_; }
    std::uint64_t size() const override { return file_ ? file_->size() : short_.size(); }
    Result<void> append(Octets octets) override;
    Result<void> replace(std::uint64_t offset, Octets octets) override;
    Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const override;
    /// From then on it lies in the spool, however short it is.
    Result<void> sync() override;
    void keep() override {
        if (file_) file_->keep();
    }

   private:
    Result<void> move_to_spool();

    Spool& spool_;
    std::size_t in_memory_;
    std::string short_;
    std::unique_ptr<SpoolFile> file_;
    std::string none_;
};

}  // namespace comity::channel
