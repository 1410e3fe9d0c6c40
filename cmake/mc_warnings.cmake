# One interface target carries the language level, the warnings and the sanitizers.
add_library(mc_options INTERFACE)
target_compile_features(mc_options INTERFACE c_std_17)
target_compile_options(mc_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wswitch-enum -Wvla
    -Wformat=2 -Wstrict-prototypes -fno-common)
target_compile_definitions(mc_options INTERFACE _POSIX_C_SOURCE=200809L)
if(MC_WERROR)
    target_compile_options(mc_options INTERFACE -Werror)
endif()
if(MC_SANITIZE)
    target_compile_options(mc_options INTERFACE -fsanitize=${MC_SANITIZE} -fno-omit-frame-pointer
                                                -fno-sanitize-recover=all)
    target_link_options(mc_options INTERFACE -fsanitize=${MC_SANITIZE})
endif()
if(MC_COVERAGE)
    target_compile_options(mc_options INTERFACE --coverage)
    target_link_options(mc_options INTERFACE --coverage)
endif()
if(MC_FUZZ)
    target_compile_options(mc_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
