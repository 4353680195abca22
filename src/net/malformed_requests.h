// SPDX-License-Identifier: EUPL-1.2
// For tests: requests the server must refuse, with the status it must give. Used on the parser and through a socket.
#pragma once

#include <array>
#include <ostream>
#include <string>
#include <string_view>

namespace comity::net {

struct MalformedRequest {
    std::string_view name;
    std::string_view bytes;
    int status;
    std::string_view detail;  // a part of what the client is told
};

inline std::ostream& operator<<(std::ostream& out, const MalformedRequest& request) {
    return out << request.name;
}

using namespace std::string_view_literals;

inline constexpr std::array malformed_requests = std::to_array<MalformedRequest>({
    // The request line (RFC 9112 3)
    {"empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "the request line is empty"},
    {"no version", "GET /\r\nHost: a\r\n\r\n", 400, ""},
    {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "HTTP/1.1"},
    {"HTTP/0.9 version", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505, "HTTP/1.1"},
    {"lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 505, ""},
    {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, ""},
    {"space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400, ""},
    {"tab for space", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "not visible ASCII"},
    {"NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"sv, 400, "not visible ASCII"},
    {"raw UTF-8 in the target", "GET /\xC3\xA9 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "not visible ASCII"},
    {"TLS hello", "\x16\x03\x01\x02\x00\x01"sv, 400, "not visible ASCII"},
    {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method"},
    {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "method"},
    {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", 400, "neither a path"},
    {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400, "neither a path"},
    {"ftp target", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "neither a path"},
    {"absolute form without host", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "no host"},
    {"absolute form for another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400, "another host"},
    {"fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "fragment"},
    {"dot segments", "GET /a/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400, "segment"},
    {"encoded dot segments", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "segment"},
    {"encoded slash", "GET /a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n", 400, "encoded slash"},
    {"backslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "backslash"},
    {"encoded NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "control character"},
    {"encoded line end", "GET /?a=%0D%0A HTTP/1.1\r\nHost: a\r\n\r\n", 400, "control character"},
    {"half an escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "percent-encoded"},
    {"escape that is not hexadecimal", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "percent-encoded"},
    {"overlong UTF-8", "GET /%C0%AF HTTP/1.1\r\nHost: a\r\n\r\n", 400, "UTF-8"},
    {"surrogate", "GET /%ED%A0%80 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "UTF-8"},
    {"parameter twice", "GET /?a=1&a=2 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "given twice"},
    {"parameter without name", "GET /?=1 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "no name"},
    // Lines (RFC 9112 2.2, 5)
    {"bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400, "LF alone"},
    {"bare LF after a header", "GET / HTTP/1.1\r\nHost: a\n\r\n", 400, "LF alone"},
    {"bare LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400, "LF alone"},
    {"bare CR", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400, "CR without LF"},
    {"obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400, "obs-fold"},
    {"obs-fold with tab", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n", 400, "obs-fold"},
    {"space before the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, "obs-fold"},
    {"space before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400, "space before the colon"},
    {"header without colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400, "name"},
    {"header without name", "GET / HTTP/1.1\r\n: a\r\nHost: a\r\n\r\n", 400, "no name"},
    {"control byte in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n", 400, "control byte"},
    {"DEL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \x7F\r\n\r\n", 400, "control byte"},
    {"NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"sv, 400, "control byte"},
    {"UTF-8 in a name", "GET / HTTP/1.1\r\nHost: a\r\nX\xC3\xA9: a\r\n\r\n", 400, "name"},
    // Host (RFC 9112 3.2)
    {"no Host", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n", 400, "exactly one Host"},
    {"no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400, "exactly one Host"},
    {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "exactly one Host"},
    {"empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host name"},
    {"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "host name"},
    {"Host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400, "host name"},
    // Framing (RFC 9112 6)
    {"two Content-Lengths", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400,
     "twice"},
    {"one length twice", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 400,
     "twice"},
    {"a list of lengths", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\na", 400, "Content-Length"},
    {"signed length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na", 400, "Content-Length"},
    {"negative length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\na", 400, "Content-Length"},
    {"hexadecimal length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\na", 400, "Content-Length"},
    {"empty length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", 400, "Content-Length"},
    {"length over 64 bits", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551617\r\n\r\na", 400,
     "Content-Length"},
    {"length and chunked",
     "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "both"},
    {"chunked and length",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n", 400, "both"},
    {"unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501, "chunked"},
    {"coding and length", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 1\r\n\r\na",
     400, "both"},
    {"gzip, chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501,
     "chunked"},
    {"chunked, chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 501,
     "chunked"},
    {"identity", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n", 501, "chunked"},
    {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
     "HTTP/1.0"},
    {"compressed body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\na", 415,
     "Content-Encoding"},
    {"unknown expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\na", 417,
     "100-continue"},
    // Chunks (RFC 9112 7.1)
    {"chunk size that is no number",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\na\r\n0\r\n\r\n", 400, "chunk"},
    {"chunk size 0x1", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n", 400,
     "chunk"},
    {"negative chunk size", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\na\r\n0\r\n\r\n",
     400, "chunk"},
    {"chunk over the limit", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
     413, "allowed"},
    {"chunk size over 64 bits",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n11111111111111111\r\na\r\n0\r\n\r\n", 400,
     "chunk"},
    {"bare LF after chunk size",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n", 400, "chunk"},
    {"bare LF in chunk extension",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;a\nb\r\na\r\n0\r\n\r\n", 400, "chunk"},
    {"chunk longer than its size",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", 400, "chunk"},
    {"control byte in the trailer",
     "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: \x01\r\n\r\n", 400, ""},
});

}  // namespace comity::net
