#include "bot/main/options.hpp"

namespace bot {

const CLI::Validator an_instant(
    [](const std::string& text) {
        return calendar::parse_instant(text) ? std::string()
                                             : "\"" + text + "\" is no instant such as 2026-11-23T14:00:00Z";
    },
    "INSTANT", "instant");

std::optional<calendar::Instant> instant(const std::string& text) {
    return text.empty() ? std::nullopt : calendar::parse_instant(text);
}

void add_page_options(CLI::App& command, PageFrom& from) {
    auto* group = command.add_option_group("calendar", "where the calendar comes from");
    group->add_option("--page", from.file, "a file of wikitext")->type_name("FILE")->check(CLI::ExistingFile);
    group->add_option("--config", from.config, "read it from the wiki of this configuration")->type_name("FILE");
    group->require_option(1);
}

}  // namespace bot
