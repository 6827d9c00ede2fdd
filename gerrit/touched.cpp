#include "calendar/text.hpp"
#include "gerrit/snapshot.hpp"

namespace gerrit {
namespace {

/// Keeps the first path in byte order.
void keep(std::string& first, std::string_view path) {
    constexpr std::size_t most = 500;
    const std::string text = valid_text(path, most);
    if (first.empty() || text < first) first = text;
}

bool is_added(const json::object* file) {
    const std::string status = text_at(file, "status", 1);
    return status == "A" || status == "C";
}

}  // namespace

Touched read_files(const json::object* files, bool is_config, const Policy& policy) {
    constexpr int most = 20'000;
    Touched touched;
    if (files == nullptr) return touched;
    bool all_beta = is_config;
    int walked = 0;
    for (const auto& file : *files) {
        if (++walked > most) {
            all_beta = false;
            break;
        }
        const std::string_view path{file.key().data(), file.key().size()};
        if (path.starts_with('/')) continue;
        ++touched.files;
        all_beta = all_beta && fits_any(path, policy.beta_only);
        if (fits_any(path, policy.slow)) keep(touched.slow, path);
        if (fits_any(path, policy.extension_json)) {
            keep(is_added(file.value().if_object()) ? touched.new_extension : touched.extension_json, path);
        }
        if (is_config && fits_any(path, policy.extension_list)) keep(touched.new_extension, path);
        if (is_config && fits_any(path, policy.train_step)) keep(touched.train_step, path);
    }
    touched.beta_only = touched.files > 0 && all_beta;
    return touched;
}

}  // namespace gerrit
