// SPDX-License-Identifier: Apache-2.0
/** A small lexicon of invented companies, and one document run through the entity layer. */
#ifndef MC_TEST_ENTITY_FIXTURE_H
#define MC_TEST_ENTITY_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "entity/entity_index.h"

enum { MOST = 100, MOST_WORDS = 40 };

typedef struct fixture {
    mc_fold_table *fold;
    mc_arena arena;
    mc_lexicon lexicon;
    mc_company companies[MOST];
    mc_alias aliases[MOST];
    mc_word_class classes[MOST];
    mc_word words[MOST][MOST_WORDS];
    mc_cue cues[MOST];
    mc_discovery discoveries[MOST];
    mc_entity_index *index;
    mc_entity_run *run;
    mc_text text;
    mc_document document;
    mc_entry entry; /**< of every hit; of no category */
    mc_hit hits[4];
    mc_judgement judgements[4];
    mc_match_result matches;
    mc_context_result context;
    mc_entity_result result;
} fixture;

static inline mc_ustr fold(fixture *f, const char *words)
{
    return mc_fold_string(f->fold, &f->arena, mc_str_from_z(words));
}

/* A class of the words between blanks; MC_NONE for NULL. */
static inline uint32_t add_class(fixture *f, const char *name, const char *words)
{
    if (words == NULL) return MC_NONE;
    uint32_t at = f->lexicon.class_count++;
    assert_true(at < MOST);
    mc_word_class *made = &f->classes[at];
    made->name = mc_str_from_z(name);
    made->words = f->words[at];
    mc_str rest = mc_str_from_z(words), word;
    while (mc_str_split(&rest, ' ', &word)) {
        assert_true(made->word_count < MOST_WORDS);
        f->words[at][made->word_count++].text = mc_fold_string(f->fold, &f->arena, word);
    }
    return at;
}

static inline uint32_t add_company(fixture *f, const char *id, const char *name,
                                   mc_company_kind kind)
{
    uint32_t at = f->lexicon.company_count++;
    f->companies[at] = (mc_company){.id = mc_str_from_z(id),
                                    .name_zh = mc_str_from_z(name),
                                    .kind = kind,
                                    .operator_of = MC_NONE,
                                    .status = MC_STATUS_STABLE};
    return at;
}

static inline void add_alias(fixture *f, uint32_t company, const char *alias,
                             mc_entry_status status, const char *needs, const char *not_in)
{
    uint32_t at = f->lexicon.alias_count++;
    f->aliases[at] = (mc_alias){.text = fold(f, alias),
                                .written = mc_str_from_z(alias),
                                .company = company,
                                .needs = add_class(f, "", needs),
                                .window = 8,
                                .not_in = add_class(f, "", not_in),
                                .status = status};
}

static inline void add_cue(fixture *f, mc_cue_kind kind, const char *text, mc_direction direction)
{
    f->cues[f->lexicon.cue_count++] = (mc_cue){
        .text = fold(f, text), .kind = kind, .direction = direction, .status = MC_STATUS_STABLE};
}

static inline void add_weighty_cue(fixture *f, mc_cue_kind kind, const char *text,
                                   mc_direction direction, int16_t weight)
{
    add_cue(f, kind, text, direction);
    f->cues[f->lexicon.cue_count - 1].weight = weight;
}

static inline void add_discovery(fixture *f, const char *pattern, mc_discovery_kind kind,
                                 const char *not_name)
{
    uint16_t *units = mc_arena_array(&f->arena, strlen(pattern), sizeof *units);
    uint32_t size = 0;
    for (const unsigned char *p = (const unsigned char *)pattern; *p != 0; size++) {
        if (*p < 0x80) {
            units[size] = *p++;
        } else {
            units[size] =
                (uint16_t)(((p[0] & 0x0Fu) << 12) | ((p[1] & 0x3Fu) << 6) | (p[2] & 0x3Fu));
            p += 3;
        }
    }
    f->discoveries[f->lexicon.discovery_count++] =
        (mc_discovery){.id = MC_STR("discover.test"),
                       .pattern = {units, size},
                       .kind = kind,
                       .not_name = add_class(f, "", not_name),
                       .status = MC_STATUS_STABLE,
                       .origin = {"discovery.tsv", 7}};
}

