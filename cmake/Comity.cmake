# SPDX-License-Identifier: EUPL-1.2
# How a folder under src/ says what it is:
#
#   comity_library(law
#     SOURCES lexer.cpp parser.cpp          # leave out when the folder has headers only
#     DEPENDS base format                   # our libraries by bare name; others by target (Boost::json)
#     PRIVATE_DEPENDS yaml-cpp::yaml-cpp    # not visible in our headers
#     TEST_DEPENDS node)                    # for the tests only
#
# gives the static library comity_law, alias comity::law, included as "law/lexer.h". Files named *_test.cpp in the
# folder, or one below, become the test program law_test, run from the root of the tree; *_bench.cpp law_bench.
#
#   comity_program(comity SOURCES main.cpp DEPENDS node api)      # bin/comity

# Folders that read input from outside: make test runs their tests under the sanitizers too. Of the law, it replays the
# parsers' corpora; `make soak` runs its tests, which take long.
set(COMITY_SANITIZED access access_point base channel_anchor channel_clock channel_compression channel_delivery channel_directory
    channel_ebms channel_envelope channel_evidence channel_message channel_mime channel_pmode channel_security channel_splitting
    crypto documents documents_inspection format net net_clamd record register seal seal_pdf seal_xades seal_zip text verify
    verify_proofs)
add_custom_target(sanitized)

set(COMITY_TEST_REPORTS "${CMAKE_BINARY_DIR}/test-reports")
file(MAKE_DIRECTORY "${COMITY_TEST_REPORTS}")
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/pch")
file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/pch/empty.cpp" CONTENT "// Carries a precompiled header.\n")

# Files whose private names another file of their library has too: never compiled as one with others (COMITY_UNITY).
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/cmake/compiled-alone.txt")
file(STRINGS "${CMAKE_SOURCE_DIR}/cmake/compiled-alone.txt" COMITY_ALONE ENCODING UTF-8 REGEX "^[^#]")
foreach(alone IN LISTS COMITY_ALONE)
  if(NOT EXISTS "${CMAKE_SOURCE_DIR}/${alone}")
    message(FATAL_ERROR "cmake/compiled-alone.txt names ${alone}, which is not there")
  endif()
endforeach()

function(_comity_alone)
  foreach(source IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE relative)
    cmake_path(RELATIVE_PATH relative BASE_DIRECTORY "${CMAKE_SOURCE_DIR}")
    if(relative IN_LIST COMITY_ALONE)
      set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
endfunction()

