// SPDX-License-Identifier: EUPL-1.2
#include "node/writer.h"

#include "record/checkpoint.h"
#include "store/events/record_tables.h"
#include "store/sql/transaction.h"

namespace comity::node {

Writer::Writer(Authority& authority, store::Database& database, std::function<Instant()> clock)
    : authority_(authority), database_(database), clock_(std::move(clock)), thread_([this] { loop(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    came_.notify_all();
    thread_.join();
}

std::future<Result<std::string>> Writer::submit(Work work, Once once) {
    Job job{std::move(work), std::move(once), std::promise<Result<std::string>>{}};
    std::future<Result<std::string>> answer = job.answer->get_future();
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= longest_queue) {
            job.answer->set_value(
                fail(ErrorKind::unavailable, "too much waits to be written", {}, "try again in a few seconds"));
            return answer;
        }
        waiting_.push_back(std::move(job));
    }
    came_.notify_one();
    return answer;
}

void Writer::note(Work work) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(Job{std::move(work), {}, std::nullopt});
    }
    came_.notify_one();
}

void Writer::loop() {
    while (true) {
        std::vector<Job> group;
        {
            std::unique_lock lock(mutex_);
            came_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            while (!waiting_.empty() && group.size() < largest_group) {
                group.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
        }
        run_group(group);
    }
}

void Writer::run_group(std::vector<Job>& group) {
    const Result<void> written = write_group(group);
    if (written)
        authority_.data_keys->keep_made();
    else
        authority_.data_keys->forget_made();
    for (Job& job : group) {
        if (!job.answer) continue;
        if (written)
            job.answer->set_value(std::move(job.outcome));
        else
            job.answer->set_value(tl::unexpected(written.error()));
    }
}

Result<void> Writer::write_group(std::vector<Job>& group) {
    TRY(lease, database_.writer());
    TRY(transaction, store::Transaction::write(*lease, authority_.id));
    store::RecordTables kept(*lease, authority_.id);
    record::Stores stores = kept.stores();
    TRY(recorder, record::Recorder::begin(authority_.id, stores, *authority_.data_keys, authority_.random));
    Unit unit{recorder, *lease, clock_()};
    for (Job& job : group) {
        TRY(savepoint, store::Savepoint::begin(*lease));
        const record::Recorder::Mark mark = recorder.mark();
        job.outcome = run_one(job, unit, stores);
        if (job.outcome) {
            TRY_VOID(savepoint.release());
        } else {
            // A full disk may have ended the whole transaction: then everybody is told so.
            TRY_VOID(savepoint.roll_back_after(job.outcome.error()));
            recorder.go_back_to(mark);
        }
    }
    TRY(head, recorder.finish());
    if (head)
        TRY_VOID(stores.log.put_checkpoint(
            head->size(), record::sign_checkpoint(*authority_.log_key, {.origin = authority_.log_key->verifier().name,
                                                                        .size = head->size(),
                                                                        .root = head->root(),
                                                                        .extensions = {}})));
    TRY_VOID(transaction.commit());
    return {};
}

Result<std::string> Writer::run_one(Job& job, Unit& unit, record::Stores& stores) {
    if (job.once.key.empty()) return job.work(unit);
    TRY(given, stores.answers.find(job.once.key));
    if (given) {
        if (given->request != job.once.request)
            return fail(ErrorKind::conflict, "this idempotency key was used for another command", {},
                        "use a new key for a new command");
        return given->answer;
    }
    TRY(answer, job.work(unit));
    TRY_VOID(stores.answers.insert(job.once.key, {job.once.request, answer, unit.now}));
    return answer;
}

}  // namespace comity::node
