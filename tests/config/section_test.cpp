#include "bot/config/section.hpp"

#include <doctest/doctest.h>

namespace {

using bot::config::suggest;

TEST_CASE("a near word is suggested, a far one gets the list") {
    const std::vector<std::string> known = {"port", "password_file", "tls", "channels"};
    struct Row {
        const char *word, *answer;
    };
    const Row rows[] = {
        {"prot", "did you mean \"port\"?"},
        {"PORT", "did you mean \"port\"?"},
        {"passwordfile", "did you mean \"password_file\"?"},
        {"password-file", "did you mean \"password_file\"?"},
        {"ssl", "did you mean \"tls\"?"},
        {"channel", "did you mean \"channels\"?"},
        {"timeout", "there are port, password_file, tls, channels"},
        {"", "there are port, password_file, tls, channels"},
    };
    for (const auto& row : rows) CHECK(suggest(row.word, known) == row.answer);
    CHECK(suggest(std::string(100'000, 'x'), known).starts_with("there are "));
}

}  // namespace
