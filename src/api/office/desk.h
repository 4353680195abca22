// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "access/session.h"
#include "access/sign_in.h"
#include "api/office/change_feed.h"
#include "api/office/identity_provider.h"
#include "node/accounts/account_book.h"
#include "node/accounts/session_table.h"
#include "node/accounts/sign_in_table.h"
#include "node/accounts/trust_desk.h"
#include "node/channel/channel_office.h"
#include "node/contents/case_contents.h"
#include "node/incoming/incoming_files.h"
#include "node/node.h"
#include "node/papers/paper_desk.h"
#include "node/webhooks/webhooks.h"

namespace comity::api {

class PublicSite;

/// How browsers address this server.
struct Site {
    /// "https://comity.justice.example", as a proxy with TLS is reached; empty: without TLS, under the name of the
    /// Host header, which the server has checked.
    std::string origin;
    std::string base_path;  ///< "" or "/comity"

    bool secure() const { return origin.starts_with("https://"); }
};

/// What the desk works with besides the node.
struct Means {
    std::unique_ptr<store::ContentStore> contents;
    const documents::TemplateLibrary& templates;  ///< must outlive the desk
    node::SealKeys seal_keys;
    node::ReaderPage reader_page;
    std::unique_ptr<node::IncomingFiles> incoming;
    /// Told what goes wrong without anybody having asked for it; may be called from several threads. Empty: nobody is.
    std::function<void(const Error&)> report = {};
};

/// What the resources of one authority share. Safe to use from several threads.
struct Desk {
    node::Node& node;
    node::Office& office;
    Site site;
    crypto::RandomBytes random;
    node::AccountBook accounts;
    node::TrustDesk trust;
    node::SessionTable sessions;
    node::SignInTable tries;
    access::SignIn sign_in;
    access::SessionLimits limits;
    std::unique_ptr<node::CaseContents> contents;
    std::unique_ptr<node::PaperDesk> papers;
    std::unique_ptr<node::IncomingFiles> incoming;
    node::Webhooks webhooks;
    /// Nullptr where people sign in here only.
    std::unique_ptr<IdentityProvider> provider;
    ChangeFeed changes;
    /// Nullptr where the authority has no access point.
    std::unique_ptr<node::ChannelOffice> channel = {};
    /// Behind `changes`, which tells it what is new.
    std::shared_ptr<PublicSite> public_site = {};

    /// Brings the tables of accounts, documents and webhooks up to date. Errors: the node does not serve the authority;
    /// its database. `node` must outlive the desk.
    static Result<std::shared_ptr<Desk>> open(node::Node& node, std::string_view authority, Site site, Means means);

    Desk(node::Node& of, node::Office& here, Site at, crypto::RandomBytes from, std::string decoy, Means means);

    const std::string& authority() const { return office.authority->id; }
    node::CaseDesk& cases() const { return *office.cases; }
    Result<void> forget_old();
    Instant now() const { return office.writer->now(); }
};

}  // namespace comity::api
