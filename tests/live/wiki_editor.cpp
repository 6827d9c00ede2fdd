// Makes one edit of a wiki and ends: a separate process that can be killed at any point.
#include <cstdio>

#include "tests/live/wiki_client.hpp"

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: wiki_editor API LINE ADD\n", stderr);
        return 2;
    }
    const auto outcome = live::WikiClient(argv[1]).edit(live::put(argv[2], argv[3]));
    return outcome.result == calendar::EditResult::made ? 0 : 1;
}
