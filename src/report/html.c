// SPDX-License-Identifier: Apache-2.0
#include "report/html.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "report/page_script.h"
#include "report/page_style.h"

void mc_html_escape(mc_buf *out, mc_str text)
{
    for (uint32_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        switch (c) {
        case '&':
            mc_buf_add_z(out, "&amp;");
            break;
        case '<':
            mc_buf_add_z(out, "&lt;");
            break;
        case '>':
            mc_buf_add_z(out, "&gt;");
            break;
        case '"':
            mc_buf_add_z(out, "&quot;");
            break;
        case '\'':
            mc_buf_add_z(out, "&#39;");
            break;
        default:
            // HTML allows no control characters but blanks.
            if ((unsigned char)c < 0x20 && c != '\n' && c != '\t') c = ' ';
            mc_buf_add_char(out, c);
        }
    }
}

void mc_html_raw(mc_html *page, const char *markup)
{
    mc_buf_add_z(&page->out, markup);
}

void mc_html_text(mc_html *page, mc_str text)
{
    mc_html_escape(&page->out, text);
}

void mc_html_foreign(mc_html *page, mc_str text)
{
    mc_html_raw(page, "<bdi>");
    mc_html_text(page, text);
    mc_html_raw(page, "</bdi>");
}

void mc_html_label(mc_html *page, const char *key)
{
    mc_html_text(page, mc_messages_text(page->messages, key));
}

void mc_html_label_with(mc_html *page, const char *key, mc_str arg0, mc_str arg1)
{
    mc_buf_clear(&page->scratch);
    mc_messages_write(page->messages, &page->scratch, key, arg0, arg1);
    mc_html_text(page, mc_buf_str(&page->scratch));
}

void mc_html_code(mc_html *page, const char *prefix, mc_str code)
{
    mc_html_text(page, mc_messages_code(page->messages, prefix, code));
}

void mc_html_number(mc_html *page, int64_t number)
{
    mc_buf_add_int(&page->out, number);
}

void mc_html_authors(mc_html *page, int64_t authors, int64_t documents)
{
    if (authors == 0 && documents > 0) {
        mc_html_label(page, "rate.none");
    } else {
        mc_html_number(page, authors);
    }
}

void mc_html_percent(mc_html *page, double share)
{
    int tenths = (int)(share * 1000 + 0.5);
    mc_buf_add_format(&page->out, "%d.%d%%", tenths / 10, tenths % 10);
}

void mc_html_element_with(mc_html *page, const char *tag, const char *key, mc_str arg)
{
    mc_buf_add_format(&page->out, "<%s>", tag);
    mc_html_label_with(page, key, arg, MC_STR(""));
    mc_buf_add_format(&page->out, "</%s>", tag);
}

void mc_html_element(mc_html *page, const char *tag, const char *key)
{
    mc_html_element_with(page, tag, key, MC_STR(""));
}

static void write_link(mc_html *page, const char *file, const char *key, const char *here)
{
    mc_buf_add_format(&page->out, "<a href=\"%s\"%s>", file,
                      strcmp(file, here) == 0 ? " aria-current=\"page\"" : "");
    mc_html_label(page, key);
    mc_html_raw(page, "</a>");
}

void mc_html_begin(mc_html *page, const mc_messages *messages, mc_str title, const char *here)
{
    *page = (mc_html){MC_BUF_INIT(MC_MAX_BUFFER_BYTES), MC_BUF_INIT(MC_MAX_BUFFER_BYTES), messages};
    bool english = mc_messages_is_english(messages);
    mc_html_raw(page, "<!DOCTYPE html>\n<html lang=\"");
    mc_html_raw(page, english ? "en" : "zh-CN");
    mc_html_raw(page, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n"
                      "<meta name=\"referrer\" content=\"no-referrer\">\n"
                      "<meta name=\"generator\" content=\"mingcha\">\n<title>");
    mc_html_text(page, title);
    mc_html_raw(page, " · ");
    mc_html_label(page, "report.title");
    mc_html_raw(page, "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n");
    for (int i = 0; i < MC_PAGE_STYLE_PARTS; i++) {
        mc_html_raw(page, mc_page_style_css(i));
    }
    mc_html_raw(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    mc_html_label(page, "nav.skip");
    mc_html_raw(page, "</a>\n<header class=\"top\"><nav aria-label=\"");
    mc_html_label(page, "nav.label");
    mc_html_raw(page, "\">");
    write_link(page, "index.html", "nav.index", here);
    write_link(page, "unattributed.html", "nav.unattributed", here);
    write_link(page, "ambiguous.html", "nav.ambiguous", here);
    write_link(page, "few.html", "nav.few", here);
    mc_html_raw(page, "</nav><p class=\"notice\" role=\"note\"><strong>");
    mc_html_label(page, "notice.unverified");
    mc_html_raw(page, "</strong> ");
    mc_html_label(page, "notice.meaning");
    mc_html_raw(page, "</p></header>\n<main id=\"main\" tabindex=\"-1\">\n<h1>");
    mc_html_text(page, title);
    mc_html_raw(page, "</h1>\n");
}

void mc_html_notice(mc_html *page, const char *key)
{
    mc_html_raw(page, "<p class=\"notice\" role=\"alert\"><strong>");
    mc_html_label(page, key);
    mc_html_raw(page, "</strong></p>\n");
}

mc_status mc_html_write(mc_html *page, const char *folder, const char *name, mc_error *err)
{
    mc_html_raw(page, "</main>\n<footer><p>");
    mc_html_label(page, "notice.unverified");
    mc_html_raw(page, " · ");
    mc_html_label(page, "footer.program");
    mc_html_raw(page, "</p></footer>\n");
    mc_html_raw(page, mc_page_script());
    mc_html_raw(page, "</body>\n</html>\n");
    mc_arena arena = MC_ARENA_INIT;
    mc_str path = mc_path_join(&arena, mc_str_from_z(folder), mc_str_from_z(name));
    mc_status st = mc_buf_status(&page->out);
    if (st != MC_OK) mc_error_set_at(err, st, name, 0, 0, "the page is too large for its limit");
    if (st == MC_OK && !path.data) st = mc_error_memory(err);
    if (st == MC_OK) st = mc_file_write(path.data, mc_buf_str(&page->out), err);
    mc_arena_dispose(&arena);
    mc_html_dispose(page);
    return st;
}

void mc_html_dispose(mc_html *page)
{
    mc_buf_dispose(&page->out);
    mc_buf_dispose(&page->scratch);
}
