#include "bot/http/file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::http;

std::string read(const std::string& where, std::size_t most = 100) {
    auto file = read_file(where, most);
    if (const auto* why = std::get_if<Unreadable>(&file)) return "!" + why->text;
    return std::get<std::string>(file);
}

TEST_CASE("a file is read whole, by path and by address, up to its bound") {
    const support::TempDir folder;
    const auto path = (folder.path() / "a b").string();
    std::ofstream(path) << "0123456789";
    CHECK(read(path) == "0123456789");
    CHECK(read(path, 10) == "0123456789");
    CHECK(read(path, 9) == "!" + path + " has more than 9 bytes");
    CHECK(read("file://" + folder.path().string() + "/a%20b") == "0123456789");
    CHECK(read("file://localhost" + folder.path().string() + "/a%20b") == "0123456789");
    std::ofstream((folder.path() / "empty").string());
    CHECK(read((folder.path() / "empty").string()).empty());
}

TEST_CASE("whatever is no file here is refused with its name") {
    const support::TempDir folder;
    const auto pipe = (folder.path() / "pipe").string();
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    for (const std::string& where :
         {std::string(), folder.path().string(), folder.path().string() + "/none", pipe, std::string("/dev/zero"),
          std::string("file://other.test/x"), std::string("file:///a%2"), std::string("file:///a%zz")}) {
        CAPTURE(where);
        CHECK(read(where).starts_with("!" + where));
    }
}

}  // namespace
