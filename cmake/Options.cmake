# SPDX-License-Identifier: EUPL-1.2
# What a build can be told, and the compiler settings that follow from it.

option(COMITY_TESTS "Build the tests beside the code" ON)
option(COMITY_BENCH "Build the benchmarks beside the code" OFF)
option(COMITY_FUZZ "Build the fuzz targets (needs clang with libFuzzer)" OFF)
option(COMITY_LTO "Optimise across translation units" OFF)
option(COMITY_UNITY "Compile six files of a library as one: half the time from nothing, more after a change" OFF)
set(COMITY_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=, or empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

# Everything of ours links this: one set of flags, so that the precompiled headers fit everywhere.
add_library(comity_flags INTERFACE)
target_include_directories(comity_flags INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(comity_flags INTERFACE -Wall -Wextra -Wpedantic -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # gcc 12 reports false overflows on concatenated strings at -O2 (gcc bug 105651).
  target_compile_options(comity_flags INTERFACE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
  # Its analysis of what a call reads drops stores that are needed: at -O1, CivilDate::year() of a stored day was 1970.
  target_compile_options(comity_flags INTERFACE -fno-ipa-modref)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # clang sees through libstdc++ 12, whose stable_sort uses what C++17 deprecated.
  target_compile_options(comity_flags INTERFACE -Wno-deprecated-declarations)
endif()

if(COMITY_SANITIZE)
  # Global, because a library compiled without the sanitizer hides its faults.
  add_compile_options(-fsanitize=${COMITY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${COMITY_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # gcc 12 reports false maybe-uninitialized under the address sanitizer (gcc bug 105562).
    target_compile_options(comity_flags INTERFACE -Wno-error=maybe-uninitialized)
  endif()
endif()

set(CMAKE_UNITY_BUILD ${COMITY_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 6)

if(COMITY_LTO)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

find_program(COMITY_MOLD mold)
if(COMITY_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_program(COMITY_CCACHE ccache)
if(COMITY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # pch_defines and time_macros let ccache accept precompiled headers; NOHASHDIR lets a renamed build folder hit.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;CCACHE_NOHASHDIR=1;${COMITY_CCACHE}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(comity_flags INTERFACE -fpch-preprocess)
  else()
    target_compile_options(comity_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
