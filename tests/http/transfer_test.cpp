#include "bot/http/transfer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/http/loop.hpp"
#include "tests/support/process.hpp"
#include "tests/support/server.hpp"
#include "tests/support/socket.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::http;
using namespace std::chrono_literals;
using support::Ask;
using support::ok;
using support::Peer;
using support::Server;
using tests::Loop;
using tests::text_of;
using tests::why_of;
using Why = Failure::Why;

/// The output of `gzip` for a text.
std::string gzipped(const std::string& text) {
    support::TempDir dir;
    support::write_file(dir / "x", text);
    support::run_well({.argv = {"gzip", "-9", dir / "x"}, .output = {}, .input = {}, .env = {}});
    return support::read_file(dir / "x.gz");
}

/// The answer for a server that sends just this and closes.
Answer answer_to(const std::string& said, Request request = {}) {
    Server server([&](const Ask&, Peer& peer) {
        peer.say(said);
        peer.close();
    });
    request.url = server.url("/");
    return Loop().get(std::move(request));
}

TEST_CASE("every shape of an answer is read") {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    struct Row {
        std::string said, text;
    };
    const Row rows[] = {
        {ok("hello"), "200 hello"},
        {ok(""), "200 "},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", "404 gone"},
        {"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "503 "},
        {"HTTP/1.1 204 No Content\r\n\r\n", "204 "},
        {"HTTP/1.0 200 OK\r\n\r\nuntil the end", "200 until the end"},
        {head + "Connection: close\r\n\r\nuntil the end", "200 until the end"},
        {head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "200 abcde"},
        {"HTTP/1.1 100 Continue\r\n\r\n" + ok("after"), "200 after"},
        {ok(gzipped("small when packed"), "Content-Encoding: gzip\r\n"), "200 small when packed"},
        {"HTTP/1.1 304 Not Modified\r\n\r\n", "304 "},
        {"HTTP/1.1 302 Found\r\nContent-Length: 4\r\n\r\nnone", "302 none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.said);
        CHECK(text_of(answer_to(row.said)) == row.text);
    }
}

TEST_CASE("an answer that breaks off is none") {
    const std::string packed = gzipped(std::string(10'000, 'x') + "y");
    const std::string rows[] = {
        "",
        "garbage\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Len",
        ok("no gzip at all", "Content-Encoding: gzip\r\n"),
        ok("who asked", "Content-Encoding: br\r\n"),
        ok("who asked", "Content-Encoding: gzip, zstd\r\n"),
        "HTTP/1.1 200 OK\r\n" + std::string(400'000, 'h') + ": x\r\n\r\n",
    };
    for (const auto& said : rows) {
        CAPTURE(said.substr(0, 100));
        const auto answer = answer_to(said);
        CHECK(why_of(answer) == Why::broken);
        CHECK(text_of(answer).find("127.0.0.1") != std::string::npos);
    }
    Server rude([](const Ask&, Peer& peer) { peer.reset(); });
    CHECK(why_of(Loop().get(rude.url("/"))) == Why::broken);
}

TEST_CASE("a body is no longer than allowed, packed or not") {
    const std::string exact(1'000'000, 'x'), over(1'000'001, 'x');
    const std::string bomb = gzipped(std::string(50'000'000, '\0'));
    REQUIRE(bomb.size() < 100'000);
    Request request{.url = {}, .form = {}, .max_bytes = 1'000'000};
    CHECK(text_of(answer_to(ok(exact), request)) == "200 " + exact);
    for (const auto& said : {ok(over), "HTTP/1.1 200 OK\r\n\r\n" + over, ok(bomb, "Content-Encoding: gzip\r\n")}) {
        const auto answer = answer_to(said, request);
        CHECK(why_of(answer) == Why::too_large);
        CHECK(text_of(answer) == "127.0.0.1 answers with more than 1000000 bytes");
    }
}

TEST_CASE("headers are found in any letter case, and are bounded") {
    std::string many;
    for (int n = 0; n < 300; ++n) many += fmt::format("X-{}: {}\r\n", n, n);
    const auto answer = answer_to(ok("", "Retry-AFTER:  5 \r\nLong: " + std::string(9000, 'x') + "\r\n" + many));
    const auto& response = std::get<Response>(answer);
    CHECK(response.header("retry-after") == "5");
    CHECK(response.header("x-1") == "1");
    CHECK(!response.header("long"));
    CHECK(!response.header("none"));
    CHECK(response.headers.size() == 100);
}

TEST_CASE("what is asked is what was wanted") {
    Ask heard;
    Server server([&](const Ask& ask, Peer& peer) {
        heard = ask;
        peer.say(ok(""));
    });
    Loop loop({.user_agent = "oriel/1 (https://home; me)"});
    loop.get(server.url("/w/api.php?a=b%20c"));
    CHECK(heard.method == "GET");
    CHECK(heard.target == "/w/api.php?a=b%20c");
    CHECK(heard.has("User-Agent: oriel/1 (https://home; me)"));
    CHECK(heard.has("Accept-Encoding: gzip, deflate"));
    const std::string form = "a=" + std::string(2'000'000, 'b');
    loop.get({.url = server.url("/post"), .form = form, .headers = {{"X-One", "1"}, {"X-Two", "2"}}});
    CHECK(heard.method == "POST");
    CHECK(heard.body == form);
    CHECK(heard.has("Content-Type: application/x-www-form-urlencoded"));
    CHECK(heard.has("X-Two: 2"));
    CHECK(heard.head.find("Expect") == std::string::npos);
    loop.get({.url = server.url("/empty"), .form = ""});
    CHECK(heard.method == "POST");
    CHECK(heard.has("Content-Length: 0"));
}

TEST_CASE("what takes too long is given up, in whichever part it stands still") {
    const std::string rows[] = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"};
    for (const auto& said : rows) {
        Server server([&](const Ask&, Peer& peer) {
            peer.say(said);
            peer.hang();
        });
        const auto answer = Loop().get({.url = server.url("/"), .form = {}, .timeout = 150ms});
        CHECK(why_of(answer) == Why::timeout);
        CHECK(text_of(answer).starts_with("127.0.0.1 did not answer in time ("));
    }
    Server dripping([](const Ask&, Peer& peer) {
        peer.say("HTTP/1.1 200 OK\r\n\r\n");
        while (peer.say("x")) std::this_thread::sleep_for(20ms);
        peer.close();
    });
    CHECK(why_of(Loop().get({.url = dripping.url("/"), .form = {}, .timeout = 300ms})) == Why::timeout);
}

TEST_CASE("a server that is not there, and an address that is none, are told apart") {
    const int port = support::free_port();
    const auto refused = Loop().get(fmt::format("http://127.0.0.1:{}/", port));
    CHECK(why_of(refused) == Why::connect);
    CHECK(text_of(refused).starts_with("127.0.0.1 cannot be reached ("));
    for (const char* url : {"", "nonsense://x", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http://a b/"}) {
        CAPTURE(std::string(url));
        CHECK(why_of(Loop().get(url)) == Why::broken);
    }
}

TEST_CASE("redirects are followed within one host, three times, and told where they lead elsewhere") {
    std::string last;
    Server other([](const Ask&, Peer& peer) { peer.say(ok("never")); });
    Server server([&](const Ask& ask, Peer& peer) {
        last = ask.method + " " + ask.target + " " + ask.body;
        const auto to = [&](int status, const std::string& where) {
            peer.say(fmt::format("HTTP/1.1 {} X\r\nLocation: {}\r\nContent-Length: 4\r\n\r\nbody", status, where));
        };
        if (ask.target == "/1") return to(302, "/2");
        if (ask.target == "/2") return to(301, server.url("/3"));
        if (ask.target == "/3") return to(308, "4");
        if (ask.target == "/0") return to(302, "/1");
        if (ask.target == "/other") return to(302, other.url("/"));
        if (ask.target == "/host") return to(302, server.url("/", "b.test"));
        if (ask.target == "/upper") return to(302, server.url("/4", "A.TEST"));
        if (ask.target == "/scheme") return to(302, fmt::format("https://127.0.0.1:{}/", server.port()));
        if (ask.target == "/file") return to(302, "file:///etc/passwd");
        if (ask.target == "/round") return to(302, "/round");
        if (ask.target == "/303") return to(303, "/4");
        if (ask.target == "/307") return to(307, "/4");
        peer.say(ok("here"));
    });
    const auto port = [](const Server& s) { return s.port(); };
    struct Row {
        std::string url, text;
    };
    const Row rows[] = {
        {server.url("/1"), "200 here"},
        {server.url("/0"), "127.0.0.1 redirects more than 3 times"},
        {server.url("/round"), "127.0.0.1 redirects more than 3 times"},
        {server.url("/upper", "a.test"), "200 here"},
        {server.url("/host", "a.test"),
         fmt::format("a.test redirects to http://b.test:{}, where Oriel does not follow", port(server))},
        {server.url("/other"),
         fmt::format("127.0.0.1 redirects to http://127.0.0.1:{}, where Oriel does not follow", port(other))},
        {server.url("/scheme"),
         fmt::format("127.0.0.1 redirects to https://127.0.0.1:{}, where Oriel does not follow", port(server))},
        {server.url("/file"), "127.0.0.1 redirects to what is no http address"},
    };
    Loop loop;
    for (const auto& row : rows) CHECK(text_of(loop.get(row.url)) == row.text);
    CHECK(why_of(loop.get(server.url("/other"))) == Why::redirected);
    CHECK(other.connections() == 0);

    loop.get({.url = server.url("/303"), .form = "a=b"});
    CHECK(last == "GET /4 ");
    loop.get({.url = server.url("/307"), .form = "a=b"});
    CHECK(last == "POST /4 a=b");
}

/// A self-signed certificate for `wiki.test`.
struct Certificate {
    Certificate() {
        support::run_well({.argv = {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                    "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", file, "-days",
                                    "2", "-subj", "/CN=wiki.test", "-addext", "subjectAltName=DNS:wiki.test"},
                           .output = dir / "log",
                           .input = {},
                           .env = {}});
    }
    support::TempDir dir;
    std::string file = dir / "cert.pem", key = dir / "key.pem";
};

TEST_CASE("over TLS only the right name under a known authority is trusted") {
    const Certificate ours, stranger;
    Server server([](const Ask&, Peer& peer) { peer.say(ok("secret")); }, ours.file, ours.key);
    struct Row {
        std::string ca_file, host;
        bool trusted;
    };
    const Row rows[] = {
        {ours.file, "wiki.test", true}, {ours.file, "other.test", false},    {ours.file, "127.0.0.1", false},
        {"", "wiki.test", false},       {stranger.file, "wiki.test", false}, {"/no/such.pem", "wiki.test", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.ca_file + " " + row.host);
        Loop loop({.user_agent = "x", .ca_file = row.ca_file});
        const auto answer = loop.get(server.url("/", row.host));
        if (row.trusted) {
            CHECK(text_of(answer) == "200 secret");
        } else {
            CHECK(why_of(answer) == Why::tls);
            CHECK(text_of(answer).starts_with(row.host + " is not trusted ("));
        }
    }
}

}  // namespace