static inline void add_words(fixture *f)
{
    add_class(f, "company_object_before", "在 向 用 联系 致电 根据");
    add_class(f, "company_agent_before", "被 遭 系");
    add_class(f, "company_funder_before", "资方");
    add_class(f, "company_funder_lead", "是");
    add_class(f, "company_funder_after", "放款");
    add_class(f, "company_adverb", "现在");
    add_class(f, "company_collector_ending", "催客科技有限公司");
    add_class(f, "company_contact_before", "致电");
    add_class(f, "company_bystander_before", "据 冒充");
    add_class(f, "company_bystander_after", "上班 日报");
    add_class(f, "company_joints", "、 和 与 ，");
    add_class(f, "company_list_heads", "点名了");
    add_class(f, "company_generic", "平台 公司 该公司 某消费金融 网贷");
    add_class(f, "company_collector_before", "委托 委托的");
    add_class(f, "company_account_before", "扣我");
    add_class(f, "company_account_after", "卡里");
    add_class(f, "company_name_break",
              "在 被 和 由 给 办理 通过 尽管 平台 公司 大型 证实 委托 委托的 叫 被告");
    add_class(f, "company_name_keep", "和信 公司田");
    add_class(f, "company_name_common",
              "消费金融 金融 科技 有限公司 电子 贷 金服 网贷 理财 融资担保");
    add_class(f, "company_name_place", "南山 南山市 北海");
    add_class(f, "company_name_unit", "日 家");
    add_class(f, "company_name_trade", "网贷");
    add_class(f, "company_name_weak", "理财");
    add_class(f, "company_place_firm", "农商行 村镇银行");
    add_class(f, "company_local_bank", "村镇银行");
    add_class(f, "company_branch", "支行 分公司");
    add_class(f, "company_legal_form", "有限公司");
    add_class(f, "company_name_ending", "有限公司 股份有限公司 有限责任公司 公司 服务有限公司");
    add_class(f, "company_name_shortened", "小额贷款 消费金融 融资租赁 农村商业 担保");
    add_class(f, "company_place_rank", "市 省");
    add_class(f, "company_name_lead", "一家叫");
    add_class(f, "company_name_role", "被告");
    add_class(f, "company_firm_done", "办的 信用卡");
    add_class(f, "company_name_strong", "消费金融");
    add_class(f, "company_name_act", "的催收 跑路");
    add_class(f, "company_name_never", "优质理财");
    add_class(f, "company_brief_after", "的 不让");
    add_class(f, "company_brief_sure", "的客服");
    add_class(f, "company_brief_never", "立刻");
    add_class(f, "company_kind_bank", "银行");
    add_class(f, "company_kind_guarantor", "担保公司");
    add_class(f, "company_kind_others", "其他");
    add_class(f, "company_impostor", "骗子");
    add_class(f, "company_another", "另一家 剩下那家");
    add_class(f, "company_several", "7家 多家");
    add_class(f, "company_other_case", "有个案例");
    add_class(f, "company_trader", "学堂");
    add_class(f, "company_passive", "被");
    add_class(f, "company_bank_matter", "信用卡 刷卡");
    add_class(f, "company_ordinary", "返利");
    add_class(f, "company_counsel", "律所");
    add_class(f, "company_culprit_before", "的是");
    add_class(f, "company_mask_before", "冒充 伪造");
    add_class(f, "company_reports_after", "已报案");
    add_class(f, "company_principal_before", "代表");
    add_class(f, "company_hired", "委托的");
    add_class(f, "company_charge_before", "受");
    add_class(f, "company_charge_after", "委托");
    add_class(f, "company_house_before", "我们是 你欠");
    add_class(f, "company_house_after", "提醒您");
    add_class(f, "company_name_verb", "骂");
    add_class(f, "company_compared_before", "比 不如");
    add_class(f, "company_compared_after", "相比");
    add_class(f, "company_sues", "起诉 告上 称");
    add_class(f, "company_takes_before", "将");
    add_class(f, "company_option_before", "去 从");
    add_class(f, "company_option_after", "能借不");
    add_class(f, "company_told_before", "那就");
    add_class(f, "company_purpose_after", "还他们 套现");
    add_class(f, "company_all_after", "都");
    add_cue(f, MC_CUE_INTRODUCTION, "以下简称", MC_FORWARD);
    add_cue(f, MC_CUE_INTRODUCTION, "旗下", MC_FORWARD);
    add_cue(f, MC_CUE_REFERENCE, "该公司", MC_FORWARD);
    add_weighty_cue(f, MC_CUE_REFERENCE, "前者", MC_FORWARD, 1);
    add_weighty_cue(f, MC_CUE_REFERENCE, "后者", MC_FORWARD, 2);
    add_weighty_cue(f, MC_CUE_REFERENCE, "对方", MC_FORWARD, 3);
    add_weighty_cue(f, MC_CUE_CONTRAST, "很客气", MC_BACKWARD, 1);
    add_cue(f, MC_CUE_CONTRAST, "倒没有", MC_BACKWARD);
    add_cue(f, MC_CUE_CONTRAST, "不像", MC_FORWARD);
}

