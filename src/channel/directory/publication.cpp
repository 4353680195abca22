// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/publication.h"

namespace comity::channel {

Result<DirectoryFiles> make_directory(const DirectoryDocument& document, std::span<const record::Signer* const> roots) {
    DirectoryFiles files;
    files.json = directory_json(document);
    TRY_VOID(read_directory(files.json));
    files.note = sign_directory_note(
        {document.federation, document.sequence, document.valid_from, document.valid_until, crypto::sha256(files.json)},
        roots);
    return files;
}

DirectoryDocument next_version(const DirectoryDocument& document, const DirectoryFiles& published, Instant valid_from,
                               Instant valid_until) {
    DirectoryDocument next = document;
    ++next.sequence;
    next.previous = crypto::sha256(published.json);
    next.valid_from = valid_from;
    next.valid_until = valid_until;
    next.next_roots.reset();
    return next;
}

}  // namespace comity::channel
