// SPDX-License-Identifier: EUPL-1.2
#include "access_point/access_point.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "access_point/courier.h"
#include "access_point/desk.h"
#include "access_point/house.h"
#include "access_point/intake.h"
#include "access_point/joiner.h"
#include "access_point/node_client.h"
#include "access_point/puller.h"
#include "access_point/reception_book.h"
#include "access_point/room.h"
#include "access_point/signal_desk.h"
#include "access_point/spool/folder_spool.h"
#include "channel/directory/onboarding.h"
#include "channel/pmode/pmode_reader.h"
#include "crypto/secret_source.h"
#include "net/server.h"
#include "record/note.h"
#include "store/channel/inbox_table.h"
#include "store/channel/outbox_table.h"
#include "store/channel/schema.h"
#include "store/files/file.h"
#include "store/open.h"

namespace comity::access_point {
namespace {

constexpr std::size_t most_of_a_file = 16 << 20;

// The node waits for events on the interface, so it has threads of its own.
constexpr std::size_t interface_workers = 4;
constexpr std::size_t queued_messages = 4096;

}  // namespace

Result<Furnishing> furnish(const Configuration& configuration) {
    TRY(keys, Keys::open(configuration));
    TRY(pmodes_text, store::read_whole(configuration.pmodes, most_of_a_file));
    TRY(list, channel::read_pmodes(pmodes_text, configuration.pmodes.string(),
                                   configuration.tests ? channel::PModeUse::tests : channel::PModeUse::operation));
    TRY(pmodes, channel::PModes::of(std::move(list)));
    std::vector<record::VerifierKey> roots;
    for (const auto& text : configuration.roots) {
        TRY(root, record::read_vkey(text));
        roots.push_back(std::move(root));
    }
    TRY(root_keys, channel::root_keys(std::move(roots), configuration.threshold));
    TRY(anchors_text, store::read_whole(configuration.anchors, most_of_a_file));
    TRY(anchors, crypto::Certificate::all_from_pem(anchors_text));
    std::vector<RevocationSource> revocation;
    for (const auto& source : configuration.revocation) {
        TRY(issuer_text, store::read_whole(source.issuer, most_of_a_file));
        TRY(issuer, crypto::Certificate::from_pem(issuer_text));
        revocation.push_back({std::move(issuer), source.list, source.responder});
    }
    TRY(manual, channel::onboarded_in(configuration.manual));
    TRY(secret, crypto::secret_named(configuration.secret, configuration.folder, "secret of node and access point"));
    auto node = std::make_unique<NodeClient>(configuration.node_url, secret.copy());
    return Furnishing{std::move(keys),
                      std::move(pmodes),
                      {.federation = configuration.federation,
                       .roots = std::move(root_keys),
                       .anchors = std::move(anchors),
                       .grace_days = configuration.directory_grace_days,
                       .manual = std::move(manual)},
                      fetch_from(configuration.directory_note, configuration.directory_json),
                      std::move(node),
                      std::move(secret),
                      std::move(revocation)};
}

struct AccessPoint::State {
    Configuration configuration;
    Keys keys;
    channel::PModes pmodes;
    std::unique_ptr<channel::Consignee> node;
    Surroundings surroundings;
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::GroupCommit> writes;
    std::unique_ptr<store::OutboxTable> outbox;
    std::unique_ptr<store::InboxTable> inbox;
    std::unique_ptr<Revocation> revocation;
    std::unique_ptr<Federation> federation;
    std::unique_ptr<FolderSpool> spool;
    std::unique_ptr<FolderSpool> quarantine;
    std::unique_ptr<Room> room;
    std::unique_ptr<House> house;
    std::unique_ptr<Courier> courier;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<SignalDesk> signals;
    std::unique_ptr<ReceptionBook> book;
    std::unique_ptr<Intake> intake;
    std::unique_ptr<store::FragmentTable> fragments;
    std::unique_ptr<Joiner> joiner;
    std::unique_ptr<Puller> puller;
    std::optional<net::Server> peers;
    std::optional<net::Server> interface;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::jthread keeper;

    State(const Configuration& given, Furnishing& furnishing, Surroundings around)
        : configuration(given),
          keys(std::move(furnishing.keys)),
          pmodes(std::move(furnishing.pmodes)),
          node(std::move(furnishing.node)),
          surroundings(std::move(around)) {}
    // Also where the start failed half-way: nothing may run on what goes now.
    ~State() {
        keeper = {};
        if (puller) puller->stop();
        if (courier) courier->stop();
        if (joiner) joiner->stop();
    }

