#include <fmt/format.h>

#include <exception>
#include <iostream>

#include "bot/desk/text/clean.hpp"
#include "bot/main/configuration.hpp"
#include "bot/main/stored_names.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

int check_config(const std::string& file) {
    const config::Config config = whole_configuration(file);
    std::cout << file << ": good\n";
    try {
        for (const auto& name : unknown_names(config)) {
            std::cout << fmt::format(
                "{}: the deployment log names {}, whose nick is not known: give it as \"shell\" under [people]\n", file,
                desk::clean(name));
        }
    } catch (const std::exception& e) {
        std::cout << fmt::format("{}: not checked which names the deployment log used: {}\n", file, e.what());
    }
    return 0;
}

}  // namespace bot
