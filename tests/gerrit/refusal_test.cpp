#include "gerrit/refusal.hpp"

#include "body.hpp"

using namespace gerrit;
using Why = Failure::Why;

TEST_CASE("why there is no answer is told by status and text") {
    struct Row {
        Ask ask;
        int status;
        std::string body;
        Why why;
        std::string text;
    };
    const Row rows[] = {
        {Ask::one, 404, "Not found: 7\n", Why::gone, "Gerrit answers 404: Not found: 7"},
        {Ask::messages, 404, "Not found: 7\n", Why::gone, "Gerrit answers 404: Not found: 7"},
        {Ask::contained, 404, "Not found: a~7\n", Why::gone, "Gerrit answers 404: Not found: a~7"},
        {Ask::one, 404, "Multiple changes found for I1\n", Why::ambiguous,
         "Gerrit answers 404: Multiple changes found for I1"},
        {Ask::one, 404, "", Why::gone, "Gerrit answers 404"},
        {Ask::one, 404, "<html><p>No such page</p></html>", Why::broken, "Gerrit answers 404"},
        {Ask::changes, 404, "Not found", Why::refused, "Gerrit answers 404: Not found"},
        {Ask::changes, 400, "too many terms in query\n", Why::refused, "Gerrit answers 400: too many terms in query"},
        {Ask::changes, 401, "<html>", Why::refused, "Gerrit answers 401"},
        {Ask::changes, 403, "Authentication required\n", Why::refused, "Gerrit answers 403: Authentication required"},
        {Ask::changes, 409, "change is merged\n", Why::refused, "Gerrit answers 409: change is merged"},
        {Ask::changes, 408, "", Why::broken, "Gerrit answers 408"},
        {Ask::changes, 429, "Quota limit reached\n", Why::busy, "Gerrit answers 429: Quota limit reached"},
        {Ask::changes, 500, "Internal server error\n", Why::broken, "Gerrit answers 500: Internal server error"},
        {Ask::changes, 503, "Lock failure\n\n* Updating\n", Why::broken, "Gerrit answers 503: Lock failure"},
        {Ask::changes, 503, " \n<!DOCTYPE html><title>x</title>", Why::broken, "Gerrit answers 503"},
        {Ask::changes, 502, "Proxy\n<HTML>", Why::broken, "Gerrit answers 502"},
        {Ask::one, 302, "", Why::broken, "Gerrit answers 302"},
        {Ask::one, 204, "", Why::broken, "Gerrit answers 204"},
        {Ask::one, 0, "", Why::broken, "Gerrit does not answer"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Failure failure = failure_of({row.ask, {"7"}}, row.status, row.body);
        CHECK(failure == Failure{row.why, row.text});
        CHECK(failure == read_refusal({row.ask, {"7"}}, row.status, row.body));
        CHECK(failure.worth_retrying() == (row.why == Why::busy || row.why == Why::broken));
    }
}

TEST_CASE("what is quoted is one bounded line of whole characters") {
    const Failure failure = failure_of({Ask::one, {"7"}}, 500, "a\t\xFF " + std::string(10'000, 'x') + "\nsecond");
    CHECK(failure.text.starts_with("Gerrit answers 500: a \xEF\xBF\xBD xxx"));
    CHECK(failure.text.size() < 300);
}
