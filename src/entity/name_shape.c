// SPDX-License-Identifier: Apache-2.0
#include "entity/name_shape.h"

#include "base/ascii.h"
#include "text/word_costs.h"

/*
 * A pattern knows how names end (消费金融, 有限公司, 贷平台); where they begin, no pattern can
 * know: it gives the whole run of letters before the end. All that follows is done with words of
 * lexicons/classes/company.tsv.
 *
 *   警方表示已办理上海丙丁电子科技有限公司
 *           `--' break     `----------' common, stripped from the right
 *              `--' place `--' core
 *
 * 1. The *core* ends where, read from the right, common words end (科技, 有限公司, 贷, a place in
 *    brackets).
 * 2. The name begins behind the last *break* word before that end (已, 办理, 通过, 尽管, 平台). A
 *    keep word that is as long or longer protects what it covers (成都, 信用, 和信), and quotation
 *    marks on both sides all between them (“钱到家”).
 * 3. A number that goes with a unit (9日, 08亿股) is cut off, one that leads (12丙丁金服) if a core
 *    is left.
 * 4. A full legal name begins at the last place in it (案轮候冻结中弘 … 深圳丙丁有限公司), if a
 *    core is left. A place in brackets belongs to its name. Of a brand it is no part
 *    (北海丙丁钱包).
 * 5. Common words and places are stripped from the left of the core. Less than MIN_CORE left: no
 *    name (大型消费金融, 上海网贷, 金融信息服务有限公司). But a place makes a name of a bank
 *    (南山银行), with a brand or without (南山丙丁银行), and so do a lawsuit (被告丙丁银行) and
 *    what a customer does there (在丙丁银行办的卡).
 * 6. The run must begin somewhere: at a mark, behind a break word, a place, a number, or at the
 *    start of the text. A run that is merely cut off by the pattern's length is no name.
 * 7. A first character that belongs to the word before it is cut off (被告人丙丁 is not 被 and
 *    告人丙丁).
 * 8. A trade at the end of a name without legal form is no part of it (丙丁P2P网贷平台).
 * 9. Brands are short: a core longer than BRAND_CORE without a legal form is MC_SHAPE_WEAK, and so
 *    is an ending that common nouns have, too (金融, 理财), unless a word for companies, what only
 *    companies do (的催收, 跑路) or a quotation mark follows it, it is all of a hashtag, customers
 *    deal with it (在丙丁融资租赁办了车贷), or one of SHOWN_CORE at most opens a clause
 *    (，丙丁金融…) or follows a word that governs names (被丙丁金融). 消费金融 is an ending of
 *    brands alone (company_name_strong).
 */

enum {
    MIN_CORE = 2,
    MIN_OPENING = 2,
    SHOWN_CORE = 3,
    BRAND_CORE = 4,
    MAX_BRACKET = 8,
    NEIGHBOURS_BEFORE = 3,
    NEIGHBOURS_BEHIND = 4,
    CUT_GAIN = 15, // in units of text/word_costs.h: 32 times as probable
    MAX_BRANCH = 12
};

static bool closes_bracket(uint16_t c)
{
    return c == ')' || c == 0xFF09;
}

static bool opens_bracket(uint16_t c)
{
    return c == '(' || c == 0xFF08;
}

// Where the bracket that closes before `at` opens; `at` when there is none close by.
static uint32_t before_bracket(mc_ustr units, uint32_t begin, uint32_t at)
{
    if (at == begin || !closes_bracket(units.data[at - 1])) return at;
    for (uint32_t i = at - 1; i > begin && at - i <= MAX_BRACKET; i--)
        if (opens_bracket(units.data[i - 1])) return i - 1;
    return at;
}

// End of the core: common words and brackets stripped from the right.
static uint32_t core_end(const mc_entity_index *index, mc_ustr units, mc_norm_span span)
{
    uint32_t end = span.end;
    for (;;) {
        uint32_t next = before_bracket(units, span.begin, end);
        uint32_t word = mc_entity_index_ends(index, MC_ENTITY_NAME_COMMON, units, next);
        if (word > 0 && word <= next - span.begin) next -= word;
        if (next == end) return end;
        end = next;
    }
}

