#include "calendar/json.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

TEST_CASE("windows are printed as one array, keys in their order") {
    Window window;
    window.start = *parse_instant("2023-01-16T14:00Z");
    window.end = *parse_instant("2023-01-16T15:00Z");
    window.name = "late \"backport\" \xFF window";
    window.limit = 6;
    window.deployers = {"ada"};
    window.requests = {{"kay", {}}, {std::nullopt, {Patch{1, "config", "a", Status::not_done, "ada", {}}}}};
    window.warnings = {"odd"};
    CHECK(windows_json({window}) == R"([
  {
    "start": "2023-01-16T14:00:00Z",
    "end": "2023-01-16T15:00:00Z",
    "name": "late \"backport\" )"
                                    "\xEF\xBF\xBD"
                                    R"( window",
    "limit": 6,
    "freeze": false,
    "cancelled": false,
    "deployers": [
      "ada"
    ],
    "requests": [
      {
        "requestor": null,
        "requestors": [],
        "patches": [
          {
            "change": 1,
            "type": "config",
            "title": "a",
            "status": "not_done",
            "by": "ada",
            "sal": null
          }
        ]
      }
    ],
    "used": 1,
    "warnings": [
      "odd"
    ]
  }
])");
}

TEST_CASE("nothing is an empty array, absent things are null") {
    CHECK(windows_json({}) == "[]");
    const std::string text = windows_json({Window{}});
    CHECK(text.find("\"limit\": null") != std::string::npos);
    CHECK(text.find("\"deployers\": []") != std::string::npos);
}
