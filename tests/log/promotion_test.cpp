#include "bot/log/promotion.hpp"

#include <doctest/doctest.h>

using namespace bot::log;

TEST_CASE("a step of the train is read, old wording and missing blanks too") {
    struct {
        const char* text;
        std::optional<Promotion> promotion;
    } const rows[] = {
        {"group0 to 1.50.0-wmf.3  refs T1234", Promotion{"group0", "1.50.0-wmf.3", "T1234"}},
        {"group2 wikis to 1.50.0-wmf.3", Promotion{"group2", "1.50.0-wmf.3", ""}},
        {"all wikis to 1.50.0-wmf.12  refs T1", Promotion{"all", "1.50.0-wmf.12", "T1"}},
        {"testwikisto 1.50.0-wmf.3refsT1", Promotion{"testwikis", "1.50.0-wmf.3", "T1"}},
        {"group1wikisto1.50.0-wmf.3 refs T1234567890", Promotion{"group1", "1.50.0-wmf.3", ""}},
        {"group3 to 1.50.0-wmf.3", std::nullopt},
        {"group1 to the moon", std::nullopt},
        {"all to 1.50.0-wmf.", std::nullopt},
        {"(no reason given)", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(read_promotion(row.text) == row.promotion);
    }
}
