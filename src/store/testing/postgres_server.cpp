// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/postgres_server.h"

#include <cstdlib>

#include "store/testing/server_process.h"

namespace comity::store::testing {

const std::string& postgres_url() {
    static const char* given = std::getenv("COMITY_TEST_POSTGRES");
    if (given && *given) {
        static const std::string url = given;
        return url;
    }
    // The server lives as long as the command it was started for, which waits for the end of its input.
    static const ServerProcess server({"tools/with-postgres", "sh", "-c", "echo $COMITY_TEST_POSTGRES; cat"});
    return server.address();
}

}  // namespace comity::store::testing
