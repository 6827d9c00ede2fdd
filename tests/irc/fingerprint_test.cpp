#include "bot/irc/fingerprint.hpp"

#include <doctest/doctest.h>

using bot::irc::read_fingerprint;

TEST_CASE("a fingerprint is read in the spellings people paste") {
    const std::string digits = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    const std::string colons =
        "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";
    const std::string capitals = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";
    for (const auto& text : {digits, colons, capitals, "sha256:" + digits, "SHA256:" + colons, "sha-256:" + capitals}) {
        CAPTURE(text);
        CHECK(read_fingerprint(text) == digits);
    }
}

TEST_CASE("what is no SHA-256 is refused") {
    const std::string digits(64, 'a');
    for (const auto& text : {std::string(), std::string("sha256:"), digits.substr(1), digits + "a", "sha1:" + digits,
                             std::string(63, 'a') + "g", std::string(64, 'a') + "\n", std::string(40, 'a')}) {
        CAPTURE(text);
        CHECK_FALSE(read_fingerprint(text));
    }
}