// Begin of the core: common words, places and digits stripped from the left.
static uint32_t core_begin(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    uint32_t at = core.begin;
    while (at < core.end) {
        uint32_t word = mc_entity_index_begins(index, MC_ENTITY_NAME_COMMON, units, at);
        uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, units, at);
        if (place > word) word = place;
        if (word == 0) break;
        at += word;
    }
    return at < core.end ? at : core.end;
}

static uint32_t core_size(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    return core.end - core_begin(index, units, core);
}

// A core of one character takes back a common one, if that is not part of the ending: 丙花小贷 is
// no name 丙.
static void widen(const mc_entity_index *index, mc_ustr units, uint32_t end, mc_norm_span *core)
{
    if (core_size(index, units, *core) == 1 && core->end + 1 < end &&
        mc_entity_index_begins(index, MC_ENTITY_NAME_COMMON, units, core->end) == 1)
        core->end++;
}

// Behind the last break word that ends inside the core; `span.begin` when there is none.
static uint32_t behind_breaks(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    uint32_t begin = core.begin;
    for (uint32_t at = core.begin; at < core.end;) {
        uint32_t keep = mc_entity_index_begins(index, MC_ENTITY_NAME_KEEP, units, at);
        uint32_t stop = mc_entity_index_begins(index, MC_ENTITY_NAME_BREAK, units, at);
        if (keep > 0 && keep >= stop) {
            at += keep;
        } else if (stop > 0 && stop <= core.end - at) {
            at += stop;
            begin = at;
        } else {
            at++;
        }
    }
    return begin;
}

// Behind the last number with a unit, and behind a number that leads if a core is left (360金融 is
// a name).
static uint32_t behind_number(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    uint32_t counted = core.begin, led = core.begin;
    for (uint32_t at = core.begin; at < core.end; at++) {
        if (!mc_is_digit(units.data[at])) continue;
        uint32_t behind = at + 1;
        uint32_t unit = mc_entity_index_begins(index, MC_ENTITY_NAME_UNIT, units, behind);
        if (unit > 0 && unit <= core.end - behind) counted = led = behind + unit;
        if (at == led) led = behind;
    }
    mc_norm_span rest = {led, core.end};
    return core_size(index, units, rest) >= MIN_CORE ? led : counted;
}

// Behind the first character where that belongs to a word begun before it (指使丙丁小贷 of which a
// pattern has 使丙丁小贷): the cheapest words of the characters around gain CUT_GAIN by having no
// edge there.
static uint32_t behind_cut_word(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    const mc_word_costs *words = mc_fold_table_words(index->lexicon->fold);
    mc_ustr name = {units.data, core.end};
    mc_ustr before = {.size = mc_word_costs_before(name, core.begin, NEIGHBOURS_BEFORE)};
    mc_ustr own = {units.data + core.begin,
                   mc_word_costs_behind(name, core.begin, NEIGHBOURS_BEHIND)};
    before.data = own.data - before.size;
    mc_ustr both = {before.data, before.size + own.size};
    if (!before.size || !own.size) return core.begin;
    uint32_t apart = mc_word_costs_cut(words, before, NULL) + mc_word_costs_cut(words, own, NULL);
    bool cut = apart >= mc_word_costs_cut(words, both, NULL) + CUT_GAIN;
    return cut ? core.begin + 1 : core.begin;
}

// The last place in the core that no bracket opens before; `core.begin` when it leaves no core.
static uint32_t at_place(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    for (uint32_t at = core.end; at-- > core.begin + 1;) {
        if (opens_bracket(units.data[at - 1])) continue;
        uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, units, at);
        mc_norm_span rest = {at, core.end};
        if (place > 0 && core_size(index, units, rest) >= MIN_CORE) return at;
    }
    return core.begin;
}

// Behind the places that lead: of a brand they only say where it is (北海丙丁钱包).
static uint32_t behind_places(const mc_entity_index *index, mc_ustr units, mc_norm_span core)
{
    uint32_t at = core.begin;
    for (;;) {
        uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, units, at);
        mc_norm_span rest = {at + place, core.end};
        if (place == 0 || rest.begin >= core.end || core_size(index, units, rest) < MIN_CORE)
            return at;
        at = rest.begin;
    }
}

