#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "bot/desk/desk.hpp"
#include "bot/desk/journal/events.hpp"
#include "tests/desk/old_journals.hpp"

using namespace bot::desk;
using journal::BadRecord;

namespace {

using Json = nlohmann::ordered_json;

/// Damages JSON, each time in another way, the same for the same seed.
class Damage {
public:
    std::string done_to(const std::string& text) {
        if (one_in(8)) return text.substr(0, upto(text.size()));
        Json json = Json::parse(text);
        for (std::size_t times = 1 + upto(3); times > 0; --times) {
            std::vector<Json*> all;
            collect(json, all);
            change(*all[upto(all.size())]);
        }
        return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

private:
    std::size_t upto(std::size_t n) { return n == 0 ? 0 : random_() % n; }
    bool one_in(std::size_t n) { return upto(n) == 0; }

    static void collect(Json& json, std::vector<Json*>& all) {
        all.push_back(&json);
        if (!json.is_structured()) return;
        for (Json& each : json) collect(each, all);
    }

    void change(Json& json) {
        if (json.is_structured() && !json.empty() && one_in(2)) {
            json.erase(std::next(json.begin(), static_cast<std::ptrdiff_t>(upto(json.size()))));
        } else if (json.is_string() && json.get_ref<const std::string&>().starts_with('{') && !one_in(4)) {
            const std::string text = json.get<std::string>();
            if (Json::accept(text)) json = done_to(text);
        } else if (json.is_number_integer() && one_in(2)) {
            json = static_cast<std::int64_t>(json.get<std::uint64_t>() + upto(9) - 4);  // wraps
        } else {
            json = replacements()[upto(replacements().size())];
        }
    }

    static const std::vector<Json>& replacements() {
        static const std::vector<Json> all{nullptr,
                                           true,
                                           false,
                                           0,
                                           -1,
                                           7,
                                           0.5,
                                           1e300,
                                           std::numeric_limits<int>::min(),
                                           std::numeric_limits<std::int64_t>::max(),
                                           std::numeric_limits<std::int64_t>::min(),
                                           std::numeric_limits<std::uint64_t>::max(),
                                           "",
                                           "said",
                                           "\xC3\x28",
                                           "{}",
                                           Json::array(),
                                           Json::array({1, "two", nullptr}),
                                           Json::object(),
                                           Json{{"change", 1}, {"at", "now"}}};
        return all;
    }

    std::mt19937 random_{20261130};
};

struct Tally {
    int read = 0, refused = 0;
};

template <class Read>
void attempt(Tally& tally, const std::string& text, Read read) {
    CAPTURE(text);
    try {
        read(text);
        ++tally.read;
    } catch (const BadRecord& bad) {
        ++tally.refused;
        CHECK(std::string_view(bad.what()).size() > 20);
    }
}

}  // namespace

TEST_CASE("a damaged record is read or refused, and does nothing else") {
    Damage damage;
    Tally tally;
    for (const auto& old : tests::old_journals()) {
        std::size_t index = 0;
        for (const auto& [at, record] : old.records) {
            // Most records are short and alike.
            if (record.size() < 100 && index++ % 4 != 0) continue;
            attempt(tally, damage.done_to(record), [](const std::string& text) {
                const Event event = journal::from_record(text);
                CHECK(journal::from_record(journal::to_record(event)) == event);
            });
        }
    }
    CHECK(tally.read > 300);
    CHECK(tally.refused > 300);
}

TEST_CASE("damaged memory is recalled or refused, and does nothing else") {
    Damage damage;
    Tally tally;
    for (const auto& old : tests::old_journals()) {
        const calendar::Instant now = old.records.back().first;
        Desk desk{Settings{}};
        desk.handle(Remembered{old.remembered}, now);
        const std::string before = desk.remember();
        for (int i = 0; i < 16; ++i) {
            attempt(tally, damage.done_to(i % 2 == 0 ? before : old.remembered), [&](const std::string& text) {
                Desk damaged{Settings{}};
                damaged.handle(Remembered{text}, now);
                const std::string remembered = damaged.remember();
                damaged.handle(Remembered{remembered}, now);
                CHECK(damaged.remember() == remembered);
            });
        }
        // What is refused changes nothing.
        CHECK_THROWS_AS(desk.handle(Remembered{before.substr(0, before.size() / 2)}, now), BadRecord);
        CHECK_THROWS_AS(desk.handle(Remembered{R"({"since":7,"last_advised":"now"})"}, now), BadRecord);
        CHECK(desk.remember() == before);
    }
    CHECK(tally.read > 20);
    CHECK(tally.refused > 50);
}
