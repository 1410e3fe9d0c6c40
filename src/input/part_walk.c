// SPDX-License-Identifier: Apache-2.0
#include "input/part_walk.h"

#include <stdio.h>
#include <string.h>

#include "input/zip_part.h"

// "part: what is wrong", in ASCII: a cut must not end within a character.
static mc_status fail(char problem[200], mc_str part, const char *words)
{
    int size = (int)mc_str_cut(part, 40).size;
    snprintf(problem, 200, "%.*s: %.150s", size, part.data ? part.data : "", words);
    for (char *c = problem; *c; c++) {
        if ((unsigned char)*c >= 0x80) *c = '?';
    }
    return MC_ERR_SYNTAX;
}

mc_status mc_part_walk(mc_str zip, mc_str part, mc_part_node see, void *payload, bool *missing,
                       char problem[200])
{
    mc_zip_part source;
    mc_xml_problem found = {0};
    mc_status st = MC_OK;
    int step = 0;
    bool go_on = true;
    if (missing) *missing = false;
    if (!mc_zip_part_open(&source, zip, part)) {
        if (source.problem[0]) {
            st = fail(problem, part, source.problem);
        } else if (missing) {
            *missing = true;
        } else {
            st = fail(problem, part, "is not in the archive");
        }
        mc_zip_part_close(&source);
        return st;
    }
    xmlTextReaderPtr reader = mc_xml_compat_reader(mc_zip_part_read, &source, &found);
    if (!reader) st = MC_ERR_MEMORY;
    while (st == MC_OK && go_on && (step = xmlTextReaderRead(reader)) == 1) {
        go_on = see(payload, reader);
    }
    if (st == MC_OK && go_on && source.problem[0]) {
        st = fail(problem, part, source.problem);
    } else if (st == MC_OK && go_on && (step < 0 || found.line)) {
        st = fail(problem, part, found.line ? found.message : "not well-formed");
    }
    if (reader) xmlFreeTextReader(reader);
    mc_zip_part_close(&source);
    return st;
}

bool mc_part_walk_is(xmlTextReaderPtr reader, int type, const char *name)
{
    const char *local = (const char *)xmlTextReaderConstLocalName(reader);
    return xmlTextReaderNodeType(reader) == type && local && strcmp(local, name) == 0;
}

mc_str mc_part_walk_attribute(xmlTextReaderPtr reader, mc_arena *arena, const char *name)
{
    mc_str value = {NULL, 0};
    while (!value.data && xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *local = (const char *)xmlTextReaderConstLocalName(reader);
        if (!local || strcmp(local, name) != 0) continue;
        value = mc_arena_str(arena, mc_str_from_z((const char *)xmlTextReaderConstValue(reader)));
    }
    xmlTextReaderMoveToElement(reader);
    return value;
}
