// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "cli/library_option.h"
#include "node/accounts/account_book.h"
#include "node/docket/queries.h"
#include "node/node.h"

namespace comity::cli {

/// An authority of a node opened for one command, and the person in whose name it is given.
struct OpenOffice {
    OpenOffice(node::Configuration read, law::Library opened)
        : configuration(std::move(read)), law(std::move(opened)) {}

    node::Configuration configuration;
    law::Library law;
    std::unique_ptr<node::Node> node;
    node::Office* office = nullptr;
    std::unique_ptr<node::AccountBook> accounts;
    node::Person person;

    node::CaseDesk& cases() const { return *office->cases; }
    Instant now() const { return office->writer->now(); }
    CivilDate today() const { return office->cases->environment(now()).today; }
    node::Asker asker() const { return {office->authority->id, person, now()}; }
    /// Its id, from its number (EXT-I-2026-00001) or itself. Errors: there is no such case.
    Result<std::string> case_id(const std::string& named) const;
};

/// The options of every command that works on a node: where it is, which authority, in whose name.
class OfficeOptions {
   public:
    /// `in_a_name`: the command is given by a person, so that a token or a sign-in is asked for.
    void add_to(CLI::App& command, bool in_a_name = true);

    void in_folder(std::string folder) { folder_ = std::move(folder); }
    void of_authority(std::string id) { authority_ = std::move(id); }

    /// With the person a token names, or who signs in now. Errors: folder, token or sign-in that do not do.
    Result<std::unique_ptr<OpenOffice>> open() const;
    /// With nobody: for what whoever has the folder may do.
    Result<std::unique_ptr<OpenOffice>> open_for_nobody() const;

    /// The node with all its authorities.
    Result<std::unique_ptr<OpenOffice>> open_node() const;
    /// Whether a command for all authorities is for this one too.
    bool includes(std::string_view authority) const { return authority_.empty() || authority_ == authority; }

    Result<node::Configuration> configuration() const;

   private:
    Result<void> choose(OpenOffice& opened, node::Office& office) const;
    Result<void> choose_only(OpenOffice& opened) const;
    Result<void> choose_by_token(OpenOffice& opened) const;

    LibraryOption law_;
    std::string folder_;
    std::string authority_;
    std::string token_;
    std::string as_;
    std::string in_place_of_;
};

/// Where the command line looks for a token: ~/.config/comity/token, as the XDG Base Directory Specification places it.
std::filesystem::path token_file();

/// Password and second factor, asked for now. The person is fresh, and no session is left behind. Errors: `forbidden`.
Result<node::Person> sign_in(OpenOffice& opened, const std::string& sign_in_name);

}  // namespace comity::cli
