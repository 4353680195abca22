// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/open_office.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "base/octets.h"
#include "crypto/secret_source.h"
#include "node/accounts/schema.h"
#include "node/accounts/standing_in.h"
#include "node/accounts/token_person.h"
#include "node/contents/schema.h"
#include "node/webhooks/schema.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

std::string from_environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::string() : std::string(value);
}

Result<std::string> read_token(const std::string& given) {
    if (!given.empty()) return given;
    if (const std::string token = from_environment("COMITY_TOKEN"); !token.empty()) return token;
    std::error_code ignored;
    if (!fs::exists(token_file(), ignored))
        return fail(ErrorKind::forbidden, "in whose name? There is no token", {},
                    "put one into " + token_file().string() +
                        " or COMITY_TOKEN (`comity account token create` makes one), or sign in with --as NAME");
    TRY(secret, crypto::secret_from_file(token_file(), "token"));
    return std::string(as_text(secret.octets()));
}

}  // namespace

fs::path token_file() {
    const std::string configured = from_environment("XDG_CONFIG_HOME");
    const fs::path home = configured.empty() ? fs::path(from_environment("HOME")) / ".config" : fs::path(configured);
    return home / "comity" / "token";
}

void OfficeOptions::add_to(CLI::App& command, bool in_a_name) {
    command.add_option("--data", folder_, "folder of the node; without: $COMITY_DATA")->type_name("FOLDER");
    command.add_option("--authority", authority_, "which authority, where the node serves several")->type_name("ID");
    if (in_a_name) {
        command.add_option("--as", as_, "sign in now, with password and code, in place of a token")->type_name("NAME");
        command
            .add_option("--for", in_place_of_, "act in this account's place, with --as, where a substitution lets you")
            ->type_name("ACCOUNT");
        // Not shown: other programs see the arguments of a command.
        command.add_option("--token", token_, "API token")->type_name("TOKEN")->group("");
    }
    law_.add_to(command);
}

Result<node::Configuration> OfficeOptions::configuration() const {
    const std::string folder = folder_.empty() ? from_environment("COMITY_DATA") : folder_;
    if (folder.empty())
        return fail(ErrorKind::invalid, "which node? No folder is named", {},
                    "give --data FOLDER or set COMITY_DATA; `comity init FOLDER` makes one");
    return node::read_configuration(folder);
}

Result<std::unique_ptr<OpenOffice>> OfficeOptions::open_node() const {
    TRY(configuration, configuration());
    TRY(law, law_.open());
    auto opened = std::make_unique<OpenOffice>(std::move(configuration), std::move(law));
    TRY(node, node::Node::open(opened->configuration, opened->law, node::system_clock));
    opened->node = std::move(node);
    TRY(writer, opened->node->database().writer());
    const std::array schemas{node::accounts_schema(), node::contents_schema(), node::webhooks_schema()};
    TRY_VOID(store::migrate(*writer, schemas));
    return opened;
}

Result<void> OfficeOptions::choose(OpenOffice& opened, node::Office& office) const {
    opened.office = &office;
    opened.accounts = std::make_unique<node::AccountBook>(*office.authority, *office.writer, opened.node->database());
    return {};
}

Result<void> OfficeOptions::choose_only(OpenOffice& opened) const {
    const auto& offices = opened.configuration.authorities;
    if (authority_.empty() && offices.size() > 1) {
        std::string ids;
        for (const auto& one : offices) ids += (ids.empty() ? "" : ", ") + one.id;
        return fail(ErrorKind::invalid, "which authority? The node serves several", {},
                    "give --authority, one of " + ids);
    }
    TRY(office, opened.node->office(authority_.empty() ? offices.front().id : authority_));
    return choose(opened, *office);
}

Result<void> OfficeOptions::choose_by_token(OpenOffice& opened) const {
    TRY(token, read_token(token_));
    for (const auto& one : opened.configuration.authorities) {
        if (!authority_.empty() && one.id != authority_) continue;
        TRY(office, opened.node->office(one.id));
        TRY_VOID(choose(opened, *office));
        TRY(person, node::person_of_token(*opened.accounts, token));
        if (!person) continue;
        opened.person = *std::move(person);
        return {};
    }
    return fail(ErrorKind::forbidden, "the token does not work here", {},
                "it may have ended: `comity account token create` makes another");
}

Result<std::unique_ptr<OpenOffice>> OfficeOptions::open() const {
    TRY(opened, open_node());
    if (as_.empty()) {
        TRY_VOID(choose_by_token(*opened));
    } else {
        TRY_VOID(choose_only(*opened));
        TRY(person, sign_in(*opened, as_));
        opened->person = std::move(person);
    }
    if (!in_place_of_.empty()) {
        TRY(person, node::in_place_of(*opened->accounts, std::move(opened->person), in_place_of_));
        opened->person = std::move(person);
    }
    return opened;
}

Result<std::unique_ptr<OpenOffice>> OfficeOptions::open_for_nobody() const {
    TRY(opened, open_node());
    TRY_VOID(choose_only(*opened));
    return opened;
}

Result<std::string> OpenOffice::case_id(const std::string& named) const {
    if (named.find('-') == std::string::npos) return named;
    std::string number = named;
    std::ranges::transform(number, number.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    TRY(reader, node->database().reader());
    TRY(id, node::case_of_number(*reader, office->authority->id, number));
    if (id.empty()) return node::no_such_case();
    return id;
}

}  // namespace comity::cli
