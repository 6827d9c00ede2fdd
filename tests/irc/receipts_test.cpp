#include "bot/irc/receipts.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;
using namespace std::chrono_literals;
using Outcomes = std::vector<Outcome>;

namespace {

const Moment start = Moment{} + 1h;

struct Book : Receipts {
    Book() : Receipts(Pace{}) {}

    // Sends a message with one line per text; returns the lines that follow the last one.
    Lines send(const std::string& token, bool echo, std::vector<std::string> texts, const std::string& to = "#c") {
        const auto id = open(token, texts.size());
        Lines behind;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            Part part;
            part.id = id;
            part.to = to;
            part.text = texts[i];
            part.last = i + 1 == texts.size();
            behind = sent(part, echo, start);
        }
        return behind;
    }
};

}  // namespace

TEST_CASE("with echoes, the last line's echo confirms the message") {
    Book book;
    CHECK(book.send("t", true, {"a", "b"}).empty());
    book.echoed("#c", "a");
    CHECK(book.take().empty());
    book.echoed("#c", "b");
    CHECK(book.take() == Outcomes{{"t", true, false}});
    CHECK(book.wakes_at() == never);
}

TEST_CASE("without echoes, a PING behind the last line confirms it") {
    Book book;
    CHECK(book.send("t", false, {"a", "b"}) == Lines{"PING :oriel-2"});
    CHECK(book.send("", false, {"x"}).empty());
    CHECK(book.send("u", false, {"c"}) == Lines{"PING :oriel-4"});
    book.ponged("oriel-2");
    CHECK(book.take() == Outcomes{{"t", true, false}});
    book.ponged("oriel-4");
    CHECK(book.take() == Outcomes{{"u", true, false}});
}

TEST_CASE("PONGs that are none of ours confirm nothing") {
    Book book;
    book.send("t", false, {"a"});
    for (const auto* text :
         {"", "alive", "oriel-", "oriel-x", "oriel-1x", "oriel-0", "oriel--1", "oriel-99999999999999999999"})
        book.ponged(text);
    CHECK(book.take().empty());
}

TEST_CASE("an echo with other text is the first line to that target") {
    Book book;
    book.send("t", true,
              {"\x03"
               "4red"});
    book.send("u", true, {"two"}, "ada");
    book.echoed("ada", "two, changed");
    CHECK(book.take() == Outcomes{{"t", false, true}, {"u", true, false}});
}

TEST_CASE("echoes of others and of nothing are ignored") {
    Book book;
    book.echoed("#c", "a");
    book.send("t", true, {"a"});
    book.echoed("#d", "a");
    CHECK(book.take().empty());
}

TEST_CASE("an echo that does not come is asked for after ten seconds, and then the message is in doubt") {
    Book book;
    book.send("", true, {"answer"});
    book.send("t", true, {"a"});
    CHECK(book.wakes_at() == start + 10s);
    CHECK(book.tick(start + 9s).empty());
    CHECK(book.tick(start + 10s) == Lines{"PING :oriel-2"});
    CHECK(book.wakes_at() == never);
    CHECK(book.tick(start + 1min).empty());
    book.ponged("oriel-2");
    CHECK(book.take() == Outcomes{{"t", false, true}});
}

TEST_CASE("a refused line is not said") {
    for (const bool echo : {true, false}) {
        Book book;
        book.send("t", echo, {"a"});
        book.refused("#d");
        CHECK(book.take().empty());
        book.refused("#c");
        CHECK(book.take() == Outcomes{{"t", false, false}});
        book.ponged("oriel-1");
        CHECK(book.take().empty());
    }
}

TEST_CASE("a message refused in part is in doubt") {
    Book book;
    book.send("t", true, {"a", "b"});
    book.echoed("#c", "a");
    book.refused("#c");
    CHECK(book.take() == Outcomes{{"t", false, true}});
}

TEST_CASE("without echoes, a refusal is in doubt when an answer went there too") {
    Book book;
    book.send("", false, {"answer"});
    book.send("t", false, {"a"});
    book.refused("#c");
    CHECK(book.take() == Outcomes{{"t", false, true}});
}

TEST_CASE("what is dropped or open at the end is unsaid, in doubt when some of it was handed over") {
    Book book;
    const auto never_sent = book.open("queued", 1);
    book.open("queued too", 1);
    book.open("", 1);
    book.send("sent", true, {"a"});
    book.dropped(never_sent);
    book.dropped(never_sent);
    book.dropped(12345);
    CHECK(book.take() == Outcomes{{"queued", false, false}});
    book.close();
    CHECK(book.take() == Outcomes{{"queued too", false, false}, {"sent", false, true}});
    book.close();
    CHECK(book.take().empty());
}

TEST_CASE("a server that answers nothing cannot fill the memory, and every token has one outcome") {
    Book book;
    for (int i = 0; i < 5000; ++i) book.send(std::to_string(i), true, {"a"});
    CHECK(book.take().size() == 4000);
    book.close();
    CHECK(book.take().size() == 1000);
}