// A legal form ends a name: what goes on behind it is no name (丙丁有限公司金融).
static bool holds_legal_form(const mc_entity_index *index, mc_ustr units, mc_norm_span span)
{
    for (uint32_t at = span.begin; at < span.end; at++) {
        uint32_t form = mc_entity_index_begins(index, MC_ENTITY_LEGAL_FORM, units, at);
        if (form > 0 && at + form < span.end) return true;
    }
    return false;
}

// Nothing that could be part of a longer word stands before it.
static bool stands_at_mark(mc_ustr units, uint32_t at)
{
    return at == 0 || !mc_name_shape_is_letter(units.data[at - 1]);
}

// Something before the span shows that a word may begin there.
static bool begins_clearly(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    return stands_at_mark(units, at) ||
           mc_entity_index_is_before(index, MC_ENTITY_NAME_BREAK, units, at) ||
           mc_entity_index_is_before(index, MC_ENTITY_LEGAL_FORM, units, at);
}

// Cuts a trade off the end.
static void drop_trade(const mc_entity_index *index, mc_ustr units, mc_norm_span *span)
{
    for (;;) {
        uint32_t word = mc_entity_index_ends(index, MC_ENTITY_NAME_TRADE, units, span->end);
        if (word == 0 || word >= span->end - span->begin) return;
        span->end -= word;
    }
}

static bool is_quote(uint16_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || (c >= 0x300A && c <= 0x300F);
}

// All of a quotation: where it begins and ends is said.
static bool is_quoted(mc_ustr units, mc_norm_span span)
{
    return span.begin > 0 && is_quote(units.data[span.begin - 1]) && span.end < units.size &&
           is_quote(units.data[span.end]);
}

// All of a hashtag: #丙丁理财#.
static bool is_tag(mc_ustr units, mc_norm_span span)
{
    return span.begin > 0 && units.data[span.begin - 1] == '#' && span.end < units.size &&
           (units.data[span.end] == '#' || units.data[span.end] == '[');
}

// Nothing but one word that is no part of a name stands between the mark and it: 今天丙丁金融….
static bool follows_opening(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    uint32_t word = mc_entity_index_ends(index, MC_ENTITY_NAME_BREAK, units, at);
    return word >= MIN_OPENING && stands_at_mark(units, at - word);
}

// 丙丁钱包，态度恶劣…: a text opens with the one it complains of.
static bool heads_text(mc_ustr units, mc_norm_span span)
{
    return span.begin == 0 && span.end + 1 < units.size &&
           (units.data[span.end] == ',' || units.data[span.end] == 0xFF0C);
}

// A company is spoken of, or what only companies do or have comes behind it.
static bool is_followed(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    return mc_entity_index_is_behind(index, MC_ENTITY_GENERIC, units, at) ||
           mc_entity_index_is_behind(index, MC_ENTITY_NAME_ACT, units, at);
}

static bool is_verb(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    return mc_entity_index_is_behind(index, MC_ENTITY_NAME_VERB, units, at);
}

// 丙丁钱包：…
static bool heads_line(mc_ustr units, uint32_t end)
{
    return end < units.size && (units.data[end] == ':' || units.data[end] == 0xFF1A);
}

// The ending is one that only brands have; or a closing quotation mark follows, or a word for
// companies or an act of theirs does and the core is short.
static bool is_shown(const mc_entity_index *index, mc_ustr units, mc_norm_span span, uint32_t core)
{
    uint32_t weak = mc_entity_index_ends(index, MC_ENTITY_NAME_WEAK, units, span.end);
    if (weak <= mc_entity_index_ends(index, MC_ENTITY_NAME_STRONG, units, span.end)) return true;
    if (span.end < units.size && is_quote(units.data[span.end])) return true;
    if (is_tag(units, span)) return true;
    if (stands_at_mark(units, span.begin))
        return core <= BRAND_CORE &&
               (heads_line(units, span.end) || is_followed(index, units, span.end) ||
                is_verb(index, units, span.end));
    if (core > SHOWN_CORE) return false;
    return is_followed(index, units, span.end) ||
           (follows_opening(index, units, span.begin) && is_verb(index, units, span.end));
}

