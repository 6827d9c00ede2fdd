#pragma once
#include <doctest/doctest.h>

#include <string>

#include "gerrit/question.hpp"

namespace gerrit {

inline constexpr const char* prefix = ")]}'\n";

/// Reads the answer in `body`, and fails the test if it is not one.
inline Answer answer_of(const Question& question, const std::string& body, const Policy& policy = {}) {
    auto result = read(question, 200, body, policy);
    if (const auto* failure = std::get_if<Failure>(&result)) FAIL("no answer: " << failure->text);
    return std::get<Answer>(std::move(result));
}

inline Failure failure_of(const Question& question, int status, const std::string& body) {
    auto result = read(question, status, body, {});
    if (std::holds_alternative<Answer>(result)) FAIL("an answer, not a failure");
    return std::get<Failure>(std::move(result));
}

/// The change number 7 with these additional members (`"subject": "x"`), as read.
inline Change change_with(const std::string& members, const Policy& policy = {}) {
    const std::string comma = members.empty() ? "" : ", ";
    const Answer answer =
        answer_of({Ask::changes, {"7"}}, prefix + ("[{\"_number\": 7" + comma) + members + "}]", policy);
    REQUIRE(answer.changes.size() == 1);
    return answer.changes.front();
}

}  // namespace gerrit
