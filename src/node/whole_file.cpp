// SPDX-License-Identifier: EUPL-1.2
#include "node/whole_file.h"

#include "base/octets.h"
#include "store/files/file.h"

namespace comity::node {

Result<void> write_whole(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::path beginning = file;
    beginning += ".new";
    if (const auto left = store::remove_file(beginning); !left && left.error().kind != ErrorKind::not_found)
        return left;
    TRY(written, store::File::create(beginning));
    TRY_VOID(written.write_at(0, octets(text)));
    TRY_VOID(written.sync());
    return store::move_file(beginning, file);
}

}  // namespace comity::node
