// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "record/recorder.h"
#include "store/events/answer_table.h"
#include "store/events/data_key_table.h"
#include "store/events/event_table.h"
#include "store/events/log_table.h"
#include "store/events/witness_table.h"
#include "store/sql/migration.h"

namespace comity::store {

/// The tables of the record: migrations/.
Schema record_schema();

/// The record of one authority on a connection, for one transaction: one begun with begin_write(authority) where
/// anything is written, so that no other writes the same record meanwhile.
class RecordTables {
   public:
    RecordTables(Connection& connection, std::string_view authority)
        : events_(connection, authority),
          log_(connection, authority),
          witness_(connection, authority),
          keys_(connection, authority),
          answers_(connection, authority) {}

    record::Stores stores() { return {events_, log_, witness_, keys_, answers_}; }

   private:
    EventTable events_;
    LogTable log_;
    WitnessTable witness_;
    DataKeyTable keys_;
    AnswerTable answers_;
};

}  // namespace comity::store
