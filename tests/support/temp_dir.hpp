#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace support {

/// A temporary folder that everyone may enter; removed with its content by the destructor.
class TempDir {
public:
    TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir();

    const std::filesystem::path& path() const { return path_; }
    /// The path of a file in it.
    std::string operator/(std::string_view name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// The whole file. Throws std::runtime_error if it cannot be read.
std::string read_file(const std::filesystem::path&);

/// Writes the whole file; a `secret` one is only readable by its owner. Throws std::runtime_error.
enum class Mode { open, secret };
void write_file(const std::filesystem::path&, std::string_view text, Mode = Mode::open);

/// `text` with every `what` replaced by `by`.
std::string replaced(std::string text, std::string_view what, std::string_view by);

}  // namespace support
