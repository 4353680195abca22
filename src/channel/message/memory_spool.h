// SPDX-License-Identifier: EUPL-1.2
// For tests: a spool that lies in memory and knows which files exist.
#pragma once

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>

#include "channel/message/spool.h"

namespace comity::channel {

class MemorySpool final : public Spool {
   public:
    /// The files that exist now, by path.
    const std::map<std::string, std::string>& files() const { return *files_; }
    /// From now on no file takes more than this many octets, as on a full disk.
    void limit(std::size_t octets) { *room_ = octets; }
    std::size_t created() const { return created_; }
    /// The most octets that lay in it at one time.
    std::size_t most() const { return amount_->most; }

    Result<std::unique_ptr<SpoolFile>> create() override {
        std::string path = "file-" + std::to_string(++created_);
        files_->emplace(path, "");
        return std::make_unique<File>(std::move(path), files_, room_, amount_);
    }

   private:
    using Files = std::map<std::string, std::string>;
    struct Amount {
        std::size_t now = 0;
        std::size_t most = 0;
    };

    class File final : public SpoolFile {
       public:
        File(std::string path, std::shared_ptr<Files> files, std::shared_ptr<std::size_t> room,
             std::shared_ptr<Amount> amount)
            : path_(std::move(path)), files_(std::move(files)), room_(std::move(room)), amount_(std::move(amount)) {}
        ~File() override {
            if (kept_) return;
            amount_->now -= content().size();
            files_->erase(path_);
        }
        const std::string& path() const override { return path_; }
        std::uint64_t size() const override { return content().size(); }
        Result<void> append(Octets octets) override {
            if (content().size() + octets.size() > *room_) return fail(ErrorKind::unavailable, "no room", Place{path_});
            content() += as_text(octets);
            amount_->now += octets.size();
            amount_->most = std::max(amount_->most, amount_->now);
            return {};
        }
        Result<void> replace(std::uint64_t offset, Octets octets) override {
            content().replace(offset, octets.size(), as_text(octets));
            return {};
        }
        Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const override {
            const std::size_t from = std::min<std::uint64_t>(offset, size());
            const std::size_t count = std::min(octets.size(), content().size() - from);
            std::memcpy(octets.data(), content().data() + from, count);
            return count;
        }
        Result<void> sync() override { return {}; }
        void keep() override { kept_ = true; }

       private:
        std::string& content() const { return files_->at(path_); }

        std::string path_;
        std::shared_ptr<Files> files_;
        std::shared_ptr<std::size_t> room_;
        std::shared_ptr<Amount> amount_;
        bool kept_ = false;
    };

    std::shared_ptr<Files> files_ = std::make_shared<Files>();
    std::shared_ptr<Amount> amount_ = std::make_shared<Amount>();
    std::shared_ptr<std::size_t> room_ = std::make_shared<std::size_t>(SIZE_MAX);
    std::size_t created_ = 0;
};

}  // namespace comity::channel
