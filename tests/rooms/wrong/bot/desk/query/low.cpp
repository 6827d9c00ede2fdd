#include "bot/desk/query/low.hpp"
#include "bot/desk/rules/high.hpp"

const char* words() {
    return "a sentence out of place";
}
