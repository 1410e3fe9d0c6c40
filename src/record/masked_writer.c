// SPDX-License-Identifier: Apache-2.0
#include "record/masked_writer.h"

#include "record/json_write.h"
#include "record/mask_name.h"

void mc_masked_writer_init(mc_masked_writer *writer, mc_str text, const mc_mask_rules *rules)
{
    *writer = (mc_masked_writer){.text = text, .rules = rules};
    writer->scratch = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    if (rules) writer->status = mc_mask_find(&writer->spans, rules, text);
}

void mc_masked_writer_dispose(mc_masked_writer *writer)
{
    mc_mask_spans_dispose(&writer->spans);
    mc_mask_spans_dispose(&writer->field);
    mc_buf_dispose(&writer->scratch);
}

static void write_scratch(mc_masked_writer *writer, mc_buf *out)
{
    if (writer->status == MC_OK) writer->status = mc_buf_status(&writer->scratch);
    mc_json_write_string(out, mc_buf_str(&writer->scratch));
}

void mc_masked_writer_piece(mc_masked_writer *writer, mc_json_object *object, const char *key,
                            mc_byte_span bytes)
{
    mc_json_object_key(object, key);
    mc_buf_clear(&writer->scratch);
    mc_mask_write(&writer->scratch, &writer->spans, writer->text, bytes.begin, bytes.end);
    write_scratch(writer, object->out);
}

void mc_masked_writer_plain(const mc_masked_writer *writer, mc_buf *out, mc_byte_span bytes)
{
    mc_mask_write(out, &writer->spans, writer->text, bytes.begin, bytes.end);
}

void mc_masked_writer_string(mc_masked_writer *writer, mc_buf *out, mc_str value)
{
    if (!writer->rules) {
        mc_json_write_string(out, value);
        return;
    }
    mc_status found = mc_mask_find(&writer->field, writer->rules, value);
    if (writer->status == MC_OK) writer->status = found;
    mc_buf_clear(&writer->scratch);
    mc_mask_write(&writer->scratch, &writer->field, value, 0, value.size);
    write_scratch(writer, out);
}

void mc_masked_writer_field(mc_masked_writer *writer, mc_json_object *object, const char *key,
                            mc_str value)
{
    if (value.size == 0) {
        mc_json_object_null(object, key);
        return;
    }
    mc_json_object_key(object, key);
    mc_masked_writer_string(writer, object->out, value);
}

void mc_masked_writer_name(mc_masked_writer *writer, mc_json_object *object, const char *key,
                           mc_str value)
{
    mc_json_object_key(object, key);
    mc_buf_clear(&writer->scratch);
    mc_buf_add_str(&writer->scratch, value);
    if (writer->rules && writer->scratch.data)
        mc_mask_name(writer->scratch.data, (uint32_t)writer->scratch.size);
    write_scratch(writer, object->out);
}
