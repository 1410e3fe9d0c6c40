// SPDX-License-Identifier: Apache-2.0
#include "cli/entry_show.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "record/json_object.h"
#include "record/json_write.h"
#include "text/fold.h"

// What both forms say of an entry.
typedef struct entry_view {
    const mc_lexicon *lexicon;
    const mc_entry *entry;
    mc_str category, status;
    mc_str text; // of a term or pattern, folded; empty for the other kinds
} entry_view;

static entry_view view_of(const mc_lexicon *lexicon, const mc_entry *entry, mc_buf *text)
{
    static const char *const statuses[] = {"draft", "testing", "stable", "retired"};
    if (entry->kind == MC_ENTRY_TERM) mc_fold_print(text, entry->detail.term);
    if (entry->kind == MC_ENTRY_PATTERN) mc_fold_print(text, entry->detail.pattern.pattern);
    mc_str category = MC_STR("allow");
    if (entry->category != MC_NONE) category = lexicon->categories[entry->category].code;
    return (entry_view){lexicon, entry, category, mc_str_from_z(statuses[entry->status]),
                        mc_buf_str(text)};
}

static void add_field(mc_buf *out, const char *name, mc_str value)
{
    mc_buf_add_z(out, name);
    mc_buf_add_char(out, '\t');
    mc_buf_add_str(out, value);
    mc_buf_add_char(out, '\n');
}

static void write_lines(mc_buf *out, const entry_view *view)
{
    const mc_entry *entry = view->entry;
    add_field(out, "id", entry->id);
    add_field(out, "kind", mc_str_from_z(mc_entry_kind_code(entry->kind)));
    add_field(out, "category", view->category);
    add_field(out, "status", view->status);
    mc_buf_add_format(out, "file\t%s:%" PRIu32 "\n", entry->origin.file, entry->origin.line);
    if (view->text.size) add_field(out, "text", view->text);
    if (entry->note.size) add_field(out, "note", entry->note);
    for (uint32_t i = 0; i < view->lexicon->example_count; i++) {
        const mc_example *example = &view->lexicon->examples[i];
        if (mc_str_equal(example->entry, entry->id))
            add_field(out, example->hit ? "hit" : "miss", example->sentence);
    }
}

static void write_examples(mc_json_object *object, const entry_view *view, const char *key,
                           bool hit)
{
    bool first = true;
    mc_json_object_key(object, key);
    mc_buf_add_char(object->out, '[');
    for (uint32_t i = 0; i < view->lexicon->example_count; i++) {
        const mc_example *example = &view->lexicon->examples[i];
        if (example->hit != hit || !mc_str_equal(example->entry, view->entry->id)) continue;
        if (!first) mc_buf_add_char(object->out, ',');
        mc_json_write_string(object->out, example->sentence);
        first = false;
    }
    mc_buf_add_char(object->out, ']');
}

static void write_object(mc_buf *out, const entry_view *view)
{
    const mc_entry *entry = view->entry;
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_str(&object, "id", entry->id);
    mc_json_object_z(&object, "kind", mc_entry_kind_code(entry->kind));
    mc_json_object_str(&object, "category", view->category);
    mc_json_object_str(&object, "status", view->status);
    mc_json_object_str(&object, "file", mc_str_from_z(entry->origin.file));
    mc_json_object_uint(&object, "line", entry->origin.line);
    mc_json_object_optional(&object, "text", view->text);
    mc_json_object_optional(&object, "note", entry->note);
    write_examples(&object, view, "hits", true);
    write_examples(&object, view, "misses", false);
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}

static mc_status show(const mc_session *session, const mc_entry *entry, mc_error *err)
{
    mc_buf text = MC_BUF_INIT(1 << 20), out = MC_BUF_INIT(1 << 24);
    entry_view view = view_of(session->lexicon, entry, &text);
    if (session->options->json)
        write_object(&out, &view);
    else
        write_lines(&out, &view);
    bool failed = mc_buf_status(&text) != MC_OK || mc_buf_status(&out) != MC_OK;
    mc_status st = failed ? mc_error_memory(err) : MC_OK;
    if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&text);
    mc_buf_dispose(&out);
    return st;
}

mc_status mc_entry_show_run(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    const mc_option_list *inputs = &session->options->inputs;
    mc_status st = mc_session_load(session, (mc_lexicon_options){.with_examples = true}, err);
    for (uint32_t i = 1; st == MC_OK && i < inputs->count; i++) {
        uint32_t entry = mc_lexicon_entry_find(session->lexicon, mc_str_from_z(inputs->items[i]));
        if (entry == MC_NONE)
            st = mc_error_set(err, MC_ERR_USAGE, "no entry has the id '%s'", inputs->items[i]);
        else
            st = show(session, &session->lexicon->entries[entry], err);
    }
    return st;
}
