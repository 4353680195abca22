# SPDX-License-Identifier: EUPL-1.2
# Third-party libraries, all from Debian. Reasons stand in tools/debian-packages.txt.
# Targets to link: fmt::fmt tl::expected (everywhere already), yaml-cpp::yaml-cpp, ICU::uc, ICU::i18n, OpenSSL::SSL,
# OpenSSL::Crypto, Boost::headers, Boost::json, CLI11::CLI11, spdlog::spdlog, tomlplusplus::tomlplusplus,
# LibXml2::LibXml2, SQLite::SQLite3, PostgreSQL::PostgreSQL, CURL::libcurl, Argon2::argon2, fido2::fido2,
# cbor::cbor, cjose::cjose, p11-kit::headers, qpdf::libqpdf, pangocairo::pangocairo, lcms2::lcms2, ZXing::ZXing, PNG::PNG,
# turbojpeg::turbojpeg, stemmer::stemmer, libdeflate::libdeflate; tests also GTest::gtest, GTest::gmock, rapidcheck::rapidcheck; benchmarks benchmark::benchmark.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(qpdf 11.3 REQUIRED)
find_package(ZXing 1.4 REQUIRED)
find_package(PNG REQUIRED)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
# CMake's own search wants the headers of the server as well.
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq>=15)
pkg_check_modules(libargon2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(p11_kit REQUIRED p11-kit-1)
pkg_check_modules(libfido2 REQUIRED IMPORTED_TARGET libfido2>=1.12)
pkg_check_modules(libcbor REQUIRED IMPORTED_TARGET libcbor)
pkg_check_modules(cjose REQUIRED IMPORTED_TARGET cjose)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo>=1.50)
pkg_check_modules(lcms2 REQUIRED IMPORTED_TARGET lcms2)
pkg_check_modules(libturbojpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
find_library(COMITY_STEMMER stemmer REQUIRED)

if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
add_library(tomlplusplus::tomlplusplus ALIAS PkgConfig::tomlplusplus)
add_library(Argon2::argon2 ALIAS PkgConfig::libargon2)
# Only the header of PKCS#11: the module comes with the token and is loaded while running.
add_library(p11_kit_headers INTERFACE)
target_include_directories(p11_kit_headers SYSTEM INTERFACE ${p11_kit_INCLUDE_DIRS})
add_library(p11-kit::headers ALIAS p11_kit_headers)
add_library(fido2::fido2 ALIAS PkgConfig::libfido2)
add_library(cbor::cbor ALIAS PkgConfig::libcbor)
add_library(cjose::cjose ALIAS PkgConfig::cjose)
# It asks for -pthread, which is given already and would be another kind of translation unit than the precompiled header.
set_target_properties(PkgConfig::pangocairo PROPERTIES INTERFACE_COMPILE_OPTIONS "")
add_library(pangocairo::pangocairo ALIAS PkgConfig::pangocairo)
add_library(lcms2::lcms2 ALIAS PkgConfig::lcms2)
add_library(turbojpeg::turbojpeg ALIAS PkgConfig::libturbojpeg)
add_library(libdeflate::libdeflate ALIAS PkgConfig::libdeflate)
add_library(stemmer INTERFACE)
target_link_libraries(stemmer INTERFACE "${COMITY_STEMMER}")
add_library(stemmer::stemmer ALIAS stemmer)
# Its headers ask which smart pointer a program wants while they change: the standard one.
target_compile_definitions(qpdf::libqpdf INTERFACE POINTERHOLDER_TRANSITION=4)
add_library(PostgreSQL::PostgreSQL ALIAS PkgConfig::libpq)

if(COMITY_TESTS)
  find_package(GTest REQUIRED)
  find_library(COMITY_RAPIDCHECK rapidcheck REQUIRED)
  add_library(rapidcheck INTERFACE)
  target_link_libraries(rapidcheck INTERFACE "${COMITY_RAPIDCHECK}")
  add_library(rapidcheck::rapidcheck ALIAS rapidcheck)
endif()

if(COMITY_BENCH)
  find_package(benchmark REQUIRED)
endif()

target_link_libraries(comity_flags INTERFACE fmt::fmt tl::expected Threads::Threads)
