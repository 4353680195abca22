// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/send_document.h"

#include <fstream>

#include "base/octets.h"
#include "crypto/random.h"
#include "node/contents/open_contents.h"

namespace comity::cli {

namespace {

constexpr std::size_t read_at_once = 1024 * 1024;
static_assert(read_at_once <= node::largest_piece);

Result<void> check_sender(const OpenOffice& opened, const std::string& case_id) {
    TRY(reader, opened.node->database().reader());
    TRY(relations, node::relations_of(*reader, opened.office->authority->id, opened.person, case_id, opened.now()));
    if (!opened.person.may(relations, access::Resource::case_file, access::Verb::read).allowed())
        return node::no_such_case();
    const access::Permission permission =
        opened.person.may(relations, access::Resource::document, access::Verb::create);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

tl::unexpected<Error> unreadable(const std::filesystem::path& file) {
    return fail(ErrorKind::invalid, file.string() + " cannot be read", {}, "name a file, and one you may read");
}

}  // namespace

Result<std::unique_ptr<node::CaseContents>> open_contents(const OpenOffice& opened) {
    TRY(store, node::open_contents(opened.configuration, crypto::system_random()));
    return std::make_unique<node::CaseContents>(*opened.office->authority, *opened.office->writer,
                                                opened.node->database(), std::move(store));
}

Result<node::KeptContent> send_document(const OpenOffice& opened, const std::string& case_id,
                                        const std::filesystem::path& file) {
    TRY_VOID(check_sender(opened, case_id));
    std::error_code fault;
    const auto total = std::filesystem::file_size(file, fault);
    std::ifstream in(file, std::ios::binary);
    if (fault || !in) return unreadable(file);
    TRY(contents, open_contents(opened));
    TRY(progress, contents->begin(case_id, opened.person.account, total, "", opened.person.on_behalf_of));
    std::string piece;
    while (!progress.kept) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(read_at_once, total - progress.offset)));
        if (!in.read(piece.data(), static_cast<std::streamsize>(piece.size()))) {
            TRY_VOID(contents->abandon(case_id, opened.person.account, progress.upload));
            return unreadable(file);
        }
        TRY(taken, contents->append(case_id, opened.person.account, progress.upload, progress.offset, octets(piece)));
        progress = std::move(taken);
    }
    return *std::move(progress.kept);
}

}  // namespace comity::cli
