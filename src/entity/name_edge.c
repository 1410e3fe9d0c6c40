// SPDX-License-Identifier: Apache-2.0
#include "entity/name_edge.h"

bool mc_name_edge_is_wrapping(uint16_t unit)
{
    return unit == ' ' || unit == '"' || (unit >= 0x2018 && unit <= 0x201D) ||
           (unit >= 0x3008 && unit <= 0x3011) || unit == '(' || unit == ')' || unit == 0xFF08 ||
           unit == 0xFF09;
}

uint32_t mc_name_edge_back(const mc_text *text, uint32_t at, uint32_t floor)
{
    while (at > floor && mc_name_edge_is_wrapping(text->norm[at - 1]))
        at--;
    return at;
}

uint32_t mc_name_edge_on(const mc_text *text, uint32_t at, uint32_t ceiling)
{
    while (at < ceiling && mc_name_edge_is_wrapping(text->norm[at]))
        at++;
    return at;
}

uint32_t mc_name_edge_governed(const mc_reading *of, uint32_t at, uint32_t floor)
{
    static const mc_entity_class leads[] = {MC_ENTITY_NAME_PLACE, MC_ENTITY_NAME_LEAD};
    at = mc_name_edge_back(of->text, at, floor);
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        uint32_t lead = mc_reading_ends(of, leads[i], at);
        if (lead > 0 && lead <= at - floor) at = mc_name_edge_back(of->text, at - lead, floor);
    }
    return at;
}
