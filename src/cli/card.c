// SPDX-License-Identifier: Apache-2.0
#include "cli/card.h"

#include "record/json_write.h"

mc_card mc_card_open(mc_buf *out, bool json)
{
    mc_card card = {.out = out, .json = json};
    if (json) card.object = mc_json_object_open(out);
    return card;
}

void mc_card_close(mc_card *card)
{
    if (card->json) mc_json_object_close(&card->object);
    mc_buf_add_char(card->out, '\n');
}

static void add_line(mc_card *card, const char *name, mc_str value)
{
    mc_buf_add_z(card->out, name);
    mc_buf_add_char(card->out, '\t');
    for (uint32_t i = 0; i < value.size; i++) {
        mc_buf_add_char(card->out, value.data[i]);
        if (value.data[i] == '\n') mc_buf_add_char(card->out, '\t');
    }
    mc_buf_add_char(card->out, '\n');
}

void mc_card_str(mc_card *card, const char *name, mc_str value)
{
    if (card->json)
        mc_json_object_optional(&card->object, name, value);
    else if (value.size)
        add_line(card, name, value);
}

void mc_card_place(mc_card *card, const char *file, uint32_t line)
{
    if (card->json) {
        mc_json_object_str(&card->object, "file", mc_str_from_z(file));
        mc_json_object_uint(&card->object, "line", line);
    } else {
        mc_buf_add_format(card->out, "file\t%s:%u\n", file, (unsigned)line);
    }
}

void mc_card_list(mc_card *card, const char *name, const char *item)
{
    card->list = item;
    card->first = true;
    if (!card->json) return;
    mc_json_object_key(&card->object, name);
    mc_buf_add_char(card->out, '[');
}

void mc_card_item(mc_card *card, mc_str value)
{
    if (!card->json) {
        add_line(card, card->list, value);
        return;
    }
    if (!card->first) mc_buf_add_char(card->out, ',');
    mc_json_write_string(card->out, value);
    card->first = false;
}

void mc_card_list_end(mc_card *card)
{
    if (card->json) mc_buf_add_char(card->out, ']');
}

void mc_card_row(mc_card *card, const char *name)
{
    card->list = name;
    card->first = true;
    if (!card->json) return;
    mc_json_object_key(&card->object, name);
    mc_buf_add_char(card->out, '{');
}

void mc_card_cell(mc_card *card, mc_str column, mc_str value)
{
    if (value.size == 0) return;
    if (card->json) {
        if (!card->first) mc_buf_add_char(card->out, ',');
        mc_json_write_string(card->out, column);
        mc_buf_add_char(card->out, ':');
        mc_json_write_string(card->out, value);
        card->first = false;
        return;
    }
    mc_buf_add_z(card->out, card->list);
    mc_buf_add_char(card->out, '.');
    mc_buf_add_str(card->out, column);
    mc_buf_add_char(card->out, '\t');
    mc_buf_add_str(card->out, value);
    mc_buf_add_char(card->out, '\n');
}

void mc_card_row_end(mc_card *card)
{
    if (card->json) mc_buf_add_char(card->out, '}');
}
