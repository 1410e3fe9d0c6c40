// SPDX-License-Identifier: Apache-2.0
// Elements are counted by name and class; by id but for its digits where there is no class:
//
//     <div class="post even"><b>甲</b><p>他们骂我。</p></div>      div post, div even
//     <div class="post odd"><b>乙</b><p>我也是。</p></div>         div post, div odd
//     <div id="post_71">…</div> <div id="post_72">…</div>          div id post_
//
// Posts are elements of one kind, none inside another, nearly all of which have words on more than
// one line (who wrote, and what), and which together hold most of the page's text. Of several such
// kinds the most numerous one is told: a page of two floors of posts repeats the posts.
#include "input/page_posts.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

enum { MOST_KINDS = 256, FEWEST_POSTS = 3, FEWEST_BYTES = 12 };

// What may stand in an XPath between quotes.
static bool is_plain(mc_str name)
{
    for (uint32_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') return false;
    }
    return name.size > 0 && name.size < sizeof((mc_page_kind *)0)->name;
}

// Elements of words inside a text are no posts.
static bool may_be_post(const char *element)
{
    static const char *const names[] = {"div", "li",    "article", "section", "tr", "table",
                                        "dl",  "tbody", "dd",      "ul",      "ol"};
    return mc_str_is_any(mc_str_from_z(element), names, sizeof names / sizeof *names);
}

static bool is_kind(const mc_page_kind *kind, const char *element, mc_str name, bool by_id)
{
    return kind->by_id == by_id && mc_str_equal(mc_str_from_z(kind->name), name) &&
           strcmp(kind->element, element) == 0;
}

static mc_page_kind *find_kind(mc_page_posts *posts, const char *element, mc_str name, bool by_id)
{
    for (uint32_t i = 0; i < posts->kind_count; i++)
        if (is_kind(&posts->kinds[i], element, name, by_id)) return &posts->kinds[i];
    uint32_t count = posts->kind_count;
    posts->failed = count == MOST_KINDS ||
                    !MC_ARRAY_RESERVE(posts->kinds, posts->kind_capacity, (uint64_t)count + 1);
    if (posts->failed) return NULL;
    mc_page_kind *kind = &posts->kinds[posts->kind_count++];
    *kind = (mc_page_kind){.by_id = by_id, .exact = true};
    memcpy(kind->element, element, strlen(element));
    memcpy(kind->name, name.data, name.size);
    return kind;
}

static void see(mc_page_posts *posts, mc_page_open *open, const char *element, mc_str name,
                bool by_id, bool alone)
{
    bool full = open->kind_count == sizeof open->kinds / sizeof *open->kinds;
    mc_page_kind *kind = full || !is_plain(name) ? NULL : find_kind(posts, element, name, by_id);
    if (!kind) return;
    kind->all++;
    kind->nested = kind->nested || kind->open > 0;
    kind->open++;
    kind->exact = kind->exact && alone;
    open->kinds[open->kind_count++] = (uint16_t)(kind - posts->kinds);
}

static void see_classes(mc_page_posts *posts, mc_page_open *open, const char *element,
                        const char *classes)
{
    mc_str rest = mc_str_from_z(classes), word = {NULL, 0};
    while (!posts->failed && mc_str_split(&rest, ' ', &word)) {
        bool alone = strlen(classes) == word.size;
        if (word.size) see(posts, open, element, word, false, alone);
    }
}

// "post_71" without its digits; an id without any names one element.
static void see_id(mc_page_posts *posts, mc_page_open *open, const char *element, const char *id)
{
    char name[sizeof((mc_page_kind *)0)->name];
    uint32_t size = 0, length = (uint32_t)strlen(id);
    if (length >= sizeof name) return;
    for (uint32_t i = 0; i < length; i++) {
        if (id[i] < '0' || id[i] > '9') name[size++] = id[i];
    }
    if (size < length) see(posts, open, element, (mc_str){name, size}, true, true);
}

void mc_page_posts_enter(mc_page_posts *posts, const char *element, const char *classes,
                         const char *id, size_t at)
{
    uint32_t count = posts->open_count;
    if (posts->failed) return;
    posts->failed = !MC_ARRAY_RESERVE(posts->open, posts->open_capacity, (uint64_t)count + 1);
    if (posts->failed) return;
    mc_page_open *open = &posts->open[posts->open_count++];
    *open = (mc_page_open){.begin = at};
    if (!may_be_post(element)) return;
    if (classes && *classes)
        see_classes(posts, open, element, classes);
    else if (id)
        see_id(posts, open, element, id);
}

void mc_page_posts_leave(mc_page_posts *posts, mc_str text)
{
    if (posts->failed || posts->open_count == 0) return;
    const mc_page_open *open = &posts->open[--posts->open_count];
    if (open->kind_count == 0) return;
    mc_str words = {NULL, 0};
    if (text.size > open->begin)
        words = mc_str_trim(mc_str_slice(text, (uint32_t)open->begin, text.size));
    bool post = words.size >= FEWEST_BYTES &&
                (memchr(words.data, '\n', words.size) || memchr(words.data, '\t', words.size));
    for (uint32_t i = 0; i < open->kind_count; i++) {
        mc_page_kind *kind = &posts->kinds[open->kinds[i]];
        kind->open--;
        kind->bytes += words.size;
        kind->posts += post;
    }
}

static void write_path(const mc_page_kind *kind, mc_buf *xpath)
{
    if (kind->by_id)
        mc_buf_add_format(xpath, "//%s[translate(@id,'0123456789','')='%s']", kind->element,
                          kind->name);
    else if (kind->exact)
        mc_buf_add_format(xpath, "//%s[@class='%s']", kind->element, kind->name);
    else
        mc_buf_add_format(xpath, "//%s[contains(concat(' ',@class,' '),' %s ')]", kind->element,
                          kind->name);
}

uint32_t mc_page_posts_find(const mc_page_posts *posts, size_t text_bytes, mc_buf *xpath)
{
    const mc_page_kind *best = NULL;
    for (uint32_t i = 0; !posts->failed && i < posts->kind_count; i++) {
        const mc_page_kind *kind = &posts->kinds[i];
        bool most = kind->bytes * 5 >= (uint64_t)text_bytes * 3;
        bool all = (uint64_t)kind->posts * 10 >= (uint64_t)kind->all * 9;
        if (kind->nested || !most || !all || kind->posts < FEWEST_POSTS) continue;
        bool better = !best || kind->posts > best->posts ||
                      (kind->posts == best->posts && kind->bytes > best->bytes);
        if (better) best = kind;
    }
    if (best) write_path(best, xpath);
    return best ? best->posts : 0;
}

void mc_page_posts_dispose(mc_page_posts *posts)
{
    free(posts->kinds);
    free(posts->open);
    *posts = (mc_page_posts){0};
}