// 在丙丁银行办的信用卡, 和丙丁银行协商: a sign of objects or a joint before the name, what
// customers do there behind it.
static bool is_dealt_with(const mc_entity_index *index, mc_ustr units, mc_norm_span name)
{
    bool with = mc_entity_index_is_before(index, MC_ENTITY_OBJECT_BEFORE, units, name.begin) ||
                (!stands_at_mark(units, name.begin) &&
                 mc_entity_index_is_before(index, MC_ENTITY_JOINTS, units, name.begin));
    return with && mc_entity_index_is_behind(index, MC_ENTITY_FIRM_DONE, units, name.end);
}

// 被丙丁金融，: behind a word that governs names, and before a mark or what only companies do.
static bool is_governed(const mc_entity_index *index, mc_ustr units, mc_norm_span name)
{
    static const mc_entity_class governors[] = {MC_ENTITY_OBJECT_BEFORE, MC_ENTITY_AGENT_BEFORE,
                                                MC_ENTITY_NAME_LEAD,     MC_ENTITY_COMPARED_BEFORE,
                                                MC_ENTITY_FUNDER_BEFORE, MC_ENTITY_SUES};
    bool before = false;
    for (size_t i = 0; !before && i < sizeof governors / sizeof *governors; i++)
        before = mc_entity_index_is_before(index, governors[i], units, name.begin);
    bool ends = name.end == units.size || !mc_name_shape_is_letter(units.data[name.end]);
    return before &&
           (ends || is_followed(index, units, name.end) || is_verb(index, units, name.end));
}

// ，丙丁金融…: a short name opens its clause, whatever it does there; not a text, which a title may
// open.
static bool opens_clause(mc_ustr units, mc_norm_span name)
{
    return name.begin > 0 && stands_at_mark(units, name.begin);
}

// Moves the begin of the span behind what is no part of a name; false when no brand is left before
// `end`.
static bool begin_at_brand(const mc_entity_index *index, mc_ustr units, uint32_t end,
                           mc_norm_span *span)
{
    bool clear = begins_clearly(index, units, span->begin);
    mc_norm_span core = {span->begin, end};
    core.begin = behind_breaks(index, units, core);
    core.begin = behind_number(index, units, core);
    if (core.begin == span->begin && !clear) return false;
    span->begin = core.begin;
    uint32_t size = core_size(index, units, core);
    return size >= MIN_CORE && size <= SHOWN_CORE && size == end - core.begin &&
           !mc_is_digit(units.data[core.begin]);
}

// 南山丙丁村镇银行: a place, a brand and the firm; not 南山多家银行.
static bool is_placed_brand(const mc_entity_index *index, mc_ustr units, uint32_t firm,
                            mc_norm_span *span)
{
    mc_norm_span core = {span->begin, span->end - firm};
    bool clear = begins_clearly(index, units, span->begin);
    core.begin = behind_breaks(index, units, core);
    uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, units, core.begin);
    if (place == 0 || (core.begin == span->begin && !clear)) return false;
    mc_norm_span brand = {core.begin + place, core.end};
    uint32_t size = core_size(index, units, brand);
    if (brand.begin >= core.end || size != core.end - brand.begin) return false;
    mc_ustr word = {units.data + brand.begin, span->end - brand.begin};
    if (size < MIN_CORE || size > SHOWN_CORE || mc_is_digit(units.data[brand.begin]) ||
        mc_entity_index_holds(index, MC_ENTITY_NAME_NEVER, word))
        return false;
    span->begin = core.begin;
    return true;
}