    Result<void> open_store(Furnishing& furnishing);
    Result<void> open_folders();
    Result<void> remove_unnamed_files();
    Result<void> serve(crypto::Secret secret);
    void keep_house(const std::stop_token& stop);
    void ask_for_revocations();
    void forget_old_rows();
};

Result<void> AccessPoint::State::open_store(Furnishing& furnishing) {
    std::string url = configuration.database;
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && !url.starts_with("sqlite:/"))
        url = std::string(sqlite) + (configuration.folder / url.substr(sqlite.size())).string();
    TRY(opened, store::open_database(url, {.readers = 8}));
    database = std::move(opened);
    {
        TRY(lease, database->writer());
        const store::Schema schema = store::channel_schema();
        TRY_VOID(store::migrate(*lease, {&schema, 1}));
    }
    writes = std::make_unique<store::GroupCommit>(*database, configuration.authority);
    outbox = std::make_unique<store::OutboxTable>(*database, *writes, configuration.authority, [this] {
        if (desk) desk->news();
    });
    inbox = std::make_unique<store::InboxTable>(*database, *writes, configuration.authority);
    revocation = std::make_unique<Revocation>(std::move(furnishing.revocation), revocation_access(), surroundings);
    furnishing.terms.revocation = [this](const crypto::Certificate& certificate) {
        return revocation->of(certificate);
    };
    TRY(held,
        Federation::open(std::move(furnishing.terms), store::DirectoryTable(*database, configuration.authority),
                         std::move(furnishing.fetch), surroundings, [this](std::vector<channel::ChannelEvent> events) {
                             if (const auto told = outbox->tell(events); !told)
                                 surroundings.log("an alarm could not be kept: " + to_string(told.error()));
                         }));
    federation = std::move(held);
    // Without one of today the one that was kept goes on, and its freshness says for how long.
    (void)federation->refresh();
    return {};
}

void AccessPoint::State::ask_for_revocations() {
    if (const auto in_force = federation->in_force())
        revocation->refresh(*in_force->directory, configuration.directory_fetch);
}

Result<void> AccessPoint::State::open_folders() {
    TRY_VOID(store::make_folder(configuration.exchange));
    TRY_VOID(store::make_folder(configuration.exchange / "out"));
    TRY_VOID(store::make_folder(configuration.exchange / "in"));
    TRY(kept, FolderSpool::open(configuration.spool, surroundings.random, Leftovers::keep));
    spool = std::move(kept);
    // What an earlier process left there was never answered: its peer sends it again.
    TRY(emptied, FolderSpool::open(configuration.exchange / "in" / "parts", surroundings.random, Leftovers::remove));
    quarantine = std::move(emptied);
    room = std::make_unique<Room>([folder = configuration.spool] { return free_octets(folder); }, configuration.reserve,
                                  configuration.peer_quota);
    return remove_unnamed_files();
}

// Files of orders that died between the disk and the store, and of messages nobody can ask for again.
Result<void> AccessPoint::State::remove_unnamed_files() {
    TRY(named, outbox->spooled_files(
                   Instant::at(surroundings.now().utc_milliseconds() -
                               std::chrono::milliseconds(std::chrono::days(configuration.retention_days)).count())
                       .value_or(Instant())));
    remove_all_but(configuration.spool, {named.begin(), named.end()});
    return {};
}

Result<void> AccessPoint::State::serve(crypto::Secret secret) {
    house = std::make_unique<House>(House{configuration.authority, configuration.host, pmodes, keys, *federation,
                                          *outbox, *inbox, *node, configuration.exchange, surroundings});
    const Line line{configuration.client_certificate, configuration.client_key, configuration.local_address,
                    configuration.proxy};
    courier = std::make_unique<Courier>(*house, CourierTerms{configuration.spool, line, configuration.senders}, *spool);
    desk = std::make_unique<Desk>(*house, *courier, *room, std::move(secret));
    signals = std::make_unique<SignalDesk>(*house, *courier);
    book = std::make_unique<ReceptionBook>(*inbox, configuration.workers / 2);
    IntakeTerms terms;
    terms.limits.max_message = configuration.max_message;
    terms.client_certificate_required = configuration.client_certificate_required;
    intake = std::make_unique<Intake>(
        *house, terms, *quarantine, *room, *book,
        [this](const channel::IncomingSignal& signal, const std::string&) { return signals->answer(signal); },
        [this](channel::IncomingMessage& message) { return joiner->take(message); },
        [this](const std::string& signer, const std::string& group) { joiner->answer_again(signer, group); });
    fragments = std::make_unique<store::FragmentTable>(*database, *writes, configuration.authority);
    JoinerTerms joining{
        configuration.exchange / "in" / "fragments", line, {}, configuration.join_wait, configuration.joiners};
    joining.limits.max_fragments = most_fragments_made;
    joining.limits.max_message = configuration.max_message;
    joiner = std::make_unique<Joiner>(*house, std::move(joining), *intake, *room, *quarantine, *fragments);
    puller = std::make_unique<Puller>(*house, line, *intake, *room);
    TRY_VOID(courier->start());
    TRY_VOID(joiner->start());

    net::Router outside;
    outside.add_stream(net::Method::post, configuration.path,
                       [this](const net::Request& head) { return intake->open(head); },
                       {.body_bytes = configuration.max_message});
    net::ServerOptions options;
    options.address = configuration.address;
    options.port = configuration.port;
    options.workers = configuration.workers;
    options.queued_requests = queued_messages;
    options.connections = configuration.connections;
    options.dispatch.rate = {configuration.requests_per_second, 4 * configuration.requests_per_second};
    options.dispatch.on_fault = [this](std::string_view fault) { surroundings.log(fault); };
    if (!configuration.tls_certificate.empty())
        options.tls = net::TlsOptions{configuration.tls_certificate, configuration.tls_key,
                                      net::ClientCertificates::optional, net::TlsVersion::v1_2};
    TRY(peers_server, net::Server::start(std::move(options), std::move(outside)));
    peers.emplace(std::move(peers_server));

    net::Router inside;
    desk->add_routes(inside);
    net::ServerOptions inside_options;
    inside_options.port = configuration.interface_port;
    inside_options.workers = interface_workers;
    inside_options.dispatch.rate.per_second = 0;
    inside_options.dispatch.on_fault = [this](std::string_view fault) { surroundings.log(fault); };
    TRY(interface_server, net::Server::start(std::move(inside_options), std::move(inside)));
    interface.emplace(std::move(interface_server));
    puller->start();
    keeper = std::jthread([this](const std::stop_token& stop) { keep_house(stop); });
    return {};
}

