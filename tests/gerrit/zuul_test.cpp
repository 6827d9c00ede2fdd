#include "gerrit/zuul.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace gerrit;
using namespace std::chrono_literals;

namespace {

Gate gate_of(const std::string& body) {
    const auto read = read_gate(7, 3, 200, body);
    REQUIRE(std::holds_alternative<Gate>(read));
    return std::get<Gate>(read);
}

std::string item(const std::string& pipeline, const std::string& remaining, const std::string& id = "7,3") {
    return R"({"id": ")" + id + R"(", "remaining_time": )" + remaining + R"(, "jobs": [{"pipeline": ")" + pipeline +
           R"("}, {"pipeline": ")" + pipeline + R"("}]})";
}

}  // namespace

TEST_CASE("a patch set has its address") {
    CHECK(gate_url("https://zuul.example/zuul", 836096, 32) == "https://zuul.example/zuul/status/change/836096,32");
    CHECK(gate_url("https://zuul.example/zuul/", 7, 1) == "https://zuul.example/zuul/status/change/7,1");
}

TEST_CASE("only the gate counts, with the longest of its estimates") {
    struct Row {
        std::string body;
        Gate gate;
    };
    const Row rows[] = {
        {"[]", {}},
        {"[" + item("test", "5000") + "]", {}},
        {"[" + item("gate-and-submit", "389019") + "]", {true, 389s}},
        {"[" + item("gate-and-submit-wmf", "null") + "]", {true, {}}},
        {"[" + item("test", "900000") + ", " + item("gate-and-submit", "5999.9") + "]", {true, 5s}},
        {"[" + item("gate-and-submit", "5000") + ", " + item("gate-and-submit", "7000") + "]", {true, 7s}},
        {"[" + item("gate-and-submit", "7000") + ", " + item("gate-and-submit", "null") + "]", {true, 7s}},
        {"[" + item("gate-and-submit", "0") + "]", {true, 0s}},
        {"[" + item("gate-and-submit", "5000", "7,2") + "]", {}},
        {"[" + item("gate-and-submit", "-1") + "]", {true, {}}},
        {"[" + item("gate-and-submit", "1e300") + "]", {true, {}}},
        {"[" + item("gate-and-submit", "\"5000\"") + "]", {true, {}}},
        {R"([{"id": "7,3", "jobs": []}, {"id": "7,3"}, 7, {"id": 7}])", {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.body);
        CHECK(gate_of(row.body) == row.gate);
    }
}

TEST_CASE("an answer of another shape is a failure") {
    for (const char* body : {"", "{}", "<html>", "null", "[7"}) {
        CAPTURE(body);
        CHECK(std::holds_alternative<Failure>(read_gate(7, 3, 200, body)));
    }
    CHECK(std::holds_alternative<Failure>(read_gate(7, 3, 503, "[]")));
    CHECK(std::holds_alternative<Failure>(read_gate(7, 3, 0, "")));
}

TEST_CASE("a real answer tells of two pipelines") {
    const auto path = std::filesystem::path{ORIEL_SAMPLES} / "gerrit" / "67-wm-zuul-status-change.json";
    if (!std::filesystem::exists(path)) return;
    std::ifstream file{path, std::ios::binary};
    const std::string body{std::istreambuf_iterator<char>{file}, {}};
    CHECK(std::get<Gate>(read_gate(836096, 32, 200, body)) == Gate{true, 389s});
    CHECK(std::get<Gate>(read_gate(836096, 31, 200, body)) == Gate{});
}
