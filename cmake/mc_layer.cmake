# mc_layer(NAME SOURCES ... [BELOW layer ...] [WRAPS target ...])
# One static library a layer, so that a layer and its tests build without the ones above it.
# BELOW names the next lower layers; WRAPS the libraries that only this layer may see.
function(mc_layer name)
    cmake_parse_arguments(ARG "" "" "SOURCES;BELOW;WRAPS" ${ARGN})
    add_library(mc_${name} STATIC ${ARG_SOURCES})
    target_include_directories(mc_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
    set_target_properties(mc_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_libraries(mc_${name} PRIVATE mc_options ${ARG_WRAPS})
    foreach(lower IN LISTS ARG_BELOW)
        target_link_libraries(mc_${name} PUBLIC mc_${lower})
    endforeach()
endfunction()