// What was received is known for as long as the longest P-Mode says, so that no copy of it is taken for new.
void AccessPoint::State::forget_old_rows() {
    int years = channel::PMode().keep_duplicates_years;
    for (const auto& pmode : pmodes.all()) years = std::max(years, pmode.keep_duplicates_years);
    const auto before = Instant::at(surroundings.now().utc_milliseconds() -
                                    std::chrono::milliseconds(std::chrono::days(366) * years).count());
    if (!before) return;
    if (const auto forgotten = inbox->forget(*before); !forgotten)
        surroundings.log("old rows stay: " + to_string(forgotten.error()));
    if (const auto forgotten = fragments->forget(*before); !forgotten)
        surroundings.log("old groups stay: " + to_string(forgotten.error()));
    if (const auto forgotten = desk->forget_filed_events(); !forgotten)
        surroundings.log("old events stay: " + to_string(forgotten.error()));
}

void AccessPoint::State::keep_house(const std::stop_token& stop) {
    // Here, not before we serve: a responder that does not answer keeps no message waiting.
    ask_for_revocations();
    std::unique_lock lock(mutex);
    while (!stopped.wait_for(lock, stop, configuration.directory_fetch, [&] { return stop.stop_requested(); })) {
        if (stop.stop_requested()) return;
        lock.unlock();
        (void)federation->refresh();  // it has logged what went wrong, and goes on with what it has
        ask_for_revocations();
        forget_old_rows();
        lock.lock();
    }
}

AccessPoint::AccessPoint(std::unique_ptr<State> state) : state_(std::move(state)) {}

AccessPoint::~AccessPoint() {
    stop();
}

Result<std::unique_ptr<AccessPoint>> AccessPoint::start(const Configuration& configuration, Furnishing furnishing,
                                                        Surroundings surroundings) {
    auto state = std::make_unique<State>(configuration, furnishing, std::move(surroundings));
    TRY_VOID(state->open_store(furnishing));
    TRY_VOID(state->open_folders());
    TRY_VOID(state->serve(std::move(furnishing.secret)));
    return std::unique_ptr<AccessPoint>(new AccessPoint(std::move(state)));
}

std::uint16_t AccessPoint::port() const {
    return state_->peers->port();
}

std::uint16_t AccessPoint::interface_port() const {
    return state_->interface->port();
}

std::string AccessPoint::url() const {
    std::string url = state_->peers->url();
    url.pop_back();
    return url + state_->configuration.path;
}

void AccessPoint::time_moved() {
    state_->courier->time_moved();
    state_->puller->time_moved();
    state_->joiner->time_moved();
}

void AccessPoint::settle() {
    state_->courier->settle();
    state_->puller->settle();
    state_->joiner->settle();
}

Result<void> AccessPoint::fetch_directory() {
    auto fetched = state_->federation->refresh();
    state_->ask_for_revocations();
    return fetched;
}

void AccessPoint::stop() {
    if (!state_->peers) return;
    state_->keeper = {};
    state_->puller->stop();
    state_->peers->stop();
    state_->desk->stop();
    state_->peers->wait();
    state_->courier->stop();
    state_->joiner->stop();
    state_->interface->stop();
    state_->interface->wait();
    state_->interface.reset();
    state_->peers.reset();
}

}  // namespace comity::access_point
