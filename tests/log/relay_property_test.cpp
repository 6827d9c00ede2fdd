#include <doctest/doctest.h>

#include <algorithm>

#include "listener.hpp"
#include "relay.hpp"
#include "runs.hpp"

using namespace bot::log;
using namespace bot::log::test;

namespace {

constexpr std::size_t limit = 425;
constexpr int most_changes = 6;

std::string wanted(const Said& said) {
    std::string text = said.kind + ' ' + said.user + ' ';
    for (const int number : said.numbers) text += std::to_string(number) + ',';
    text.pop_back();
    return text;
}

/// Passes in the pieces except the one at `lost`, with other users' lines in between, and waits for the end.
Lines heard(const Lines& pieces, std::size_t lost = std::string::npos) {
    Listener l;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i != lost) l.hear(pieces[i], 0);
        l.hear("what, again? " + std::to_string(i), 0, "kay");
    }
    l.wait(60);
    return l.out;
}

bool among(const std::vector<int>& numbers, const std::vector<int>& all) {
    return std::ranges::all_of(numbers, [&](int number) { return std::ranges::count(all, number) > 0; });
}

/// The result with a lost piece must still be true.
void check_lost(const Said& said, const Lines& pieces, std::size_t lost) {
    CAPTURE(lost);
    Joiner joiner;
    std::vector<Whole> out;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (i != lost) std::ranges::move(joiner.hear("log", pieces[i], Listener::at(0)), std::back_inserter(out));
    std::ranges::move(joiner.flush(), std::back_inserter(out));
    CHECK(out.size() <= 1);
    for (const Whole& message : out) {
        std::vector<int> numbers;
        for (const Entry& entry : message.line.message.entries) numbers.push_back(entry.number);
        CHECK(among(numbers, said.numbers));
        CHECK(message.line.user == said.user);
        CHECK(to_text(message.line.message.kind) == said.kind);
    }
}

}  // namespace

TEST_CASE("a message means the same wherever the relay's limit falls in it") {
    for (int from = 0; from < 12; ++from)
        for (int count = 1; count <= most_changes; ++count)
            for (const Said& said : deployment(count, from)) {
                CAPTURE(said.line);
                CHECK(heard(relayed(said.line, limit, limit)) == Lines{wanted(said)});
            }
}

TEST_CASE("a message means the same when it is cut at any byte") {
    int places = 0;
    for (int count = 1; count <= most_changes; ++count)
        for (const Said& said : deployment(count, 5 * count)) {
            if (said.kind == "aborted") continue;  // reads like `finished`
            for (std::size_t at = 1; at < said.line.size(); ++at) {
                const Lines pieces = relayed(said.line, at, limit);
                CAPTURE(pieces);
                CHECK(heard(pieces) == Lines{wanted(said)});
                ++places;
            }
        }
    CHECK(places > 10'000);
}

TEST_CASE("a cut at any byte, and a piece lost: the kind, the user and the numbers that are told are right") {
    for (int count = 2; count <= most_changes; count += 2)
        for (const Said& said : deployment(count, 3 * count)) {
            if (said.line.size() <= limit) continue;
            // The relay's limit at every place: the text before the changes grows byte by byte.
            for (std::size_t shift = 0; shift < 60; ++shift) {
                const Lines pieces = relayed(said.line, limit - shift, limit);
                CAPTURE(pieces);
                for (std::size_t lost = 0; lost < pieces.size(); ++lost) check_lost(said, pieces, lost);
            }
        }
}

TEST_CASE("pieces that change places with their neighbours are joined all the same") {
    for (int from = 0; from < 12; ++from)
        for (const Said& said : deployment(4, from)) {
            Lines pieces = relayed(said.line, limit, limit);
            if (pieces.size() != 2 || said.kind == "started") continue;
            std::swap(pieces[0], pieces[1]);
            CAPTURE(pieces);
            CHECK(heard(pieces) == Lines{wanted(said)});
        }
}
