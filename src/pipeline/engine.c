// SPDX-License-Identifier: Apache-2.0
#include "mingcha/engine.h"

#include <stdlib.h>

#include "base/error.h"
#include "input/utf8_check.h"
#include "lexicon/load.h"
#include "pipeline/analyser.h"
#include "record/mask.h"

struct mc_engine {
    mc_lexicon *lexicon;
    mc_tables *tables;
    mc_analyser *analyser;
    mc_mask_rules *mask;
    mc_arena arena;
    mc_buf records;
};

mc_status mc_engine_open(mc_engine **out, const char *data_folder, mc_error *err)
{
    mc_engine *engine = calloc(1, sizeof *engine);
    if (!engine) return mc_error_memory(err);
    engine->arena = MC_ARENA_INIT;
    engine->records = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_lexicon_options lexicon = {.data_folder = data_folder};
    mc_analyser_options analyser = {.as_of = mc_clock_today()};
    mc_status st = mc_lexicon_load(&engine->lexicon, &lexicon, err);
    if (st == MC_OK) st = mc_tables_new(&engine->tables, engine->lexicon, err);
    if (st == MC_OK) st = mc_analyser_new(&engine->analyser, engine->tables, &analyser, err);
    if (st == MC_OK) st = mc_mask_rules_load(&engine->mask, data_folder, err);
    if (st == MC_OK) {
        *out = engine;
        engine = NULL;
    }
    mc_engine_free(engine);
    return st;
}

mc_status mc_engine_analyse(mc_engine *engine, const char *text, size_t bytes, const char *id,
                            const char **records, size_t *size, mc_error *err)
{
    if (bytes > MC_MAX_DOCUMENT_BYTES) {
        return mc_error_set(err, MC_ERR_LIMIT, "a text of %zu bytes, expected at most %zu", bytes,
                            MC_MAX_DOCUMENT_BYTES);
    }
    mc_str name = mc_str_from_z(id);
    if (!mc_utf8_check_is_clean(name))
        return mc_error_set(err, MC_ERR_ENCODING, "the id is not UTF-8");
    mc_document document = {
        .id = name,
        .source = name,
        .text = {text, (uint32_t)bytes},
        .encoding = MC_STR("UTF-8"),
    };
    mc_analysis analysis = {0};
    mc_finding_list findings = {0};
    mc_record_options options = {.mask = engine->mask};
    mc_buf_clear(&engine->records);
    mc_arena_reset(&engine->arena);
    mc_status st = mc_analyser_run(engine->analyser, &document, &analysis, &findings, err);
    if (st == MC_OK) {
        st = mc_record_write_document(&engine->records, &analysis, &findings, &options,
                                      &engine->arena, err);
    }
    if (st == MC_OK) st = mc_buf_status(&engine->records);
    *records = engine->records.data;
    *size = engine->records.size;
    return st;
}

void mc_engine_free(mc_engine *engine)
{
    if (!engine) return;
    mc_mask_rules_free(engine->mask);
    mc_analyser_free(engine->analyser);
    mc_tables_free(engine->tables);
    mc_lexicon_free(engine->lexicon);
    mc_arena_dispose(&engine->arena);
    mc_buf_dispose(&engine->records);
    free(engine);
}
