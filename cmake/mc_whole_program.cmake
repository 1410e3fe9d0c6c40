# Release builds are optimised over all sources at once: 5 to 10 per cent fewer instructions (docs/performance.md).
# Layers are archives of their own, so without it no call from one layer to another is ever inlined.
option(MC_LTO "Optimise Release builds over all sources, where compiler and linker can" OFF)
if(MC_LTO AND CMAKE_BUILD_TYPE STREQUAL "Release")
    include(CheckIPOSupported)
    check_ipo_supported(RESULT MC_LTO_WORKS LANGUAGES C)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${MC_LTO_WORKS})
    if(MC_LTO_WORKS AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
        # The installed archive must serve linkers that know nothing of it.
        add_compile_options(-ffat-lto-objects)
    endif()
endif()
