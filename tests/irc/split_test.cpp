#include "bot/irc/split.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

namespace {

bool whole(const std::string& text) {  // no UTF-8 sequence begins or ends cut
    std::size_t more = 0;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool continues = (u & 0xC0) == 0x80;
        if (continues != (more > 0)) return false;
        if (continues)
            --more;
        else
            more = u >= 0xF0 ? 3 : u >= 0xE0 ? 2 : u >= 0xC0 ? 1 : 0;
    }
    return more == 0;
}

}  // namespace

TEST_CASE("text is cut at spaces, into as few pieces as fit") {
    struct Row {
        const char* text;
        std::vector<std::string> wanted;
    };
    for (const auto& row :
         {Row{"", {}}, Row{"   ", {}}, Row{"short", {"short"}}, Row{"exactly 10", {"exactly 10"}},
          Row{"ada, kay: hello", {"ada, kay:", "hello"}}, Row{"a b c d e f g h", {"a b c d e", "f g h"}},
          Row{"1234567890 x", {"1234567890", "x"}}, Row{"12345678901 x", {"1234567890", "1 x"}},
          Row{"one      two three", {"one", "two three"}}, Row{"a\r\nb\tc", {"a  b\tc"}}}) {
        CAPTURE(row.text);
        CHECK(split(row.text, 10) == row.wanted);
    }
    CHECK(split(std::string_view("a\0b", 3), 10) == std::vector<std::string>{"a b"});
}

TEST_CASE("no piece is too long, none is cut inside a character, and no word is lost") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "d\xc3\xa9ploiement\xe2\x80\x93" + std::to_string(i) + " \xf0\x9f\x8c\x8d ";
    text.pop_back();
    for (std::size_t budget = 4; budget < 120; ++budget) {
        std::string joined, bare;
        for (const auto& piece : split(text, budget)) {
            REQUIRE(piece.size() <= budget);
            REQUIRE(whole(piece));
            joined += piece;
        }
        for (const char c : text)
            if (c != ' ') bare += c;
        std::erase(joined, ' ');
        CHECK(joined == bare);
    }
}

TEST_CASE("bytes that are no UTF-8 are cut all the same") {
    const auto pieces = split(std::string(100, '\x80'), 10);
    CHECK(pieces.size() == 10);
}

TEST_CASE("the room is what 512 bytes leave beside the frame as relayed") {
    const std::string mask = "oriel!~oriel@host.example", target = "#channel";
    const auto line = ":" + mask + " PRIVMSG " + target + " :" + std::string(room_for_text(mask, target), 'x') + "\r\n";
    CHECK(line.size() == 512);
    CHECK(room_for_text(std::string(600, 'h'), target) == 40);
}
