// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "input/html_page.h"
#include "input/html_text.h"
#include "input/xml_compat.h"

typedef struct read_page {
    mc_html_page facts;
    mc_buf text;
    mc_arena arena;
} read_page;

static read_page read_of(const char *html)
{
    read_page page = {.text = MC_BUF_INIT(1 << 20), .arena = MC_ARENA_INIT};
    mc_xml_compat_init();
    assert_int_equal(
        mc_html_page_read(&page.facts, &page.text, &page.arena, mc_str_from_z(html), NULL), MC_OK);
    return page;
}

static void let_go(read_page *page)
{
    mc_buf_dispose(&page->text);
    mc_arena_dispose(&page->arena);
}

static void assert_str(mc_str s, const char *expected)
{
    if (!expected) {
        assert_null(s.data);
        return;
    }
    assert_int_equal(s.size, strlen(expected));
    assert_memory_equal(s.data, expected, s.size);
}

static void assert_text(const char *html, const char *expected)
{
    read_page page = read_of(html);
    assert_str(mc_buf_str(&page.text), expected);
    let_go(&page);
}

static void assert_facts(const char *html, const char *title, const char *url, const char *date,
                         const char *author)
{
    read_page page = read_of(html);
    assert_str(page.facts.title, title);
    assert_str(page.facts.url, url);
    assert_str(page.facts.date, date);
    assert_str(page.facts.author, author);
    let_go(&page);
}

static void the_first_fact_decides(void **state)
{
    (void)state;
    assert_facts("<title> 甲\n乙 </title><title>丙</title><h1>丁</h1>", "甲乙", NULL, NULL, NULL);
    assert_facts("<title> </title><h1>丁<b>戊</b></h1><h1>己</h1>", "丁戊", NULL, NULL, NULL);
    assert_facts("<svg><title>图</title></svg><p>x</p>", "图", NULL, NULL, NULL);
    assert_facts("<meta property=og:url content='http://a/'><link rel=canonical href='http://b/'>",
                 NULL, "http://a/", NULL, NULL);
    assert_facts("<link rel=stylesheet href=x><link rel=canonical href=' http://b/ '>", NULL,
                 "http://b/", NULL, NULL);
    assert_facts("<meta name=pubdate><meta name=pubdate content=2026-01-02><time "
                 "datetime=2025-01-01>x</time>",
                 NULL, NULL, "2026-01-02", NULL);
    assert_facts("<meta name=author content=''><meta name=author content=某人>", NULL, NULL, NULL,
                 NULL);
}

static void frames_stay_where_nothing_else_is(void **state)
{
    (void)state;
    assert_text("<nav>导航</nav><p>正文</p><footer>页脚</footer>", "正文");
    assert_text("<nav>导航</nav><form>表单</form>", "导航\n表单");
    assert_text("<nav>导航<p>甲</nav><div hidden>藏</div><i style='display : none'>藏</i>尾", "尾");
    assert_text("", "");
}

// Pages that are broken in many ways: the text is that of the tree.
static void events_give_the_text_of_the_tree(void **state)
{
    static const char *const pages[] = {
        "<html lang=zh><html class=x><body class=b><body id=c><p>他们<b>威胁</b> 我</p>\n<p>还说",
        "<table><tr><td>一<td>二<tr><th>三</table>后",
        "<pre>行\n行</pre><textarea>a\nb</textarea><script>if(a<b)</script>后</div></div>尾",
        "<p>未完&nbsp;&copy;&foo; &#20013;<br>新行<ul><li>甲<li>乙</ul>",
        "<div><select><option>选</select><button>按</button><style>p{}</style>留</div>",
        "纯文本 a\n b <b>粗</b>\n<i>斜</i>",
        "<!-- 注 --><?php 1 ?><p>前<!-- 注 -->后<![CDATA[数]]></p>",
        "<html><body><div><b>在<p>&nosuch; &#0; </i></html><p>末尾</p><td>格</body>尾",
        "<p>一<p>二<div>三<p>四</div>五</p>六",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        read_page page = read_of(pages[i]);
        mc_buf tree = MC_BUF_INIT(1 << 20);
        mc_html_text_options options = {0};
        htmlDocPtr document = mc_xml_compat_parse_html(mc_str_from_z(pages[i]));
        assert_non_null(document);
        mc_html_text_append(&tree, xmlDocGetRootElement(document), &options);
        assert_true(tree.size > 0);
        assert_int_equal(page.text.size, tree.size);
        assert_memory_equal(page.text.data, tree.data, tree.size);
        xmlFreeDoc(document);
        mc_buf_dispose(&tree);
        let_go(&page);
    }
}

static void depth_is_no_limit(void **state)
{
    (void)state;
    mc_buf html = MC_BUF_INIT(1 << 20);
    for (int i = 0; i < 20000; i++)
        mc_buf_add_z(&html, "<div>");
    mc_buf_add_z(&html, "深");
    mc_buf_add_char(&html, '\0');
    assert_text(html.data, "深");
    mc_buf_dispose(&html);
}

static void quotations_of_the_page_itself_are_left_out(void **state)
{
    (void)state;
    read_page page = read_of(
        "<body><p>他们半夜打电话骂我妈。</p><blockquote>小林 发表于 2026-3-1 09:12<br>"
        "他们半夜打电话骂我妈……</blockquote><p>我也是</p><div class='x gmail_quote'>我也是</div>"
        "<blockquote>公司说“从未骂人”</blockquote><p>不信</p></body>");
    assert_str(mc_buf_str(&page.text), "他们半夜打电话骂我妈。\n我也是\n公司说“从未骂人”\n不信");
    assert_int_equal(page.facts.quotes, 2);
    let_go(&page);
    // Newest first; of two that nobody else says one stays.
    assert_text("<body><blockquote>他们爆了我的通讯录，还骂人</blockquote><p>是的</p>"
                "<p>他们爆了我的通讯录，还骂人</p></body>",
                "是的\n他们爆了我的通讯录，还骂人");
    assert_text("<body><p>一</p><blockquote>报上说他们半夜上门</blockquote><p>二</p>"
                "<blockquote>报上说他们半夜上门</blockquote><p>三</p></body>",
                "一\n二\n报上说他们半夜上门\n三");
    assert_text("<body><p>他们骂人</p><blockquote>小林说：<br>他们骂人<br>还说要到我单位来闹个没完"
                "</blockquote></body>",
                "他们骂人\n小林说：\n他们骂人\n还说要到我单位来闹个没完");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(quotations_of_the_page_itself_are_left_out),
                                       cmocka_unit_test(the_first_fact_decides),
                                       cmocka_unit_test(frames_stay_where_nothing_else_is),
                                       cmocka_unit_test(events_give_the_text_of_the_tree),
                                       cmocka_unit_test(depth_is_no_limit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