// A firm of which a place has few makes a name of the place before it (南山银行), and a bank that is
// of one county of whatever it is called (丙丁农商行). Another short name with such an end must be
// party of a lawsuit, have a branch (被告丙丁银行, 丙丁银行信用卡中心), or be dealt with.
static mc_name_shape place_firm_shape(const mc_entity_index *index, mc_ustr units, uint32_t firm,
                                      mc_norm_span *span)
{
    uint32_t at = span->end - firm;
    uint32_t place = mc_entity_index_ends(index, MC_ENTITY_NAME_PLACE, units, at);
    if (place > 0 && place <= at - span->begin) {
        span->begin = at - place;
        return MC_SHAPE_NAME;
    }
    if (is_placed_brand(index, units, firm, span)) return MC_SHAPE_NAME;
    if (!begin_at_brand(index, units, at, span)) return MC_SHAPE_NONE;
    bool proven = mc_entity_index_is_before(index, MC_ENTITY_LOCAL_BANK, units, span->end) ||
                  mc_entity_index_is_before(index, MC_ENTITY_NAME_ROLE, units, span->begin) ||
                  mc_entity_index_is_behind(index, MC_ENTITY_BRANCH, units, span->end) ||
                  is_dealt_with(index, units, *span) || is_governed(index, units, *span) ||
                  opens_clause(units, *span) ||
                  (stands_at_mark(units, span->begin) &&
                   mc_entity_index_is_behind(index, MC_ENTITY_NAME_ACT, units, span->end));
    return proven ? MC_SHAPE_NAME : MC_SHAPE_NONE;
}

mc_name_shape mc_name_shape_trim(const mc_entity_index *index, mc_ustr units, mc_norm_span *span)
{
    uint32_t firm = mc_entity_index_ends(index, MC_ENTITY_PLACE_FIRM, units, span->end);
    if (firm > 0) return place_firm_shape(index, units, firm, span);
    bool legal = mc_entity_index_is_before(index, MC_ENTITY_LEGAL_FORM, units, span->end);
    bool clear = begins_clearly(index, units, span->begin);
    if (!legal) drop_trade(index, units, span);
    mc_norm_span core = {span->begin, core_end(index, units, *span)};
    if (legal || !is_quoted(units, *span)) core.begin = behind_breaks(index, units, core);
    core.begin = behind_number(index, units, core);
    widen(index, units, span->end, &core);
    if (legal) core.begin = at_place(index, units, core);
    bool weak = mc_entity_index_is_before(index, MC_ENTITY_NAME_WEAK, units, span->end);
    if (weak) core.begin = behind_places(index, units, core);
    if (!is_quoted(units, *span)) core.begin = behind_cut_word(index, units, core);
    if (!legal && holds_legal_form(index, units, *span)) return MC_SHAPE_NONE;
    if (core.begin == span->begin && !clear) return MC_SHAPE_NONE;
    uint32_t size = core_size(index, units, core);
    if (size < MIN_CORE || !mc_name_shape_is_letter(units.data[core.begin])) return MC_SHAPE_NONE;
    span->begin = core.begin;
    bool party = mc_entity_index_is_before(index, MC_ENTITY_NAME_ROLE, units, span->begin) ||
                 mc_entity_index_is_before(index, MC_ENTITY_COLLECTOR_BEFORE, units, span->begin) ||
                 is_dealt_with(index, units, *span) ||
                 (size <= SHOWN_CORE && (is_governed(index, units, *span) ||
                                         opens_clause(units, *span) || heads_text(units, *span)));
    bool proven = legal || (size <= BRAND_CORE && (party || is_shown(index, units, *span, size)));
    return proven ? MC_SHAPE_NAME : MC_SHAPE_WEAK;
}

uint32_t mc_name_shape_core(const mc_entity_index *index, mc_ustr name)
{
    return core_end(index, name, (mc_norm_span){0, name.size});
}

uint32_t mc_name_shape_branch_end(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    for (uint32_t i = at;
         i < units.size && i - at <= MAX_BRANCH && mc_name_shape_is_letter(units.data[i]); i++) {
        uint32_t branch = mc_entity_index_begins(index, MC_ENTITY_BRANCH, units, i);
        if (branch > 0) return i + branch;
        uint32_t keep = mc_entity_index_begins(index, MC_ENTITY_NAME_KEEP, units, i);
        uint32_t stop = mc_entity_index_begins(index, MC_ENTITY_NAME_BREAK, units, i);
        if (stop > keep) return at;
        if (keep > 0) i += keep - 1;
    }
    return at;
}

bool mc_name_shape_is_common(const mc_entity_index *index, mc_ustr units, mc_norm_span span)
{
    return core_size(index, units, span) == 0;
}