static inline void add_names(fixture *f)
{
    uint32_t first =
        add_company(f, "bingding", "丙丁消费金融有限公司", MC_COMPANY_CONSUMER_FINANCE);
    add_alias(f, first, "丙丁消费金融有限公司", MC_STATUS_STABLE, NULL, NULL);
    add_alias(f, first, "丙丁消费金融", MC_STATUS_STABLE, NULL, NULL);
    add_alias(f, first, "丙丁贷", MC_STATUS_TESTING, NULL, NULL);
    add_alias(f, first, "清风", MC_STATUS_TESTING, "借款 催收", "清风徐来");
    uint32_t second = add_company(f, "wuji", "戊己银行股份有限公司", MC_COMPANY_BANK);
    add_alias(f, second, "戊己银行", MC_STATUS_STABLE, NULL, NULL);
    add_alias(f, second, "戊己", MC_STATUS_TESTING, NULL, NULL);
    uint32_t third = add_company(f, "gengxin", "庚辛咨询", MC_COMPANY_COLLECTOR);
    add_alias(f, third, "庚辛咨询", MC_STATUS_STABLE, NULL, NULL);
    uint32_t counsel = add_company(f, "chensi", "辰巳律所", MC_COMPANY_COLLECTOR);
    add_alias(f, counsel, "辰巳律所", MC_STATUS_STABLE, NULL, NULL);
    uint32_t shop = add_company(f, "rengui", "壬癸商城", MC_COMPANY_OTHER);
    add_alias(f, shop, "壬癸商城", MC_STATUS_STABLE, NULL, NULL);
    uint32_t app = add_company(f, "58dai", "58贷", MC_COMPANY_PLATFORM);
    add_alias(f, app, "58贷", MC_STATUS_TESTING, NULL, NULL);
    uint32_t payment = add_company(f, "zichou", "子丑支付", MC_COMPANY_PAYMENT);
    add_alias(f, payment, "子丑支付", MC_STATUS_STABLE, NULL, NULL);
    uint32_t bank = add_company(f, "dingmao", "丁卯银行", MC_COMPANY_BANK);
    add_alias(f, bank, "丁卯银行", MC_STATUS_STABLE, NULL, NULL);
    add_alias(f, bank, "丁卯", MC_STATUS_TESTING, "借款 催收", NULL);
    uint32_t sister = add_company(f, "dingmao-cf", "丁卯消费", MC_COMPANY_CONSUMER_FINANCE);
    add_alias(f, sister, "丁卯消费", MC_STATUS_STABLE, NULL, NULL);
    add_discovery(f, "([一-鿿]{2,20}?消费金融(?:有限公司)?)", MC_DISCOVER_NAME,
                  "某消费金融");
    add_discovery(f, "([一-鿿a-z0-9（）]{2,20}?科技有限公司)", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿a-z0-9]{2,20}?金服)", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿]{2,20}?网贷)平台", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿]{2,20}?理财)", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿]{2}清风)借款", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿]{2,20}?融资担保)", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "以“([^”]{2,16})”为例", MC_DISCOVER_NAME, NULL);
    add_discovery(f, "([一-鿿]\\*[一-鿿])平台", MC_DISCOVER_MASKED, NULL);
    add_discovery(f, "([一-鿿]{2,4})[(（]60[0-9]{4}[)）]", MC_DISCOVER_TRADED, NULL);
}

/* A test with a fixture of its own: `fixture *f = *state`. */
#define entity_test(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

static inline int fixture_open(void **state)
{
    mc_error err = {0};
    fixture *f = calloc(1, sizeof *f);
    if (f == NULL) return -1;
    *state = f;
    f->arena = MC_ARENA_INIT;
    assert_int_equal(mc_fold_table_load(&f->fold, NULL, MC_LEXICONS, &err), MC_OK);
    f->lexicon.fold = f->fold;
    f->entry.category = MC_NONE;
    f->lexicon.entries = &f->entry;
    f->lexicon.entry_count = 1;
    f->lexicon.companies = f->companies;
    f->lexicon.aliases = f->aliases;
    f->lexicon.classes = f->classes;
    f->lexicon.cues = f->cues;
    f->lexicon.discoveries = f->discoveries;
    add_words(f);
    add_names(f);
    assert_int_equal(mc_entity_index_new(&f->index, &f->lexicon, &err), MC_OK);
    assert_int_equal(mc_entity_run_new(&f->run, f->index, &err), MC_OK);
    assert_int_equal(mc_text_init(&f->text, &err), MC_OK);
    return 0;
}

static inline int fixture_close(void **state)
{
    fixture *f = *state;
    mc_text_dispose(&f->text);
    mc_entity_run_free(f->run);
    mc_entity_index_free(f->index);
    mc_arena_dispose(&f->arena);
    mc_fold_table_free(f->fold);
    free(f);
    return 0;
}

/* Where `words` first stand in the analysed text. */
static inline mc_norm_span span_of(fixture *f, const char *words)
{
    mc_ustr needle = fold(f, words);
    for (uint32_t at = 0; at + needle.size <= f->text.norm_size; at++)
        if (memcmp(f->text.norm + at, needle.data, needle.size * sizeof *needle.data) == 0)
            return (mc_norm_span){at, at + needle.size};
    fail_msg("\"%s\" does not stand in the text", words);
    return (mc_norm_span){0, 0};
}

static inline void analyse(fixture *f, const char *text)
{
    mc_error err = {0};
    f->document.id = MC_STR("test:1");
    f->document.text = mc_str_from_z(text);
    assert_int_equal(mc_text_analyse(&f->text, f->fold, &f->document, &err), MC_OK);
    assert_int_equal(mc_entity_find(f->run, &f->document, &f->text, &err), MC_OK);
}

#endif
