// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/sql/session.h"

namespace comity::store::sqlite {

/// A name as the lock of one octet in a file beside the database, which the kernel frees with its descriptor. The lock
/// is of the open file, not of the process (fcntl(2), F_OFD_SETLK), so two holds in one process exclude each other too.
class FileHold final : public Hold {
   public:
    /// nullptr where it is taken. `database`: how messages name it.
    static SqlResult<std::unique_ptr<Hold>> take(const std::string& file, std::string_view database,
                                                 std::string_view name);
    ~FileHold() override;

    SqlResult<void> check() override { return {}; }

   private:
    explicit FileHold(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

}  // namespace comity::store::sqlite