# One precompiled header for the source, one for the tests. Nothing of ours belongs in them: a change would rebuild all.
add_library(comity_pch OBJECT "${CMAKE_BINARY_DIR}/pch/empty.cpp")
target_link_libraries(comity_pch PRIVATE comity_flags)
target_precompile_headers(comity_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/source_pch.h")

if(COMITY_TESTS)
  add_library(comity_test_pch OBJECT "${CMAKE_BINARY_DIR}/pch/empty.cpp")
  target_link_libraries(comity_test_pch PRIVATE comity_flags GTest::gtest)
  target_precompile_headers(comity_test_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/test_pch.h")
endif()

# Bare names are ours, unless a target of that very name exists; names with a namespace or a path are taken as they are.
function(_comity_targets result)
  set(targets)
  foreach(name IN LISTS ARGN)
    if(name MATCHES "::|/|^-" OR TARGET "${name}")
      list(APPEND targets "${name}")
    else()
      list(APPEND targets "comity::${name}")
    endif()
  endforeach()
  set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(comity_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS;TEST_DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "comity_library(${name}): not understood: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  _comity_targets(public ${arg_DEPENDS})
  _comity_targets(private ${arg_PRIVATE_DEPENDS})
  if(arg_SOURCES)
    _comity_alone(${arg_SOURCES})
    add_library(comity_${name} STATIC ${arg_SOURCES})
    target_precompile_headers(comity_${name} REUSE_FROM comity_pch)
    target_link_libraries(comity_${name} PUBLIC comity_flags ${public} PRIVATE ${private})
  else()
    add_library(comity_${name} INTERFACE)
    target_link_libraries(comity_${name} INTERFACE comity_flags ${public} ${private})
  endif()
  add_library(comity::${name} ALIAS comity_${name})
  _comity_targets(test_extra ${arg_TEST_DEPENDS})
  _comity_tests(${name} ${private} ${test_extra})
  _comity_benchmarks(${name} ${private} ${test_extra})
endfunction()

function(comity_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  _comity_targets(depends ${arg_DEPENDS})
  _comity_alone(${arg_SOURCES})
  add_executable(${name} ${arg_SOURCES})
  target_precompile_headers(${name} REUSE_FROM comity_pch)
  target_link_libraries(${name} PRIVATE comity_flags ${depends})
endfunction()

# Files of that ending here and in folders below that are not libraries themselves.
function(_comity_beside result ending)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*${ending}" "${CMAKE_CURRENT_SOURCE_DIR}/*/*${ending}")
  set(kept)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    if(folder STREQUAL CMAKE_CURRENT_SOURCE_DIR OR NOT EXISTS "${folder}/CMakeLists.txt")
      list(APPEND kept "${source}")
    endif()
  endforeach()
  set(${result} "${kept}" PARENT_SCOPE)
endfunction()

# One ctest entry per program: a process per single test costs more than the tests do.
function(_comity_tests name)
  _comity_beside(sources _test.cpp)
  if(NOT COMITY_TESTS OR NOT sources)
    return()
  endif()
  _comity_alone(${sources})
  add_executable(${name}_test ${sources})
  target_precompile_headers(${name}_test REUSE_FROM comity_test_pch)
  target_link_libraries(${name}_test PRIVATE
    comity::${name} ${ARGN} GTest::gtest GTest::gmock GTest::gtest_main rapidcheck::rapidcheck)
  add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1
           --gtest_output=xml:${COMITY_TEST_REPORTS}/${name}.xml WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set(labels unit)
  if(name IN_LIST COMITY_SANITIZED)
    list(APPEND labels sanitized)
    add_dependencies(sanitized ${name}_test)
  endif()
  set_tests_properties(${name} PROPERTIES
    LABELS "${labels}" ENVIRONMENT "COMITY_BUILD_DIR=${CMAKE_BINARY_DIR};TZ=UTC;LC_ALL=C.UTF-8")
endfunction()

function(_comity_benchmarks name)
  _comity_beside(sources _bench.cpp)
  if(NOT COMITY_BENCH OR NOT sources)
    return()
  endif()
  add_executable(${name}_bench ${sources})
  target_precompile_headers(${name}_bench REUSE_FROM comity_pch)
  target_link_libraries(${name}_bench PRIVATE comity::${name} ${ARGN} benchmark::benchmark_main benchmark::benchmark)
endfunction()

# A fuzz target for one parser of outside input: fuzz_<name>.cpp defines LLVMFuzzerTestOneInput. Under sanitizers, but
# without COMITY_FUZZ, it is built as a test that replays fuzz/corpus/<name>/, so that a found fault stays found.
#
#   comity_fuzz(law_parser DEPENDS law)
function(comity_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS")
  _comity_targets(depends ${arg_DEPENDS})
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
  if(COMITY_FUZZ)
    add_executable(fuzz_${name} fuzz_${name}.cpp)
    target_link_libraries(fuzz_${name} PRIVATE comity_flags ${depends} -fsanitize=fuzzer)
  elseif(COMITY_TESTS AND COMITY_SANITIZE)
    if(NOT TARGET comity_replay)
      add_library(comity_replay OBJECT replay.cpp)
      target_link_libraries(comity_replay PUBLIC comity_flags)
    endif()
    add_executable(fuzz_${name} fuzz_${name}.cpp)
    target_link_libraries(fuzz_${name} PRIVATE comity_replay ${depends})
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} "${corpus}" WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
    set_tests_properties(fuzz_${name} PROPERTIES TIMEOUT 120 LABELS "fuzz;sanitized")
    add_dependencies(sanitized fuzz_${name})
  endif()
endfunction()

# The numbered SQL files of migrations/ in this folder become a function of the library that is the module's Schema
# (store/sql/migration.h); a header of the library declares it.
#
#   comity_migrations(store_events MODULE events FUNCTION comity::store::events_schema)
function(comity_migrations library)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "MODULE;FUNCTION" "")
  file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql")
  list(SORT files)
  set(number 0)
  set(list)
  foreach(file IN LISTS files)
    math(EXPR number "${number} + 1")
    cmake_path(GET file STEM stem)
    if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])-([a-z0-9-]+)$" OR NOT CMAKE_MATCH_1 EQUAL number)
      message(FATAL_ERROR "${file}: migrations are numbered from 0001 without a gap, as in 0001-tables.sql")
    endif()
    set(title "${CMAKE_MATCH_2}")
    file(READ "${file}" sql)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    string(APPEND list "    {${number}, \"${title}\", R\"sql(${sql})sql\"},\n")
  endforeach()
  if(number EQUAL 0 OR NOT arg_FUNCTION MATCHES "^(.*)::([a-z_]+)$")
    message(FATAL_ERROR "comity_migrations(${library}): wants migrations/*.sql and FUNCTION namespace::name")
  endif()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/migrations.cpp")
  file(GENERATE OUTPUT "${source}" CONTENT "// Made from migrations/*.sql.
#include \"store/sql/migration.h\"

namespace ${CMAKE_MATCH_1} {

store::Schema ${CMAKE_MATCH_2}();

static constexpr store::Migration list[] = {
${list}};

store::Schema ${CMAKE_MATCH_2}() {
    return {\"${arg_MODULE}\", list};
}

}  // namespace ${CMAKE_MATCH_1}
")
  target_sources(comity_${library} PRIVATE "${source}")
endfunction()
