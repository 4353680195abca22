// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>

#include "access/session.h"
#include "access/sign_in.h"

// Stores in memory for tests.
namespace comity::access::test {

class MemorySessions : public SessionStore {
   public:
    Result<void> add(const Session& session) override {
        kept[session.token_hash] = session;
        return {};
    }
    Result<std::optional<Session>> find(std::string_view token_hash) override {
        const auto found = kept.find(token_hash);
        return found == kept.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> update(std::string_view token_hash, const std::function<void(Session&)>& change) override {
        if (const auto found = kept.find(token_hash); found != kept.end()) change(found->second);
        return {};
    }
    Result<void> remove(std::string_view token_hash) override {
        if (const auto found = kept.find(token_hash); found != kept.end()) kept.erase(found);
        return {};
    }
    Result<std::vector<Session>> of_account(std::string_view account) override {
        std::vector<Session> sessions;
        for (const auto& [hash, session] : kept) {
            if (session.account == account) sessions.push_back(session);
        }
        return sessions;
    }
    Result<void> remove_unused_since(Instant instant) override {
        std::erase_if(kept, [&](const auto& entry) { return entry.second.last_used < instant; });
        return {};
    }

    std::map<std::string, Session, std::less<>> kept;
};

class MemorySignIns : public SignInStore {
   public:
    Result<void> update_attempts(std::string_view key, const std::function<void(Attempts&)>& change) override {
        change(attempts[std::string(key)]);
        return {};
    }
    Result<void> update_factors(std::string_view account, const std::function<void(FactorUse&)>& change) override {
        change(factors[std::string(account)]);
        return {};
    }

    std::map<std::string, Attempts> attempts;
    std::map<std::string, FactorUse> factors;
};

}  // namespace comity::access::test
