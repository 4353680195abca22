// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

namespace comity::store::testing {

/// A folder and those in it, read-only for the whole process, root or not, until this goes: their owner may not write
/// them, and root, whom that would not stop, becomes another user meanwhile, to whom all of it is given. The folder
/// above must let every user through.
class ReadOnlyFolder {
   public:
    explicit ReadOnlyFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0) {
            give(folder_, nobody);
            for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) give(entry.path(), nobody);
            was_root_ = true;
        }
        permit(0500);
        if (was_root_ && ::seteuid(nobody) != 0) throw std::runtime_error("cannot become another user");
    }
    ~ReadOnlyFolder() {
        if (was_root_) (void)::seteuid(0);
        permit(0700);
    }
    ReadOnlyFolder(const ReadOnlyFolder&) = delete;
    ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

   private:
    static void give(const std::filesystem::path& path, uid_t user) {
        if (::lchown(path.c_str(), user, static_cast<gid_t>(-1)) != 0)
            throw std::runtime_error("cannot give " + path.string());
    }
    void permit(int mode) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_))
            if (entry.is_directory()) std::filesystem::permissions(entry.path(), std::filesystem::perms(mode));
        std::filesystem::permissions(folder_, std::filesystem::perms(mode));
    }

    std::filesystem::path folder_;
    bool was_root_ = false;
};

}  // namespace comity::store::testing
