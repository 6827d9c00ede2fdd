#pragma once
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

namespace support {

/// A MediaWiki of our own on a free port of 127.0.0.1, with the calendar's templates, in a temporary folder. The first
/// one installs it, once for each build folder; every other is a copy. Nothing outlives it.
/// Throws std::runtime_error when MediaWiki or PHP is not installed or does not start.
class Wiki {
public:
    Wiki();

    std::string api() const { return "http://127.0.0.1:" + std::to_string(port_) + "/w/api.php"; }

    int port() const { return port_; }

    /// Saves a page as a person would. Works while the web server is stopped or in trouble, too.
    void edit(const std::string& title, const std::string& text);
    /// The page as HTML.
    std::string rendered(const std::string& title) const;

    /// The web server goes away (connections are refused), and comes back on the same port.
    void stop();
    void start();
    /// What happens to each request from now on: a status (`500`), `garbage`, `empty`, `slow:30` (seconds); empty: the
    /// right answer.
    void set_fault(const std::string& fault);

private:
    std::map<std::string, std::string> environment() const;

    TempDir dir_;
    int port_;
    Process server_;
};

}  // namespace support
