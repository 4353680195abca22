// SPDX-License-Identifier: EUPL-1.2
#include "record/data_keys.h"

#include <fmt/format.h>

namespace comity::record {

DataKeys::DataKeys(std::string authority, const crypto::AuthorityKey& under, crypto::RandomBytes random,
                   std::size_t held)
    : authority_(std::move(authority)), under_(under), random_(std::move(random)), most_(held) {}

std::string DataKeys::associated(const StreamId& stream) const {
    return fmt::format("comity-data-key/v1\n{}\n{}\n", authority_, to_string(stream));
}

std::optional<crypto::AeadKey> DataKeys::held(const StreamId& stream) {
    const std::lock_guard lock(mutex_);
    const auto at = by_stream_.find(stream);
    if (at == by_stream_.end()) return std::nullopt;
    recent_.splice(recent_.begin(), recent_, at->second);
    return at->second->key.copy();
}

void DataKeys::hold(const StreamId& stream, const crypto::AeadKey& key) {
    const std::lock_guard lock(mutex_);
    if (by_stream_.contains(stream)) return;
    recent_.push_front({stream, key.copy()});
    by_stream_.emplace(stream, recent_.begin());
    if (recent_.size() <= most_) return;
    by_stream_.erase(recent_.back().stream);
    recent_.pop_back();
}

void DataKeys::keep_made() {
    const std::lock_guard lock(mutex_);
    made_.clear();
}

void DataKeys::forget_made() {
    const std::lock_guard lock(mutex_);
    for (const StreamId& stream : made_) drop(stream);
    made_.clear();
}

void DataKeys::drop(const StreamId& stream) {
    const auto at = by_stream_.find(stream);
    if (at == by_stream_.end()) return;
    recent_.erase(at->second);
    by_stream_.erase(at);
}

Result<crypto::AeadKey> DataKeys::find(const StreamId& stream, DataKeyStore& store) {
    if (auto key = held(stream)) return *std::move(key);
    TRY(wrapped, store.find(stream));
    if (!wrapped)
        return fail(ErrorKind::not_found, fmt::format("{} has no key, or its content was erased", to_string(stream)));
    TRY(key, under_.unwrap(octets(*wrapped), octets(associated(stream))));
    hold(stream, key);
    return key;
}

Result<crypto::AeadKey> DataKeys::find_or_make(const StreamId& stream, DataKeyStore& store) {
    if (auto key = held(stream)) return *std::move(key);
    TRY(wrapped, store.find(stream));
    if (wrapped) {
        TRY(known, under_.unwrap(octets(*wrapped), octets(associated(stream))));
        hold(stream, known);
        return known;
    }
    crypto::AeadKey key = crypto::AeadKey::random(random_);
    TRY(fresh, under_.wrap(key, octets(associated(stream))));
    TRY_VOID(store.insert(stream, fresh));
    hold(stream, key);
    const std::lock_guard lock(mutex_);
    made_.push_back(stream);
    return key;
}

Result<void> DataKeys::erase(const StreamId& stream, DataKeyStore& store) {
    TRY_VOID(store.erase(stream));
    const std::lock_guard lock(mutex_);
    drop(stream);
    return {};
}

}  // namespace comity::record
