#include "tests/desk/line_diff.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

namespace tests {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
    Lines out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

}  // namespace

std::string line_diff(const std::string& wanted, const std::string& got, std::size_t most) {
    const Lines a = lines_of(wanted), b = lines_of(got);
    // common[i][j]: the length of the longest common sequence of the lines from i and from j on.
    std::vector<std::vector<int>> common(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    std::string out;
    std::size_t shown = 0;
    bool in_group = false;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            ++i, ++j;
            in_group = false;
            continue;
        }
        if (shown++ == most) return out + "...\n";
        if (!in_group) out += "@ line " + std::to_string(i + 1) + "\n";
        in_group = true;
        const bool removed = j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1]);
        out += removed ? "- " + a[i++] + "\n" : "+ " + b[j++] + "\n";
    }
    return out;
}

}  // namespace tests
